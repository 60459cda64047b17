import type { Named } from '../../core/domain/actor.ts'
import type { Instant } from '../../core/domain/time.ts'
import { ofRoles } from '../../core/use-cases/journal/refused-attempt.ts'
import type { Filling, None, Texts, Values } from '../../words.ts'
import type { Tone } from '../cards/card-templates.ts'
import { drawNotice, type NoticeButton, type NoticeKey, noticeText, type NoticeValues } from '../cards/draw-notice.ts'
import type { Answer } from './answer.ts'
import { isFromAnywhere } from './incoming.ts'
import type { Turn } from './turn.ts'

/** What a refusal may tell beside its kind: a person, a time, an end; a date, a number of people, perimeters. */
type Telling = {
  by: Named
  at: Instant
  until: Instant
  slot: Instant
  people: number
  perimeters: string[]
}
/** The refusal of a use case: its words are under `notices.<kind>`. */
type AnyRefused = { kind: NoticeKey } & Partial<Telling>

/** Which placeholder of the words each of these fills. */
type PlaceOf = { by: 'name'; at: 'date'; until: 'until'; slot: 'slot'; people: 'people'; perimeters: 'perimeters' }
type Told<One> = { [Name in keyof Telling]: One extends Pick<Telling, Name> ? PlaceOf[Name] : never }[keyof Telling]
type Places<Kind extends NoticeKey> = Texts[`notices.${Kind}`]
type Lacking<One> = One extends AnyRefused ? Exclude<Places<One['kind']>, Told<One>> : never
type Needed<Place> = { [Name in keyof Telling as PlaceOf[Name] extends Place ? Name : never]: Telling[Name] }

/** A refusal with all the values that its words need. */
export type Refused = {
  [Kind in NoticeKey]: Places<Kind> extends PlaceOf[keyof Telling]
    ? { kind: Kind } & Needed<Places<Kind>> & Partial<Omit<Telling, keyof Needed<Places<Kind>>>>
    : never
}[NoticeKey]

/** `values`: those that the words need and the refusal lacks. */
export function refusal<One extends AnyRefused | { kind: None }>(
  turn: Turn,
  refused: One,
  ...values: { kind: None } extends One ? [values?: Values] : Filling<Lacking<One>>
): Answer {
  // Roles come from Graph: while they are unknown, nobody is told that they may not do something.
  const isUnknown = !turn.rolesKnown && ofRoles.includes(String(refused.kind))
  const { key, filled } = wordsOf(turn, isUnknown ? { kind: 'unavailable' } : refused, values[0])
  return told(turn, { key, values: filled, tone: 'warning', buttons: [] })
}

export function refusalText(turn: Turn, refused: Refused): string {
  const { key, filled } = wordsOf(turn, refused)
  return noticeText(key, filled, turn.look)
}

/** « Vous avez déjà décidé », for the person who decided. */
const byYou: Partial<Record<NoticeKey, NoticeKey>> = {
  'already-decided': 'already-decided-by-you',
  'already-accepted': 'already-accepted-by-you',
  'already-declined': 'already-declined-by-you',
}

function wordsOf({ actor, look: { words } }: Turn, refused: AnyRefused | { kind: None }, values: Values = {}) {
  const { kind, by, at, until, slot, people, perimeters } = refused as AnyRefused
  const key = (by?.id === actor.id ? byYou[kind] : undefined) ?? kind
  const filled = {
    ...(by && { name: by.name }),
    ...(at && { date: words.date(at) }),
    ...(until && { until: words.date(until) }),
    ...(slot && { slot: words.date(slot) }),
    ...(typeof people === 'number' && { people: words.count('audience.headCount', people) }),
    ...(perimeters && { perimeters: perimeters.join(', ') }),
    ...values,
  }
  return { key, filled: filled as NoticeValues<NoticeKey> }
}

/** The refusal of what only the communication team may do. */
export function notComms(turn: Turn): Answer {
  return refusal(turn, { kind: 'not-comms' })
}

type Rest<Key extends NoticeKey> = [Places<Key>] extends [never]
  ? [values?: Record<string, never>, tone?: Tone, buttons?: NoticeButton[]]
  : [values: NoticeValues<Key>, tone?: Tone, buttons?: NoticeButton[]]

/**
 * A short text within a dialog, or where a kept card was pressed, since a card would replace the kept one. Else a card.
 * `key`: under `notices`.
 */
export function notice<Key extends NoticeKey | None>(
  turn: Turn,
  key: Key,
  ...rest: None extends Key ? [values?: Values, tone?: Tone, buttons?: NoticeButton[]] : Rest<Extract<Key, NoticeKey>>
): Answer {
  const [values = {}, tone = 'ok', buttons = []] = rest as [Values?, Tone?, NoticeButton[]?]
  return told(turn, { key: key as NoticeKey, values: values as NoticeValues<NoticeKey>, tone, buttons })
}

type Notice = { key: NoticeKey; values: NoticeValues<NoticeKey>; tone: Tone; buttons: NoticeButton[] }

function told(turn: Turn, { key, values, tone, buttons }: Notice): Answer {
  const inPlace = turn.road === 'dialog' || turn.road === 'fetch' || (turn.road === 'execute' && buttons.length === 0)
  if (inPlace) {
    const text = noticeText(key, values, turn.look)
    const card = isFromAnywhere(turn.incoming) && drawNotice({ text: key, values, tone }, turn.look)
    return { kind: 'note', text, ...(tone !== 'ok' && { refused: true }), ...(card && { card }) }
  }
  return { kind: 'card', card: drawNotice({ text: key, values, tone, buttons }, turn.look), beside: true }
}
