/** The most of these sorted moments that lie within one second. */
export function worstSecond(times: number[]): number {
  let worst = 0
  let first = 0
  for (const [last, at] of times.entries()) {
    while (times[first]! <= at - 1000) first++
    worst = Math.max(worst, last - first + 1)
  }
  return worst
}
