import { partOf } from './post-inputs.ts'
import { type Meeting, mergeTexts } from './post-merge.ts'
import type { Lost } from './post-types.ts'
import type { Part, WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'

/**
 * A typed value. `base`: the revision that the writer saw; `from`: the field's value there, null if unknown; `tried`: a
 * value that was sent, and never answered.
 */
export type Typed = { value: string; base: number; from: string | null; tried?: string[] }

/** Parts that Mary stores as typed; only the text is long enough for two people to write in it. */
const texts = ['title', 'summary', 'body']
const joined = 'body'

/**
 * Rebases what is typed on what others wrote meanwhile, if they wrote elsewhere in the text; what was sent stays as it
 * is. Answers the inputs whose typed value is now the stored one.
 */
export function moveOn(all: Map<string, Typed>, sent: ReadonlyMap<string, Typed> | null, post: WrittenPost): string[] {
  for (const [input, typed] of all) if (!sent?.has(input)) all.set(input, upon(input, typed, post))
  return [...all].flatMap(([input, typed]) => {
    const isThere = input === joined && typed.base === post.revision && typed.value === post.values[input]
    return isThere && !sent?.has(input) ? [input] : []
  })
}

function upon(input: string, typed: Typed, post: WrittenPost): Typed {
  if (input !== joined || !isChanged(input, typed.base, post)) return typed
  const theirs = post.values[input] ?? ''
  if (typed.tried?.includes(theirs)) return { value: typed.value, base: post.revision, from: theirs }
  const merged = mergeTexts(typed.from, typed.value, theirs)
  return merged.meetings.length > 0 ? typed : { value: merged.text('mine'), base: post.revision, from: theirs }
}

/** Text typed during a save is based on this writer's own save (`parts`), and is no conflict with it. */
export function standOn(all: Map<string, Typed>, parts: Part[], { revision, values }: WrittenPost) {
  for (const [input, { value }] of all)
    if (parts.includes(partOf(input))) all.set(input, { value, base: revision, from: values[input] ?? '' })
}

export function isChanged(input: string, base: number, { edits }: WrittenPost) {
  return edits.some(({ part, revision }) => part === partOf(input) && revision > base)
}

/**
 * The conflicts that remain: something is still typed over an earlier state. A part that is one text gets its present
 * state in the post.
 */
export function stillLost(
  before: Lost[],
  lost: Lost[],
  all: ReadonlyMap<string, Typed>,
  { revision, values, edits }: WrittenPost,
): Lost[] {
  const others = before.filter(({ part }) => lost.every(one => one.part !== part))
  const open = [...others, ...lost.map(one => ({ ...one, seen: revision }))].filter(({ part }) =>
    [...all].some(([input, { base }]) => partOf(input) === part && base !== revision),
  )
  return open.map(one => {
    const by = edits.find(({ part }) => part === one.part)?.who
    if (!texts.includes(one.part) || by === undefined) return one
    return { ...one, theirs: values[one.part] ?? '', by, seen: revision }
  })
}

/** The places where both wrote; null: the part is not the text. */
export function bothTexts({ part, theirs }: Lost, all: ReadonlyMap<string, Typed>): Meeting[] | null {
  const typed = part === joined ? all.get(part) : undefined
  return typed ? mergeTexts(typed.from, typed.value, theirs).meetings : null
}

/**
 * The writer saw both texts and chose. Answers a value based on what they saw: if that changed once more, it is a
 * conflict again; null: nothing of theirs is left to save.
 */
export function chosen(
  { part, theirs }: Lost,
  typed: Typed | undefined,
  which: 'mine' | 'theirs',
  seen: number,
): Typed | null {
  if (!typed || (part !== joined && which === 'theirs')) return null
  if (part !== joined) return { ...typed, base: seen }
  const value = mergeTexts(typed.from, typed.value, theirs).text(which)
  return value === theirs ? null : { value, base: seen, from: theirs }
}

export function valuesOf(all: Iterable<[input: string, typed: Typed]>): Record<string, string> {
  return Object.fromEntries([...all].map(([input, { value }]) => [input, value]))
}

/** What is sent again. `typed`: what was typed since; `isUnknown`: the sent value may have been saved. */
export function unsent(sent: Typed, typed: Typed | undefined = sent, isUnknown: boolean): Typed {
  return isUnknown ? { ...typed, tried: [...(sent.tried ?? []), sent.value].slice(-10) } : typed
}

export function oldestBase(revision: number, ...all: (ReadonlyMap<string, Typed> | null)[]) {
  return Math.min(revision, ...all.flatMap(some => [...(some ?? [])].map(([, { base }]) => base)))
}
