import type { Named } from '../../core/domain/actor.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Values, Words } from '../../words.ts'
import type { Tone } from '../cards/card-templates.ts'
import { drawNotice, type NoticeButton, noticeText } from '../cards/draw-notice.ts'
import type { Answer } from './answer.ts'
import type { Turn } from './turn.ts'

/** A use case said no: the words are under `notices.<kind>`, with who and when, or until when, where it says so. */
export type Refused = { kind: string; by?: Named; at?: Instant; until?: Instant }

export function refusal(turn: Turn, refused: Refused, values: Values = {}): Answer {
  const { words } = turn.look
  return notice(turn, refusedKey(turn, refused), { ...refusedValues(refused, words), ...values }, 'warning')
}

/** Under `notices`: « Vous avez déjà décidé » to the very person who did. */
export function refusedKey({ actor, look: { words } }: Turn, { kind, by }: Refused): string {
  const yours = `${kind}-by-you`
  if (by?.id === actor.id && words.has(`notices.${yours}`)) return yours
  return words.has(`notices.${kind}`) ? kind : 'wrong-state'
}

export function refusedValues({ by, at, until }: Refused, words: Words): Values {
  return {
    ...(by === undefined ? {} : { name: by.name }),
    ...(at === undefined ? {} : { date: words.date(at) }),
    ...(until === undefined ? {} : { until: words.date(until) }),
  }
}

/** For what only comms may do: who is of comms is Graph's to say. */
export function notComms(turn: Turn): Answer {
  return refusal(turn, { kind: turn.rolesKnown ? 'not-comms' : 'unavailable' })
}

/**
 * Within a dialog, or where a kept card was pressed, a short text: a card would take the place of the one that stays
 * true. Else a card. `key`: under `notices`.
 */
export function notice(
  turn: Turn,
  key: string,
  values: Values = {},
  tone: Tone = 'ok',
  buttons: NoticeButton[] = [],
): Answer {
  const inPlace = turn.road === 'dialog' || turn.road === 'fetch' || (turn.road === 'execute' && buttons.length === 0)
  if (inPlace) {
    const text = noticeText({ text: key, values }, turn.look)
    return tone === 'ok' ? { kind: 'note', text } : { kind: 'note', text, refused: true }
  }
  return { kind: 'card', card: drawNotice({ text: key, values, tone, buttons }, turn.look), beside: true }
}
