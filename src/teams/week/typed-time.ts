import { channels, type Channel } from '../../core/domain/channels/channel.ts'
import { fold } from '../../core/domain/text.ts'
import type { Words } from '../../words.ts'
import type { Turn } from '../turn/turn.ts'
import { writtenWhen } from '../written/written-when.ts'
import type { TypedTime } from './draw-move.ts'
import { channelName } from '../cards/release-text.ts'

/** « bluesky mardi 14 h »: null where no channel is named first. */
export function typedChannel(text: string, words: Words): { channel: Channel; rest: string } | null {
  const [first = '', ...rest] = text.trim().split(/\s+/)
  const named = fold(first).replace(/[:,;.]$/, '')
  const channel = channels.find(one => one === named || fold(channelName(one, words)) === named)
  return channel === undefined ? null : { channel, rest: rest.join(' ') }
}

/**
 * « (vers) mardi 14 h », then « oui » to what was warned of. Where a day or an hour is missing, what was not understood
 * stands in its place, and is refused there.
 */
export function typedTime(text: string, { ports, settings }: Turn): TypedTime & { agrees: boolean } {
  const clock = { now: ports.now(), timeZone: settings.timeZone }
  const { day, hour, rest } = writtenWhen(text.replace(/^\s*(?:vers|au|à|to)\s+/i, ''), clock)
  const agrees = /^(?:oui|yes|ok)$/.test(rest)
  if (agrees || rest === '') return { date: day, time: hour, agrees }
  return day === '' ? { date: rest, time: hour, agrees } : { date: day, time: `${hour} ${rest}`.trim(), agrees }
}
