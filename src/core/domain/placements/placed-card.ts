import { kinds } from './card-kinds.ts'
import { type Part, person } from './key-part.ts'

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
