import { diffArrays } from 'diff'
import { plainText } from '../../cards/markdown.ts'

/** Words that stayed, or those that took the place of others; one of the two may be empty. */
export type Part = { same: string } | { removed: string; added: string }

/**
 * Figures with their groups and unit, words with their apostrophe, spaces, then every sign by itself: « 1 187 » is one,
 * as it is read.
 */
const tokens = /\d+(?:[\u202f\u00a0.,:/]\d+)*(?:[\u202f\u00a0]?[%€])?|[\p{L}\p{M}\p{N}_]+['’]?|[^\S\n]+|[\s\S]/gu
/** More words than that are another text: told whole, which is cheaper to reckon and to read. */
const editsMax = 200
/** Of two texts that have less in common, word by word would be noise. */
const alikeLeast = 0.35
/** Unless that much of the shorter one stands in the longer one: then something was added, or left out. */
const withinLeast = 0.8

/** Word by word, spaces included; null when the two have too little in common. */
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
  // A space alone that stayed between two changes makes one change of them.
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

/** One passage before and after; null: there was none, or there is none any more. */
export type Pair = { before: string; after: string } | { before: string; after: null } | { before: null; after: string }

const textKeys = ['text', 'value', 'altText', 'title', 'url', 'label']

/** Every text of a sealed card, in its order, line by line. `tell`: of its Markdown; as it is read, if not given. */
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

/** What an input holds, or sends back, is nothing that is read. */
function titlesOf(choices: unknown): unknown {
  return Array.isArray(choices) ? choices.map(({ title }: { title?: unknown }) => ({ title })) : []
}

function isInput(node: object): boolean {
  return 'type' in node && String(node.type).startsWith('Input.')
}

/** Fewer words than that stand in any long text. */
const wordsLeast = 3
/** More passages than that went or came: another text, whose lines are not compared one with another. */
const editsMost = 60

/**
 * Those that differ, in the order of the new text: of what went and what came at one place, the most alike belong
 * together. Of another text what went, then what came.
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

/** The share of the longer one's words that both have; alike enough too when the longer one holds the shorter one. */
function likeness(words: Set<string>, others: Set<string>): number {
  const shared = words.intersection(others).size
  const share = shared / Math.max(words.size, others.size, 1)
  const isWithin = shared >= withinLeast * Math.min(words.size, others.size) && shared >= wordsLeast
  return isWithin ? Math.max(share, alikeLeast) : share
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
}
