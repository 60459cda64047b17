import { setImmediate as endOfTurn } from 'node:timers/promises'

type Waiting<In, Out> = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void }

export type Gathering<In> = {
  /** The most that go out together. */
  limit: number
  /** Picks what goes out next from those that wait, oldest first; absent: all of them. At least one. */
  choose?: (waiting: readonly In[]) => Set<In>
}

/**
 * One statement for many callers: whoever calls while one is under way is collected and goes out with the next one. Never
 * joins a statement that already left, so a caller always sees what was committed before it called.
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
  const drain = async (): Promise<void> => {
    busy = true
    // Callers of the same turn of the event loop go together: all whose requests arrived with it.
    await endOfTurn()
    while (waiting.length > 0) {
      const taken = take()
      try {
        const outs = await run(taken.map(({ item }) => item))
        taken.forEach(({ resolve }, index) => resolve(outs[index]!))
      } catch (error) {
        for (const { reject } of taken) reject(error)
      }
    }
    busy = false
  }
  return item =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!busy) void drain()
    })
}
