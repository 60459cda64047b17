import { type Actor, isComms } from '../../core/domain/actor.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { Reference } from '../../core/domain/reference.ts'
import type { Answer } from './answer.ts'
import { recentPosts } from './find.ts'
import { notComms } from './refusal.ts'
import type { Turn } from './turn.ts'
import { ableFirst, pickOne, press } from './typed-table.ts'
import type { Verbs } from './verbs.ts'
import type { Said } from './what-follows.ts'
import { type Answers, equivalentOf, type Say, type TypedWord, type WordFacts } from './word-facts.ts'

/**
 * Finds the object that a line means, and calls `then` with it and the rest of the line. Where there is none, or where
 * there are several, it answers by itself.
 */
export type Finding<T> = (turn: Turn, said: Said, then: (one: T, rest: string) => Answers) => Answers

type Objects<T> = {
  all(turn: Turn, reference: string): Promise<T[]>
  /** Who may use the word; everybody else is told that it is for comms. */
  may?(actor: Actor): boolean
  /** Whether the object has the button: such objects are searched first. */
  able?(one: T, turn: Turn): boolean
  none?(turn: Turn): Answer
}

/** Finds an object by its reference. */
export function among<T extends { reference: Reference }>({ all, may, able, none }: Objects<T>): Finding<T> {
  return async (turn, { reference, rest }, then) => {
    if (may && !may(turn.actor)) return notComms(turn)
    const found = await all(turn, reference)
    const first = able ? ableFirst(found, reference, one => able(one, turn)) : found
    return pickOne(turn, first, reference, one => then(one, rest), none && (() => none(turn)))
  }
}

/**
 * Finds an object by its number in a list: its place there, unless `number` says otherwise. An unknown number shows the
 * list. `list` may answer instead why this person sees none.
 */
export function inList<T>(
  list: (turn: Turn) => Promise<T[] | Answer>,
  show: (turn: Turn) => Answers,
  number: (one: T, index: number) => number | undefined = (_one, index) => index + 1,
): Finding<T> {
  return async (turn, { reference, rest }, then) => {
    const all = await list(turn)
    if (!Array.isArray(all)) return all
    const one = all.find((some, index) => number(some, index) === Number(reference))
    return one === undefined ? show(turn) : then(one, rest)
  }
}

type PostsMeant = { may?: (actor: Actor) => boolean; able?: (post: Post) => boolean }
/** Finds a recent post. */
export const aPost = ({ may = isComms, able }: PostsMeant = {}): Finding<Post> =>
  among({ all: recentPosts, may, ...(able && { able }) })
export const isOpenPost = ({ state }: Post): boolean =>
  state === 'draft' || state === 'in-validation' || state === 'approved'

/** The id of the object, under the name that its buttons use. */
export function asId<Name extends string>(
  name: Name,
  find: Finding<{ id: string }>,
): Finding<{ [Key in Name]: string }> {
  return as(find, ({ id }) => ({ [name]: id }) as { [Key in Name]: string })
}

export function as<T, Ids>(find: Finding<T>, ids: (one: T) => Ids): Finding<Ids> {
  return (turn, said, then) => find(turn, said, (one, rest) => then(ids(one), rest))
}

/** A button that is pressed on no object. */
export const nothing: Finding<object> = (_turn, { rest }, then) => then({}, rest)

export function on<T>(find: Finding<T>, run: (turn: Turn, one: T, rest: string) => Answers): Say {
  return (turn, reference, rest) => find(turn, { reference, rest }, (one, left) => run(turn, one, left))
}

/** « rubriques » shows all of them, « rubriques 3 » one. */
export function listOr(list: (turn: Turn) => Answers, one: Say): Say {
  return (turn, reference, rest) => (reference === '' ? list(turn) : one(turn, reference, rest))
}

/** Which button the rest of the line presses, and with which fields. */
export type Button<Name extends string> = { names: readonly Name[]; of(rest: string): [Name, object?] }

/** « ne pas retenir 12 déjà paru » */
export function withRest<Name extends string>(name: Name, field: string): Button<Name> {
  return { names: [name], of: rest => [name, { [field]: rest }] }
}

/** Reads the rest of the line into the field of a button; '' when nothing is left. */
type Read = (rest: string) => string
const matching =
  (pattern: RegExp): Read =>
  rest =>
    pattern.exec(rest)?.[0] ?? ''
export const firstNumber = matching(/^\d+/)
export const onlyNumber = matching(/^\d+$/)

/** « clore 3 » asks first; « clore 3 2 », with the number that the question shows, confirms. */
export function askedFirst<Name extends string>(
  asks: Name,
  does: Name,
  field: string,
  read: Read = rest => rest,
): Button<Name> {
  return {
    names: [asks, does],
    of: rest => (read(rest) === '' ? [asks] : [does, { [field]: read(rest) }]),
  }
}

/** A word that is a button of the object that is meant, and nothing else. */
export function equivalent<Table extends Verbs, Name extends keyof Table & string>(
  facts: WordFacts,
  verbs: Table,
  button: Name | Button<Name>,
  find: Finding<object>,
): TypedWord {
  const { names, of }: Button<Name> = typeof button === 'string' ? { names: [button], of: () => [button] } : button
  const pressed = on(find, (turn, ids, rest) => {
    const [name, fields] = of(rest)
    return press(turn, verbs, name, { ...ids, ...fields })
  })
  return equivalentOf(facts, names, pressed)
}
