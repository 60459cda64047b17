/** Names of one second; beyond so many each is made anew. */
const namesMost = 1_000

/**
 * For costly answers that anybody may ask for: each name has a pace of its own. It is made anew at most so often in one
 * second; further requests get the last one of this very second. So nobody is refused because of others, and nothing is
 * older than a second. `now`: milliseconds that never go back.
 */
export function lastOfSecond<T>(most: number, now: () => number): (name: string, make: () => Promise<T>) => Promise<T> {
  const made = new Map<string, { times: number; last: Promise<T> }>()
  let second = -1
  return (name, make) => {
    const current = Math.floor(now() / 1000)
    if (current !== second) made.clear()
    second = current
    const before = made.get(name)
    if (before && before.times >= most) return before.last
    const last = make()
    if (before || made.size < namesMost) made.set(name, { times: (before?.times ?? 0) + 1, last })
    return last
  }
}
