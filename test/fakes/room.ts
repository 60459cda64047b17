/** A second, and what a process may be late. */
export const leastSpan = 1_020

/** The earliest moment from `wanted` on at which one more leaves no more than `most` in any such span. `taken` is sorted. */
export function earliestRoom(taken: number[], wanted: number, most: number): number {
  const moments = [wanted, ...taken.map(at => at + leastSpan).filter(at => at > wanted)]
  return moments.find(at => fits(taken, at, most)) ?? Infinity
}

function fits(taken: number[], at: number, most: number): boolean {
  const all = [...taken, at].toSorted((a, b) => a - b)
  return all.every((first, index) => (all[index + most] ?? Infinity) - first >= leastSpan)
}
