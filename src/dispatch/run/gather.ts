/**
 * Gathers what arrives during `wait` or while a write is under way into the next one: one statement a row when calm,
 * few and large ones when busy. `write` answers one result for each item, in order; when it throws, each of its items
 * is rejected.
 */
export function createGather<T, R>(
  write: (items: T[]) => Promise<R[]>,
  most: number,
  wait: () => Promise<void>,
): (item: T) => Promise<R> {
  type Waiting = { item: T; resolve(result: R): void; reject(error: unknown): void }
  let waiting: Waiting[] = []
  let writing = false

  async function run(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      await wait()
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const results = await write(batch.map(({ item }) => item))
        for (const [index, { resolve }] of batch.entries()) resolve(results[index]!)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    writing = false
  }

  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!writing) void run()
    })
}
