import { channels, type Channel } from '../../core/domain/channels/channel.ts'
import { cleanText, fold } from '../../core/domain/text.ts'
import type { Words } from '../../words.ts'
import { channelName } from '../cards/release-text.ts'
import { writtenHour } from './written-hour.ts'
import { asMeant, clockOf, misread, writtenWhen } from './written-when.ts'

type Spoken = Parameters<typeof clockOf>[0] & { look: { words: Words } }
/** A day and an hour as they were typed: an input shows no other value than one of its kind. */
export type TypedTime = { date: string; time: string }

/**
 * « bluesky mardi 14 h ». `channel` null: the line begins with none of ours; `unknown`: the word in its place; '' where
 * the line begins with the time.
 */
export type TypedPlace = { channel: Channel | null; unknown: string; rest: string }

export function typedPlace(text: string, spoken: Spoken): TypedPlace {
  const { channel, first, rest } = channelFirst(text, channels, spoken.look.words)
  if (channel !== null) return { channel, unknown: '', rest }
  // « mercredi 9 h », « le 31/02 à 9 h »: a time, right or wrong, and no channel before it.
  if (first === '' || /\d/.test(first) || begins(text, spoken)) return { channel: null, unknown: '', rest: text }
  return { channel: null, unknown: first, rest }
}

/** The channel that a line begins with, by its name; null: none of these. */
export function channelFirst<One extends Channel>(text: string, all: readonly One[], words: Words) {
  const [first = '', ...others] = text.trim().split(/\s+/)
  const named = fold(first).replace(/[:,;.]$/, '')
  const channel = all.find(one => one === named || fold(channelName(one, words)) === named) ?? null
  return { channel, first, rest: others.join(' ') }
}

function begins(text: string, spoken: Spoken): boolean {
  const { day, hour } = writtenWhen(withoutTo(text), clockOf(spoken))
  return day !== '' || hour !== '' || /^\s*(?:le|the|on|vers|au|à|to|at)\s/i.test(text)
}

/**
 * « (vers) mardi 14 h », then « oui » to a warning. Where the day or the hour is missing, the words that were not
 * understood take its place, and are refused there; what was understood is kept.
 */
export function typedTime(text: string, spoken: Spoken): TypedTime & { agrees: boolean } {
  const { day, hour, rest } = writtenWhen(withoutTo(text), clockOf(spoken))
  const agrees = yes.test(rest)
  if (agrees || rest === '') return { date: day, time: hour, agrees }
  return { agrees, ...(day === '' && hour === '' ? hourAfter(rest) : misread({ day, hour, rest })) }
}

const yes = /^(?:oui|yes|ok)$/
/** Words and signs of which an hour consists at most, as « 9 heures et demie du matin oui ». */
const hourWords = 8

/** « 31 / 02 9 h »: the hour at the end, after a day that does not exist. */
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

/** The day and the hour of a form. */
export function timeFields(spoken: Parameters<typeof clockOf>[0], { date, time }: Record<string, unknown>): TypedTime {
  return asMeant(spoken, { date: cleanText(date), time: cleanText(time) }, { days: ['date'], hours: ['time'] })
}
