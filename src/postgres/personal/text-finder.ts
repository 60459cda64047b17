import { bare, withLetters } from '../../core/domain/personal/name-pattern.ts'

/** The signs of a text that occur in any sought text, each by a number; all others are 0. */
type Signs = { of: Uint16Array; count: number }

/** A tree of all sought texts: `owners`: for each state, whose text ends there. */
type Tree = { next: number[][]; owners: number[][] }

/** Of one person: lists of words; a text that has each word of one of them may name them. */
export type Needed = readonly (readonly string[])[]

/**
 * Which of many people a text may name, in one walk along it however many are sought (Aho and Corasick, « Efficient
 * string matching », 1975). Answers places, each once. Neither case nor accents matter.
 */
export function textFinder(people: readonly Needed[]): (text: string) => number[] {
  const words = [...new Set(people.flat(2).map(bare))].filter(word => word !== '')
  const find = wordFinder(words)
  const at = new Map(words.map((word, index) => [word, index]))
  const needed = people.map(lists =>
    lists.filter(list => list.length > 0).map(list => list.map(word => at.get(bare(word))!)),
  )
  return text => {
    const found = find(withLetters(text))
    if (found.size === 0) return []
    return needed.flatMap((lists, person) => (lists.some(list => list.every(word => found.has(word))) ? [person] : []))
  }
}

/** Which of these words a text has, by their places. The set is the same one each time. */
function wordFinder(words: readonly string[]): (text: string) => ReadonlySet<number> {
  const signs = signsOf(words)
  const tree = treeOf(words, signs)
  const steps = stepsOf(tree, signs)
  const found = new Set<number>()
  return text => {
    found.clear()
    let state = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code >= firstMark && code <= lastMark) continue
      state = steps[state * signs.count + signs.of[code]!]!
      const ends = tree.owners[state]!
      if (ends.length > 0) for (const owner of ends) found.add(owner)
    }
    return found
  }
}

/** Accents that follow their letter. */
const [firstMark, lastMark] = [0x3_00, 0x3_6f]
/** As far as letters have accents of their own. */
const lettersEnd = 0x1f_ff
let folded: string[] | null = null

/** The bare letter of each sign; made once, since it takes some milliseconds. */
function bareSigns(): string[] {
  folded ??= Array.from({ length: lettersEnd }, (_, code) => bare(String.fromCharCode(code)))
  return folded
}

function signsOf(words: readonly string[]): Signs {
  const of = new Uint16Array(0x1_00_00)
  let count = 1
  for (const text of words)
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (of[code] === 0) of[code] = count++
    }
  for (const [code, letter] of bareSigns().entries())
    if (letter.length === 1 && of[code] === 0) of[code] = of[letter.charCodeAt(0)]!
  return { of, count }
}

function treeOf(words: readonly string[], { of, count }: Signs): Tree {
  const next = [new Array<number>(count).fill(0)]
  const owners: number[][] = [[]]
  for (const [owner, text] of words.entries()) {
    let state = 0
    for (let at = 0; at < text.length; at++) {
      const sign = of[text.charCodeAt(at)]!
      if (next[state]![sign] === 0) {
        next[state]![sign] = next.length
        next.push(new Array<number>(count).fill(0))
        owners.push([])
      }
      state = next[state]![sign]!
    }
    owners[state]!.push(owner)
  }
  return { next, owners }
}

/** At a mismatch, the longest end of what was read that begins a sought text: no sign is read twice. */
function stepsOf({ next, owners }: Tree, { count }: Signs): Int32Array {
  const steps = new Int32Array(next.length * count)
  const shorter = new Int32Array(next.length)
  const states = next[0]!.filter(state => state !== 0)
  steps.set(next[0]!, 0)
  for (let at = 0; at < states.length; at++) {
    const state = states[at]!
    owners[state] = [...new Set([...owners[state]!, ...owners[shorter[state]!]!])]
    for (let sign = 0; sign < count; sign++) {
      const further = next[state]![sign]!
      const otherwise = steps[shorter[state]! * count + sign]!
      steps[state * count + sign] = further === 0 ? otherwise : further
      if (further === 0) continue
      shorter[further] = otherwise
      states.push(further)
    }
  }
  return steps
}
