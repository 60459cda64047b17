type Waiting<In, Out> = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void }

export type Gathering<In> = {
  /** So many items at most in one run. */
  limit: number
  /** A pause before a run; calls during it join the run. */
  pause(): Promise<void>
  /**
   * The next run leaves before the callers of the last one go on, so that it runs while they work. Absent: they go on
   * first, and their next calls join the next run.
   */
  leavesFirst?: true
  /** Picks the items of the next run, oldest first; absent: all of them. At least one. */
  choose?: (waiting: readonly In[]) => Set<In>
}

/**
 * One run for many callers: calls while a run is under way join the next one, so that there is one run a call when
 * calm, and few large ones when busy. A call never joins a run that already left: it always sees what was committed
 * before it. `run` answers one result for each item, in order; when it throws, each of its callers gets that error.
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
  /** Settles its callers. */
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
