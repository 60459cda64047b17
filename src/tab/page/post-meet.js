import { partOf } from './post-inputs.js'
import { mergeTexts } from './post-merge.js'

/** @import { Meeting } from './post-merge.js' */
/** @import { Lost, Part, WrittenPost } from './post-types.js' */

/**
 * What somebody typed. `base`: the revision that they had before them; `from`: what the field held there, null when nobody
 * knows any more; `tried`: what was sent of it, and never answered.
 * @typedef {{ value: string, base: number, from: string | null, tried?: string[] }} Typed
 */

/** Of these parts, what Mary keeps is what was typed; only the text is long enough for two to write in it. */
const texts = ['title', 'summary', 'body']
const joined = 'body'

/**
 * What is typed stands upon what others wrote meanwhile, where they wrote elsewhere in it.
 * @param {Map<string, Typed>} all
 * @param {ReadonlyMap<string, Typed> | null} sent stays as it is
 * @param {WrittenPost} post as others left it
 * @returns {string[]} the inputs of which nothing more is typed than stands there
 */
export function moveOn(all, sent, post) {
  for (const [input, typed] of all) if (!sent?.has(input)) all.set(input, upon(input, typed, post))
  return [...all].flatMap(([input, typed]) => {
    const isThere = input === joined && typed.base === post.revision && typed.value === post.values[input]
    return isThere && !sent?.has(input) ? [input] : []
  })
}

/**
 * @param {string} input
 * @param {Typed} typed
 * @param {WrittenPost} post
 * @returns {Typed}
 */
function upon(input, typed, post) {
  if (input !== joined || !isChanged(input, typed.base, post)) return typed
  const theirs = post.values[input] ?? ''
  if (typed.tried?.includes(theirs)) return { value: typed.value, base: post.revision, from: theirs }
  const merged = mergeTexts(typed.from, typed.value, theirs)
  return merged.meetings.length > 0 ? typed : { value: merged.text('mine'), base: post.revision, from: theirs }
}

/**
 * What was typed while a save was under way stands upon this writer's own save, and not against it.
 * @param {Map<string, Typed>} all
 * @param {Part[]} parts that were saved
 * @param {WrittenPost} post
 */
export function standOn(all, parts, { revision, values }) {
  for (const [input, { value }] of all)
    if (parts.includes(partOf(input))) all.set(input, { value, base: revision, from: values[input] ?? '' })
}

/**
 * @param {string} input
 * @param {number} base
 * @param {WrittenPost} post
 */
export function isChanged(input, base, { edits }) {
  return edits.some(({ part, revision }) => part === partOf(input) && revision > base)
}

/**
 * @param {Lost[]} before
 * @param {Lost[]} lost now
 * @param {ReadonlyMap<string, Typed>} all
 * @param {WrittenPost} post
 * @returns {Lost[]} those where something is still typed upon what was there before; a part that is one text as it stands
 *   in the post now
 */
export function stillLost(before, lost, all, { revision, values, edits }) {
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

/**
 * @param {Lost} lost
 * @param {ReadonlyMap<string, Typed>} all
 * @returns {Meeting[] | null} where both wrote; null: the part is not the text
 */
export function bothTexts({ part, theirs }, all) {
  const typed = part === joined ? all.get(part) : undefined
  return typed ? mergeTexts(typed.from, typed.value, theirs).meetings : null
}

/**
 * The writer saw both texts and chose.
 * @param {Lost} lost
 * @param {Typed | undefined} typed
 * @param {'mine' | 'theirs'} which
 * @param {number} seen
 * @returns {Typed | null} upon what they saw: if that changed once more, it is a conflict again; null: nothing is theirs
 */
export function chosen({ part, theirs }, typed, which, seen) {
  if (!typed || (part !== joined && which === 'theirs')) return null
  if (part !== joined) return { ...typed, base: seen }
  const value = mergeTexts(typed.from, typed.value, theirs).text(which)
  return value === theirs ? null : { value, base: seen, from: theirs }
}

/**
 * @param {Iterable<[input: string, typed: Typed]>} all
 * @returns {Record<string, string>}
 */
export function valuesOf(all) {
  return Object.fromEntries([...all].map(([input, { value }]) => [input, value]))
}

/**
 * @param {Typed} sent
 * @param {Typed | undefined} typed since
 * @param {boolean} isUnknown whether it may be saved all the same
 * @returns {Typed} what is sent again
 */
export function unsent(sent, typed = sent, isUnknown) {
  return isUnknown ? { ...typed, tried: [...(sent.tried ?? []), sent.value].slice(-10) } : typed
}

/**
 * @param {number} revision
 * @param {...(ReadonlyMap<string, Typed> | null)} all
 */
export function oldestBase(revision, ...all) {
  return Math.min(revision, ...all.flatMap(some => [...(some ?? [])].map(([, { base }]) => base)))
}
