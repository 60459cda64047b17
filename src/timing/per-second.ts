/** Whether one more may be made in this second: each costs something, and anybody may ask. `now`: never goes back. */
export function perSecond(most: number, now: () => number): () => boolean {
  let second = -1
  let count = 0
  return () => {
    const current = Math.floor(now() / 1000)
    if (current !== second) count = 0
    second = current
    return ++count <= most
  }
}
