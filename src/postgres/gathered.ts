import { setImmediate as endOfTurn } from 'node:timers/promises'

type Waiting<In, Out> = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void }

export type Gathering<In> = {
  /** The most that go out together. */
  limit: number
  /** Picks what goes out next from those that wait, oldest first; absent: all of them. At least one. */
  choose?: (waiting: readonly In[]) => Set<In>
}

/**
 * One statement for many callers: whoever calls while one is under way is collected and goes out with the next one.
 * Never joins a statement that already left, so a caller always sees what was committed before it called.
 */
export function gather<In extends object, Out>(
  run: (items: In[]) => Promise<Out[]>,
  { limit, choose }: Gathering<In>,
): (item: In) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = []
  let busy = false

  const take = (): Waiting<In, Out>[] => {
    const first = waiting.slice(0, limit)
    const chosen = choose?.(first.map(({ item }) => item))
    const taken = chosen ? first.filter(({ item }) => chosen.has(item)) : first
    waiting = waiting.filter(one => !taken.includes(one))
    return taken
  }
  /** What its callers will hear. */
  const settle = async (taken: Waiting<In, Out>[]): Promise<() => void> => {
    try {
      const outs = await run(taken.map(({ item }) => item))
      return () => taken.forEach(({ resolve }, index) => resolve(outs[index]!))
    } catch (error) {
      return () => taken.forEach(({ reject }) => reject(error))
    }
  }
  const drain = async (): Promise<void> => {
    busy = true
    // Callers of the same turn of the event loop go together: all whose requests arrived with it.
    await endOfTurn()
    let answer = (): void => {}
    while (waiting.length > 0) {
      const ran = settle(take())
      // The next statement leaves before the callers of the last one go on: the database works while cards are drawn.
      await endOfTurn()
      answer()
      answer = await ran
    }
    busy = false
    answer()
  }
  return item =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!busy) void drain()
    })
}
