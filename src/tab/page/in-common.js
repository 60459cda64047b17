/** What is compared beyond the same beginning and the same end: more cells would keep a phone busy. */
const mostCells = 1_000_000

/**
 * The longest row of things that two rows have in common, in their order.
 * @template T
 * @param {readonly T[]} ones
 * @param {readonly T[]} others
 * @param {(one: T, other: T) => boolean} [same]
 * @returns {[one: number, other: number][]} their places; of very long rows only those of the same beginning and end
 */
export function inCommon(ones, others, same = Object.is) {
  const are = (/** @type {number} */ i, /** @type {number} */ j) =>
    same(/** @type {T} */ (ones[i]), /** @type {T} */ (others[j]))
  const most = Math.min(ones.length, others.length)
  let start = 0
  while (start < most && are(start, start)) start++
  let end = 0
  while (end < most - start && are(ones.length - 1 - end, others.length - 1 - end)) end++

  const [height, width] = [ones.length - start - end, others.length - start - end]
  /** @type {[number, number][]} */
  const found = Array.from({ length: start }, (_, at) => [at, at])
  if (height * width <= mostCells) found.push(...longest(height, width, (i, j) => are(start + i, start + j), start))
  for (let at = end; at > 0; at--) found.push([ones.length - at, others.length - at])
  return found
}

/**
 * @param {number} height
 * @param {number} width
 * @param {(i: number, j: number) => boolean} are
 * @param {number} start
 * @returns {[number, number][]}
 */
function longest(height, width, are, start) {
  const row = width + 1
  // How many the rest has in common, from each pair of places on.
  const counts = new Uint32Array((height + 1) * row)
  const at = (/** @type {number} */ i, /** @type {number} */ j) => counts[i * row + j] ?? 0
  for (let i = height - 1; i >= 0; i--)
    for (let j = width - 1; j >= 0; j--)
      counts[i * row + j] = are(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))

  /** @type {[number, number][]} */
  const found = []
  for (let i = 0, j = 0; i < height && j < width;)
    if (at(i, j) === at(i + 1, j)) i++
    else if (at(i, j) === at(i, j + 1)) j++
    else found.push([start + i++, start + j++])
  return found
}

/**
 * What lies between the things in common, also before the first and after the last.
 * @param {readonly [one: number, other: number][]} pairs
 * @param {number} ones how many there are
 * @param {number} others
 * @returns {{ ones: [from: number, to: number], others: [from: number, to: number] }[]} where one of the two has something
 */
export function gapsOf(pairs, ones, others) {
  const before = [/** @type {const} */ ([-1, -1]), ...pairs]
  return [...pairs, /** @type {const} */ ([ones, others])].flatMap(([i, j], at) => {
    const [from, otherFrom] = before[at] ?? [-1, -1]
    const isEmpty = i - from === 1 && j - otherFrom === 1
    return isEmpty ? [] : [{ ones: [from + 1, i], others: [otherFrom + 1, j] }]
  })
}
