/** `SEED=7 npm test` plays it again; `npm test` says the seed first, and the long form takes another one each time. */
export const seed = Number(process.env['SEED'] ?? 7)

let title = ''
// Loaded with the test files, this is the root suite: it knows each test before it begins.
if (typeof beforeEach === 'function') {
  beforeEach(function () {
    title = this.currentTest?.fullTitle() ?? ''
  })
}

/** A seed for the test that runs now, whatever ran before it: FNV-1a of the run's seed and of the test's full title. */
export function seedOfTest(): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(`${seed} ${title}`)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash | 0
}

/** mulberry32: the same moments for the same seed. */
export function chanceOf(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
