/** `SEED=7 npm test` plays it again; the long form takes other moments each time. */
export const seed = Number(process.env['SEED'] ?? (process.env['LONG'] ? Date.now() % 100_000 : 7))

/** mulberry32: the same moments for the same seed. */
export function chanceOf(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
