import { setImmediate as endOfTurn } from 'node:timers/promises'
import { gather, type Gathering } from '../core/gather.ts'

/**
 * One statement for all callers of the same turn of the event loop. The database works on the next one while cards are
 * drawn from the last.
 */
export function gathered<In, Out>(
  run: (items: In[]) => Promise<Out[]>,
  options: Pick<Gathering<In>, 'limit' | 'choose'>,
): (item: In) => Promise<Out> {
  return gather(run, { ...options, pause: endOfTurn, leavesFirst: true })
}
