import { channels, type Channel } from '../../core/domain/channels/channel.ts'
import { fold } from '../../core/domain/text.ts'
import type { Words } from '../../words.ts'
import type { Turn } from '../turn/turn.ts'
import { fieldErrors } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'
import { shortened } from '../cards/shortened.ts'
import { writtenHour } from '../written/written-hour.ts'
import { writtenWhen } from '../written/written-when.ts'
import type { TypedTime } from './drawn/draw-move.ts'
import { channelName } from '../cards/release-text.ts'

/**
 * « bluesky mardi 14 h ». `channel` null: none of ours is named first; `unknown`: what stands where one is named; empty
 * where the time begins at once.
 */
export type TypedPlace = { channel: Channel | null; unknown: string; rest: string }

export function typedPlace(text: string, turn: Turn): TypedPlace {
  const { words } = turn.look
  const [first = '', ...others] = text.trim().split(/\s+/)
  const rest = others.join(' ')
  const named = fold(first).replace(/[:,;.]$/, '')
  const channel = channels.find(one => one === named || fold(channelName(one, words)) === named)
  if (channel !== undefined) return { channel, unknown: '', rest }
  // « mercredi 9 h », « le 31/02 à 9 h »: a time, right or wrong, and no channel before it.
  if (first === '' || /\d/.test(first) || begins(text, turn)) return { channel: null, unknown: '', rest: text }
  return { channel: null, unknown: first, rest }
}

function begins(text: string, turn: Turn): boolean {
  const { day, hour } = writtenWhen(withoutTo(text), clockOf(turn))
  return day !== '' || hour !== '' || /^\s*(?:le|the|on|vers|au|à|to|at)\s/i.test(text)
}

/**
 * « (vers) mardi 14 h », then « oui » to what was warned of. Where a day or an hour is missing, what was not understood
 * stands in its place, and is refused there; what is good of it is kept.
 */
export function typedTime(text: string, turn: Turn): TypedTime & { agrees: boolean } {
  const { day, hour, rest } = writtenWhen(withoutTo(text), clockOf(turn))
  const agrees = yes.test(rest)
  if (agrees || rest === '') return { date: day, time: hour, agrees }
  if (day !== '') return { date: day, time: `${hour} ${rest}`.trim(), agrees }
  return { agrees, ...(hour === '' ? hourAfter(rest) : { date: rest, time: hour }) }
}

const yes = /^(?:oui|yes|ok)$/
/** Words and signs of which an hour consists at most, as « 9 heures et demie du matin oui ». */
const hourWords = 8

/** « 31 / 02 9 h »: the hour that stands at the end, behind a day that is none. */
function hourAfter(line: string): TypedTime {
  const parts = line.split(' ')
  for (let at = Math.max(1, parts.length - hourWords); at < parts.length; at++) {
    const read = writtenHour(parts.slice(at).join(' '))
    if (read && (read.rest === '' || yes.test(read.rest)))
      return { date: parts.slice(0, at).join(' '), time: read.found }
  }
  return { date: line, time: '' }
}

function withoutTo(text: string): string {
  return text.replace(/^\s*(?:vers|au|à|to)\s+/i, '')
}

function clockOf({ ports, settings }: Turn) {
  return { now: ports.now(), timeZone: settings.timeZone }
}

/** « Je ne connais pas le canal « tiktok ». Il y a : Teams, Bluesky… » */
export function unknownChannel(typed: string, known: readonly Channel[], words: Words): string {
  const list = enumerate(
    known.map(one => channelName(one, words)),
    words,
  )
  return words.text('week.channelUnknown', { channel: escapeLine(shortened(typed, typedMost)), list })
}

const typedMost = 40

/** Why no time can be read, as the forms of the week say it. */
export function timeErrors({ look: { words } }: Turn, errors: { date?: string; time?: string }): string {
  const texts = fieldErrors(['date', 'time'], errors, words)
  const said = (['date', 'time'] as const).map(field =>
    errors[field] === 'required' ? words.text(`week.move.${field}Error`) : texts[field],
  )
  return said.filter(Boolean).join(' ')
}
