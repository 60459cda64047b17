import { diffArrays } from 'diff'

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

/** Word by word, spaces included; null when the two have too little in common. */
export function wordDiff(before: string, after: string): Part[] | null {
  const changes = diffArrays(before.match(tokens) ?? [], after.match(tokens) ?? [], { maxEditLength: editsMax })
  if (!changes) return null
  const same = changes.flatMap(({ added, removed, value }) => (added || removed ? [] : value)).join('')
  if (wordsIn(same) < alikeLeast * Math.max(wordsIn(before), wordsIn(after))) return null
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

function wordsIn(text: string): number {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join('').length
}
