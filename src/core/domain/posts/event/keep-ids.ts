import { fold } from '../../text.ts'
import type { EventQuestion, EventSession } from '../post.ts'
import { sameWords } from './session-lines.ts'

/** Whether a typed thing is the old one, which has an id. */
type Alike<T> = (typed: Omit<T, 'id'>, old: T) => boolean
/** `before`: those of the post now; `sent`: those on people's cards, while they are being corrected. */
export type Known<T> = { before: readonly T[]; sent: readonly T[] }

const sessionAlike: Alike<EventSession>[] = [
  (typed, old) => typed.time === old.time && sameWords(typed.label, old.label),
  (typed, old) => typed.label !== '' && sameWords(typed.label, old.label),
  (typed, old) => typed.time !== null && typed.time === old.time,
]
/** A question of another kind is another question: the old replies would not fit. */
const questionAlike: Alike<EventQuestion>[] = [(typed, old) => typed.kind === old.kind && sameWords(typed.ask, old.ask)]

/**
 * A session keeps its id while its hour or its name stays; where both change it is another session, and nobody is put
 * into it. Sessions are compared with people's cards, not with the draft in between: two changes, saved one after the
 * other, are both seen. A session that was taken out and comes back, before anybody's card changed, is the same again.
 */
export function withSessionIds(
  typed: Omit<EventSession, 'id'>[],
  { before, sent }: Known<EventSession>,
  fresh: () => string,
): EventSession[] {
  return withIds(typed, { pool: joined(sent, before), alike: sessionAlike, fresh })
}

/**
 * A question at the same place stays the same as long as it shares a word: no reply is shown under another question.
 */
export function withQuestionIds(
  typed: Omit<EventQuestion, 'id'>[],
  { before, sent }: Known<EventQuestion>,
  fresh: () => string,
): EventQuestion[] {
  const inPlace: Alike<EventQuestion> = (one, old) => one.kind === old.kind && shareWord(one.ask, old.ask)
  return withIds(typed, {
    pool: joined(before, sent),
    alike: questionAlike,
    inPlace: { is: inPlace, among: before },
    fresh,
  })
}

/** All of the first list, and of the second those that are not in the first. */
function joined<T extends { id: string }>(first: readonly T[], others: readonly T[]): T[] {
  return [...first, ...others.filter(({ id }) => first.every(one => one.id !== id))]
}

type Matching<T> = {
  pool: readonly T[]
  alike: Alike<T>[]
  inPlace?: { is: Alike<T>; among: readonly T[] }
  fresh: () => string
}

function withIds<T extends { id: string }>(typed: Omit<T, 'id'>[], { pool, alike, inPlace, fresh }: Matching<T>): T[] {
  const ids = new Map<number, string>()
  const taken = new Set<string>()
  const match = (is: Alike<T>, among: readonly T[]) => {
    for (const [at, one] of typed.entries()) {
      const old = ids.has(at) ? undefined : among.find(other => !taken.has(other.id) && is(one, other))
      if (old === undefined) continue
      ids.set(at, old.id)
      taken.add(old.id)
    }
  }
  for (const is of alike) match(is, pool)
  if (inPlace) match(inPlace.is, inPlace.among)
  return typed.map((one, at) => ({ ...one, id: ids.get(at) ?? fresh() }) as T)
}

/** Whether they share a significant word: « de » and « vous » make no question the same. */
function shareWord(one: string, other: string): boolean {
  const words = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]{5,}/gu))
  return !words(one).isDisjointFrom(words(other))
}
