/** Beyond the common beginning and end, at most so many pairs are compared: more would keep a phone busy. */
const mostCells = 1_000_000

/**
 * The longest common subsequence of two rows, as pairs of indexes; of very long rows only their common beginning and
 * end.
 */
export function inCommon<T>(
  ones: readonly T[],
  others: readonly T[],
  same: (one: T, other: T) => boolean = Object.is,
): [one: number, other: number][] {
  const are = (i: number, j: number) => same(ones[i] as T, others[j] as T)
  const most = Math.min(ones.length, others.length)
  let start = 0
  while (start < most && are(start, start)) start++
  let end = 0
  while (end < most - start && are(ones.length - 1 - end, others.length - 1 - end)) end++

  const [height, width] = [ones.length - start - end, others.length - start - end]
  const found: [number, number][] = Array.from({ length: start }, (_, at) => [at, at])
  if (height * width <= mostCells) found.push(...longest(height, width, (i, j) => are(start + i, start + j), start))
  for (let at = end; at > 0; at--) found.push([ones.length - at, others.length - at])
  return found
}

function longest(
  height: number,
  width: number,
  are: (i: number, j: number) => boolean,
  start: number,
): [number, number][] {
  const row = width + 1
  // The length of the longest common subsequence that begins at each pair of places.
  const counts = new Uint32Array((height + 1) * row)
  const at = (i: number, j: number) => counts[i * row + j] ?? 0
  for (let i = height - 1; i >= 0; i--)
    for (let j = width - 1; j >= 0; j--)
      counts[i * row + j] = are(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))

  const found: [number, number][] = []
  for (let i = 0, j = 0; i < height && j < width;)
    if (at(i, j) === at(i + 1, j)) i++
    else if (at(i, j) === at(i, j + 1)) j++
    else found.push([start + i++, start + j++])
  return found
}

/**
 * The gaps before, between and after the common things, where one of the two rows has something. `ones`, `others`: the
 * lengths of the rows.
 */
export function gapsOf(
  pairs: readonly [one: number, other: number][],
  ones: number,
  others: number,
): { ones: [from: number, to: number]; others: [from: number, to: number] }[] {
  const before = [[-1, -1] as const, ...pairs]
  return [...pairs, [ones, others] as const].flatMap(([i, j], at) => {
    const [from, otherFrom] = before[at] ?? [-1, -1]
    const isEmpty = i - from === 1 && j - otherFrom === 1
    return isEmpty ? [] : [{ ones: [from + 1, i], others: [otherFrom + 1, j] }]
  })
}
