import { count, day, elsewhere, instant, only, optional, type Part, person, ring, text, verdict } from './key-part.ts'
import { pictureKinds } from './picture-kinds.ts'
import { askedKinds } from './asked-kinds.ts'
import { releaseKinds } from './release-kinds.ts'
import { siteKinds } from './site-kinds.ts'

/**
 * Every kind of card that Mary places, with the parts of its key in their order. The first part says what the card is
 * about. Where `person` is absent, the card lies in the channel.
 */
const kinds = {
  receipt: { initiativeId: text },
  inbox: { initiativeId: text },
  /** `nudge`: the copy that the nth *Relancer* makes. */
  question: { initiativeId: text, index: count, nudge: optional(count) },
  answer: { initiativeId: text, index: count },
  outcome: { initiativeId: text },
  /** *Pas maintenant*, the nth time, from 0. */
  delay: { initiativeId: text, index: count },
  /** Its author took the agreement to be named back, at that instant. */
  'credit-lost': { initiativeId: text, at: instant },
  return: { initiativeId: text, index: count },
  published: { initiativeId: text },
  taken: { initiativeId: text },
  /** What was made of it is refused or given up. */
  'post-ended': { initiativeId: text },
  quoted: { initiativeId: text },
  /** Changed, or deleted and written again, in the Microsoft List at that instant. */
  edited: { initiativeId: text, at: instant },
  rewritten: { initiativeId: text, at: instant },
  /** Many that were, in the minutes from then on. */
  'rewritten-lines': { at: instant },
  /** `ring`: the nth copy of what is urgent. */
  validation: { validationId: text, person, ring: optional(ring) },
  /** All that waits for a person, after *Relancer* or a reminder. */
  waiting: { person, at: instant },
  /** `index`: which of the escalations of the validation. */
  escalated: { validationId: text, index: count, person: optional(person) },
  missed: { validationId: text, person: optional(person) },
  /** `verdict`: a card of its own for a decision against the post. */
  tracking: { postId: text, person, verdict: optional(verdict) },
  comment: { validationId: text, commentId: text, person },
  /** To those who may accept it, and to who made it once it is declined. */
  proposal: { validationId: text, proposalId: text, person },
  /** Nobody on call answers: in the channel, and to who asked. */
  unanswered: { validationId: text, person: optional(person) },
  /** To who would have been asked, had it not been urgent. */
  told: { broadcastId: text, person },
  /** `sector`: the copy in the channel of a further sector that its post touches. */
  broadcast: { broadcastId: text, sector: optional(text) },
  /** `since`: when the first confirmation was given, of the sending, or of asking the sites. */
  second: { broadcastId: text, since: instant, about: optional(only('sites')) },
  /** `since`: when the broadcast was held. */
  held: { broadcastId: text, since: instant },
  dropped: { broadcastId: text },
  /** The draft of what comes back each year. */
  idea: { ideaId: text, year: count },
  'channel-lost': { sectorId: text, at: instant },
  /** The card in whose thread every day’s head is an answer. */
  journal: { thread: only('heads') },
  head: { day, person: optional(person) },
  note: { noteId: text },
  reply: { noteId: text, index: count },
  /** Cards that may not have arrived. */
  doubts: { at: instant },
  directory: { at: instant },
  list: { listId: text },
  delegation: { delegationId: text, person },
  /** `since`: when the absence was seen. */
  offer: { person, since: instant },
  /** The `answer`th answer of that person became a place. */
  event: { postId: text, person, answer: count },
  /** `day`: of an event that was put off. */
  reminder: { postId: text, person, day: optional(day) },
  /** An hour before it begins for them. */
  soon: { postId: text, person, starts: instant },
  /** A message to those who are registered, to who registered after it was sent; about the post of that message. */
  warned: { postId: text, person },
  /** A correction, to whoever is registered. */
  moved: { broadcastId: text, person },
  /** A removal, to whoever is registered. */
  cancelled: { broadcastId: text, person },
  /** The board of an event, to each organiser who asked for it. */
  participants: { postId: text, person },
  /** After it, once. */
  thanks: { postId: text, person },
  /** A post that has not left, to whoever asked for a test of it at that instant. */
  test: { postId: text, person, revision: count, at: instant },
  /** To whoever was named to organise an event, once. */
  organiser: { postId: text, person },
  /** Named at that instant to answer events for the principal, to both. */
  assistant: { principal: person, assistant: person, at: instant, person },
  /** An event that was brought to the principal, to an assistant who may answer for them. */
  answering: { principal: person, postId: text, person },
  /** To who was answered for: the `answer`th answer. */
  answered: { postId: text, person, answer: count },
  /** What a department is asked, to each who was asked for it. */
  call: { departmentId: text, person },
  /** Of all departments of a call that this person was reminded of at that hour. */
  'call-reminder': { callId: text, due: instant, person },
  /** To the head, once. */
  'call-head': { departmentId: text, person },
  /** To whoever handed it on, and whom the list names: the colleague `to` has no card of it. */
  'call-unheard': { departmentId: text, person, to: person },
  'call-board': { callId: text },
  'call-question': { callId: text },
  'call-tally': { callId: text, reopening: optional(count) },
  /** The flat plan of an edition. */
  edition: { editionId: text },
  /** Of the week that begins on that day; `sector`: in the channel of its own, else the common one. */
  week: { monday: day, sector: optional(text) },
  ...releaseKinds,
  ...pictureKinds,
  ...askedKinds,
  ...siteKinds,
  archive: { listId: text, person: optional(person) },
  'by-hand': { postId: text, channel: elsewhere },
} satisfies Record<string, Record<string, Part<unknown>>>

type Kinds = typeof kinds
type ValueOf<P> = P extends Part<infer Value> ? Value : never
type OptionalIn<Parts> = { [N in keyof Parts]: Parts[N] extends { optional: true } ? N : never }[keyof Parts]
type Values<Parts> = { [N in Exclude<keyof Parts, OptionalIn<Parts>>]: ValueOf<Parts[N]> } & {
  [N in OptionalIn<Parts>]?: ValueOf<Parts[N]>
}

export type CardKind = keyof Kinds
export type CardOf<Kind extends CardKind> = { [K in Kind]: { card: K } & Values<Kinds[K]> }[Kind]

/**
 * A card that Mary put somewhere and keeps true: drawn again from the present state whenever what it shows changes. It
 * says what the card shows and to whom, so that there is never a second one.
 */
export type PlacedCard = CardOf<CardKind>

declare const brand: unique symbol
/** A placed card as rows, jobs and buttons name it. Only `keyOf` makes one. */
export type PlacementKey = string & { readonly [brand]: true }

/** Between the parts of a key. Ids have none. */
export const keySeparator = ':'

export function keyOf(card: PlacedCard): PlacementKey {
  const values: Record<string, unknown> = card
  const written = partsOf(card.card).flatMap(([name, part]) =>
    values[name] === undefined ? [] : [part.write(values[name])],
  )
  return [card.card, ...written].join(keySeparator) as PlacementKey
}

/** Null: no key that `keyOf` makes. */
export function readKey(key: string): PlacedCard | null {
  const [kind = '', ...texts] = key.split(keySeparator)
  if (!isKind(kind)) return null
  const parts = partsOf(kind)
  if (texts.length > parts.length) return null
  const values = parts.map(([name, part], at) => {
    const written = texts[at]
    return {
      name,
      value: written === undefined ? undefined : part.read(written),
      absent: written === undefined && 'optional' in part,
    }
  })
  if (values.some(({ value, absent }) => value === undefined && !absent)) return null
  const given = values.filter(({ absent }) => !absent).map(({ name, value }) => [name, value])
  return { card: kind, ...Object.fromEntries(given) } as PlacedCard
}

/**
 * The first part of the key: the id of what the card is about, a day, or a person.
 * @internal for the fakes of stores that ask in SQL
 */
export function firstPartOf(key: PlacementKey): string {
  return key.split(keySeparator)[1] ?? ''
}

/** The kind, and what the card is about, unless that is a person. */
export function subjectOf(key: PlacementKey): string {
  const [kind = '', first = ''] = key.split(keySeparator)
  return isKind(kind) && partsOf(kind)[0]?.[1] === person ? kind : `${kind}${keySeparator}${first}`
}

/** How the keys of a kind begin. */
export function keyStart(kind: CardKind): string {
  return `${kind}${keySeparator}`
}

export function isCardOf(key: PlacementKey, ...of: CardKind[]): boolean {
  return of.some(kind => key.startsWith(keyStart(kind)))
}

function isKind(kind: string): kind is CardKind {
  return Object.hasOwn(kinds, kind)
}

function partsOf(kind: CardKind): [string, Part<unknown>][] {
  const parts: Record<string, Part<unknown>> = kinds[kind]
  return Object.entries(parts)
}
