import { diffArrays } from 'diff'
import { plainText } from '../../cards/markdown.ts'

/** Unchanged words, or a replacement; one of its two sides may be empty. */
export type Part = { same: string } | { removed: string; added: string }

/**
 * Numbers with their groups and unit, words with their apostrophe, spaces, then every sign by itself: « 1 187 » is one
 * token, as it is read.
 */
const tokens = /\d+(?:[\u202f\u00a0.,:/]\d+)*(?:[\u202f\u00a0]?[%€])?|[\p{L}\p{M}\p{N}_]+['’]?|[^\S\n]+|[\s\S]/gu
/** Beyond this number of changed words it is another text: told whole, which is cheaper to compute and to read. */
const editsMax = 200
/** Below this likeness a comparison word by word would be noise. */
const alikeLeast = 0.35
/** Unless so much of the shorter text is in the longer one: then words were added, or left out. */
const withinLeast = 0.8

/** Compares word by word, spaces included; null when the two have too little in common. */
export function wordDiff(before: string, after: string): Part[] | null {
  const changes = diffArrays(before.match(tokens) ?? [], after.match(tokens) ?? [], { maxEditLength: editsMax })
  if (!changes) return null
  const same = changes.flatMap(({ added, removed, value }) => (added || removed ? [] : value)).join('')
  if (!areAlike(wordsIn(same), wordsIn(before), wordsIn(after))) return null
  return changes.reduce<Part[]>(
    (parts, { added, removed, value }) => joined(parts, value.join(''), added ? 'added' : removed ? 'removed' : 'same'),
    [],
  )
}

function joined(parts: Part[], text: string, is: 'same' | 'added' | 'removed'): Part[] {
  const last = parts.at(-1)
  if (is === 'same') return [...parts, { same: text }]
  if (last && 'removed' in last) return [...parts.slice(0, -1), { ...last, [is]: last[is] + text }]
  const between = last?.same ?? ''
  const previous = parts.at(-2)
  // A single unchanged space between two changes joins them to one.
  if (between.trim() === '' && previous && 'removed' in previous) {
    const { removed, added } = { removed: previous.removed + between, added: previous.added + between }
    return [
      ...parts.slice(0, -2),
      is === 'added' ? { removed, added: added + text } : { removed: removed + text, added },
    ]
  }
  return [...parts, { removed: '', added: '', [is]: text }]
}

function areAlike(shared: number, one: number, other: number): boolean {
  return shared >= alikeLeast * Math.max(one, other) || shared >= withinLeast * Math.min(one, other)
}

function wordsIn(text: string): number {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join('').length
}

/** One passage before and after; null: it was added, or removed. */
export type Pair = { before: string; after: string } | { before: string; after: null } | { before: null; after: string }

const textKeys = ['text', 'value', 'altText', 'title', 'url', 'label']

/** Every text of a sealed card, in order, line by line. `tell`: converts its Markdown; by default to plain text. */
export function passages(card: string, tell: (markdown: string) => string = plainText): string[] {
  const texts: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'string') walk(key === 'choices' ? titlesOf(value) : value)
      else if (textKeys.includes(key) && !(key === 'value' && isInput(node)))
        texts.push(
          ...value
            .split(/[\r\n]/)
            .filter(line => line.trim() !== '')
            .map(tell),
        )
    }
  }
  walk((JSON.parse(card) as { body?: unknown }).body)
  return texts
}

/** The value of an input, or the data it sends, is no visible text. */
function titlesOf(choices: unknown): unknown {
  return Array.isArray(choices) ? choices.map(({ title }: { title?: unknown }) => ({ title })) : []
}

function isInput(node: object): boolean {
  return 'type' in node && String(node.type).startsWith('Input.')
}

/** Any long text contains fewer shared words than this by chance. */
const wordsLeast = 3
/** Beyond this number of changed passages it is another text, whose lines are not compared with each other. */
const editsMost = 60

/**
 * The passages that differ, in the order of the new text: of those removed and added at one place, the most alike form
 * a pair. Of another text, first the removed ones, then the added ones.
 */
export function differing(before: string[], after: string[]): Pair[] {
  const edits = diffArrays(before, after, { maxEditLength: editsMost })
  if (!edits) return [...before.map(went), ...after.map(came)]
  const pairs: Pair[] = []
  let gone: string[] = []
  let come: string[] = []
  const settle = () => {
    pairs.push(...paired(gone, come))
    gone = []
    come = []
  }
  for (const { added, removed, value } of edits) {
    if (added) come.push(...value)
    else if (removed) gone.push(...value)
    else settle()
  }
  settle()
  return pairs
}

const went = (before: string): Pair => ({ before, after: null })
const came = (after: string): Pair => ({ before: null, after })

function paired(gone: string[], come: string[]): Pair[] {
  const left = gone.map(before => ({ before, words: wordsOf(before) }))
  const found = come.map((after): Pair => {
    const words = wordsOf(after)
    const all = left.map(one => ({ one, like: likeness(one.words, words) }))
    const best = all.toSorted((a, b) => b.like - a.like)[0]
    if (!best || best.like < alikeLeast) return came(after)
    left.splice(left.indexOf(best.one), 1)
    return { before: best.one.before, after }
  })
  return [...left.map(({ before }) => went(before)), ...found]
}

/**
 * The share of the longer passage's words that both have; also high when the longer passage contains the shorter one.
 */
function likeness(words: Set<string>, others: Set<string>): number {
  const shared = words.intersection(others).size
  const share = shared / Math.max(words.size, others.size, 1)
  const isWithin = shared >= withinLeast * Math.min(words.size, others.size) && shared >= wordsLeast
  return isWithin ? Math.max(share, alikeLeast) : share
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
}
