/** Of the signs of a text: which of them stand in anything that is sought, each by a number; the others are 0. */
type Signs = { of: Uint16Array; count: number }

/** In a tree of all that is sought: `owners`: by state, whose text ends there. */
type Tree = { next: number[][]; owners: number[][] }

/**
 * Which of many people a text names, in one walk along it however many are sought (Aho and Corasick, « Efficient string
 * matching », 1975). `spellings`: of each, at their place. Large letters are as small ones in English alone, as where
 * the database compares by `collate "C"`. Answers places, in no order, each once.
 */
export function textFinder(spellings: readonly (readonly string[])[]): (text: string) => number[] {
  const signs = signsOf(spellings)
  const tree = treeOf(spellings, signs)
  const steps = stepsOf(tree, signs)
  const found = new Set<number>()
  return text => {
    found.clear()
    let state = 0
    for (let at = 0; at < text.length; at++) {
      state = steps[state * signs.count + signs.of[text.charCodeAt(at)]!]!
      const ends = tree.owners[state]!
      if (ends.length > 0) for (const owner of ends) found.add(owner)
    }
    return [...found]
  }
}

const inSmall = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code)

function signsOf(spellings: readonly (readonly string[])[]): Signs {
  const of = new Uint16Array(0x1_00_00)
  let count = 1
  for (const text of spellings.flat())
    for (let at = 0; at < text.length; at++) {
      const code = inSmall(text.charCodeAt(at))
      if (of[code] === 0) of[code] = count++
    }
  for (let large = 65; large <= 90; large++) of[large] = of[inSmall(large)]!
  return { of, count }
}

function treeOf(spellings: readonly (readonly string[])[], { of, count }: Signs): Tree {
  const next = [new Array<number>(count).fill(0)]
  const owners: number[][] = [[]]
  for (const [owner, texts] of spellings.entries())
    for (const text of texts) {
      if (text === '') continue
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
      if (!owners[state]!.includes(owner)) owners[state]!.push(owner)
    }
  return { next, owners }
}

/** Where a text goes on otherwise, the longest end of it that begins something sought does: no sign is read twice. */
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
