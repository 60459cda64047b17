import type { Ports } from '../ports.ts'

type Needs = Pick<Ports, 'sleep'>

/** Such a slice takes some milliseconds. */
const sliceSize = 100_000
/** The cost of one item besides its own size. */
const itemSize = 50

/**
 * `all.map(each)` for lists of any length: between two slices the process does its other work. `sizeOf`: of an item, in
 * characters, where `each` reads all of them.
 */
export async function mapInSlices<Item, Result>(
  { sleep }: Needs,
  all: readonly Item[],
  each: (item: Item, at: number) => Result,
  sizeOf: (item: Item) => number = () => 0,
): Promise<Result[]> {
  const results: Result[] = []
  let left = sliceSize
  for (const [at, item] of all.entries()) {
    results.push(each(item, at))
    left -= itemSize + sizeOf(item)
    if (left > 0) continue
    left = sliceSize
    await sleep(0)
  }
  await sleep(0)
  return results
}

/** Pieces of a long list, in order, each of which takes some milliseconds. */
export function slicesOf<Item>(all: readonly Item[]): Item[][] {
  const size = sliceSize / itemSize
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/**
 * The order of `toSorted`: ids with the same beginning are sorted together; Entra's random ids make many small groups.
 */
export async function sortedInSlices(ports: Needs, all: readonly string[]): Promise<string[]> {
  const groups = new Map<string, string[]>()
  await mapInSlices(ports, all, one => {
    const begins = one.slice(0, 2)
    const group = groups.get(begins)
    if (group) group.push(one)
    else groups.set(begins, [one])
  })
  const sorted = await mapInSlices(
    ports,
    [...groups.keys()].sort(),
    begins => groups.get(begins)!.sort(),
    begins => groups.get(begins)!.length * itemSize,
  )
  return sorted.flat()
}
