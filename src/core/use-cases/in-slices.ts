import type { Ports } from '../ports.ts'

type Needs = Pick<Ports, 'sleep'>

/** So much is done in some milliseconds. */
const sliceSize = 100_000
/** What one item costs beside its own size. */
const itemSize = 50

/**
 * `all.map(each)` for what is as long as somebody made it: between two slices of it the process does what else waits.
 * `sizeOf`: of an item, in characters, where `each` reads all of them.
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

/** Pieces of a long list, in its order, each of them read in some milliseconds. */
export function slicesOf<Item>(all: readonly Item[]): Item[][] {
  const size = sliceSize / itemSize
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** In the order of `toSorted`: those that begin alike are sorted together, which Entra's random ids do by hundreds. */
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
