import { gather } from './gather.ts'

/**
 * Runs what is asked for one key at the same moment as one: calls while `run` is under way for that key join the next
 * run. Any caller's `run` may be used: all of one key must do the same.
 */
export type Together = <In, Out>(key: string, item: In, run: (items: In[]) => Promise<Out[]>) => Promise<Out>

/** `pause`: calls during it join the run; `limit`: the most items of one run. */
export function createTogether({ pause, limit }: { pause: () => Promise<void>; limit: number }): Together {
  type Asked = { item: unknown; run: (items: unknown[]) => Promise<unknown[]> }
  const lines = new Map<string, { ask: (asked: Asked) => Promise<unknown>; waiting: number }>()
  const open = () => ({
    ask: gather(([first, ...others]: Asked[]) => first!.run([first!, ...others].map(({ item }) => item)), {
      limit,
      pause,
    }),
    waiting: 0,
  })
  return async <In, Out>(key: string, item: In, run: (items: In[]) => Promise<Out[]>) => {
    const line = lines.get(key) ?? open()
    lines.set(key, line)
    line.waiting++
    try {
      return (await line.ask({ item, run: run as Asked['run'] })) as Out
    } finally {
      // A key that nobody asks for is not kept.
      if (--line.waiting === 0) lines.delete(key)
    }
  }
}
