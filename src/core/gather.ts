type Waiting<In, Out> = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void }

export type Gathering<In> = {
  /** The most that go out together. */
  limit: number
  /** What comes during it goes along. */
  pause(): Promise<void>
  /**
   * The next run leaves before the callers of the last one go on: whoever answers it works while they do. Absent: they
   * go on first, and what they ask for next goes along with the next run.
   */
  leavesFirst?: true
  /** Picks what goes out next from those that wait, oldest first; absent: all of them. At least one. */
  choose?: (waiting: readonly In[]) => Set<In>
}

/**
 * One run for many callers: whoever calls while one is under way is collected and goes out with the next one, so there
 * is one a call when calm, and there are few and large ones when busy. Never joins a run that already left: a caller
 * always sees what was committed before it called. `run` answers one result for each item, in order; when it throws,
 * each of its callers is refused with what it threw.
 */
export function gather<In, Out>(
  run: (items: In[]) => Promise<Out[]>,
  { limit, pause, leavesFirst, choose }: Gathering<In>,
): (item: In) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = []
  let busy = false

  const take = (): Waiting<In, Out>[] => {
    const first = waiting.slice(0, limit)
    const chosen = choose?.(first.map(({ item }) => item))
    const taken = new Set(chosen ? first.filter(({ item }) => chosen.has(item)) : first)
    waiting = waiting.filter(one => !taken.has(one))
    return [...taken]
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
    let answer = (): void => {}
    if (leavesFirst) await pause()
    while (waiting.length > 0) {
      if (!leavesFirst) {
        answer()
        await pause()
      }
      const ran = settle(take())
      if (leavesFirst) {
        await pause()
        answer()
      }
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
