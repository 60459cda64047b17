import { fold } from '../text.ts'
import type { EventQuestion, EventSession } from './post.ts'
import { sameWords } from './session-lines.ts'

/** Whether something typed is one that had an id already. */
type Alike<T> = (typed: Omit<T, 'id'>, old: T) => boolean
/** `before`: as the post says now; `sent`: as people's cards say, where they are being corrected. */
export type Known<T> = { before: readonly T[]; sent: readonly T[] }

const sessionAlike: Alike<EventSession>[] = [
  (typed, old) => typed.time === old.time && sameWords(typed.label, old.label),
  (typed, old) => typed.label !== '' && sameWords(typed.label, old.label),
  (typed, old) => typed.time !== null && typed.time === old.time,
]
/** Of another kind it is another question: what was answered would say nothing to it. */
const questionAlike: Alike<EventQuestion>[] = [(typed, old) => typed.kind === old.kind && sameWords(typed.ask, old.ask)]

/**
 * What people took keeps its id when its words change: by hour and name, by name, by hour, by its place in the list.
 * One that was taken out and comes back, before anybody's card changed, is itself again.
 */
export function withSessionIds(
  typed: Omit<EventSession, 'id'>[],
  known: Known<EventSession>,
  fresh: () => string,
): EventSession[] {
  return withIds(typed, known, { alike: sessionAlike, inPlace: () => true, fresh })
}

/**
 * In its place it stays the same question as long as it shares a word: nobody's answer comes to stand under
 * another. */
export function withQuestionIds(
  typed: Omit<EventQuestion, 'id'>[],
  known: Known<EventQuestion>,
  fresh: () => string,
): EventQuestion[] {
  const inPlace: Alike<EventQuestion> = (one, old) => one.kind === old.kind && shareWord(one.ask, old.ask)
  return withIds(typed, known, { alike: questionAlike, inPlace, fresh })
}

function withIds<T extends { id: string }>(
  typed: Omit<T, 'id'>[],
  { before, sent }: Known<T>,
  { alike, inPlace, fresh }: { alike: Alike<T>[]; inPlace: Alike<T>; fresh: () => string },
): T[] {
  const pool = [...before, ...sent.filter(({ id }) => before.every(one => one.id !== id))]
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
  match(inPlace, before)
  return typed.map((one, at) => ({ ...one, id: ids.get(at) ?? fresh() }) as T)
}

/** A word of some weight: « de » and « vous » make no question the same. */
function shareWord(one: string, other: string): boolean {
  const words = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]{5,}/gu))
  return !words(one).isDisjointFrom(words(other))
}
