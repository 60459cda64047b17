import { checkSeal } from '../core/broadcasts/check-seal.ts'
import type { Ports } from '../core/ports.ts'
import { finishBroadcast, holdBroadcast, settleStopped } from './run/end.ts'
import { Sending, type Needs as SendingNeeds } from './run/sending.ts'
import { StopSwitch, type StopReason } from './run/stop-switch.ts'
import { watchState } from './run/watch-state.ts'

type Needs = SendingNeeds & Parameters<typeof checkSeal>[0] & Pick<Ports, 'broadcasts' | 'posts' | 'commit'>

export type SendOptions = {
  /** Requests in flight at once: 47 a second at 500 ms each are 24. */
  concurrency?: number
  /** The process is stopping: what is in flight ends, the rest waits for the next run. */
  signal?: AbortSignal
  random(): number
}

/**
 * Sends what the ledger holds until every row is settled, in as many processes as one likes. The road of a row:
 * queued → (claim) → (turn) → sending → delivered | refused | unknown, or queued again for later.
 * Throws when the store fails for long, and Unavailable when it must be run again to settle what a dead process left.
 */
export async function sendBroadcast(ports: Needs, id: string, options: SendOptions): Promise<'done' | StopReason> {
  const broadcast = await ports.broadcasts.byId(id)
  if (broadcast?.state === 'stopped') await settleStopped(ports, id)
  if (broadcast?.state !== 'running') return 'not-running'
  if (!(await checkSeal(ports, broadcast))) {
    await holdBroadcast(ports, id, 'seal-mismatch')
    return 'held'
  }
  await ports.deliveries.recover(id, broadcast.kind !== 'send')
  const stop = new StopSwitch()
  const endWatch = watchState(ports, id, stop)
  const interrupt = (): void => stop.pull('interrupted')
  options.signal?.addEventListener('abort', interrupt)
  if (options.signal?.aborted) interrupt()
  try {
    await new Sending(ports, broadcast, stop, options).all()
  } finally {
    endWatch()
    options.signal?.removeEventListener('abort', interrupt)
  }
  if (stop.reason === null) await finishBroadcast(ports, id)
  if (stop.reason === 'not-running') await settleStopped(ports, id)
  return stop.reason ?? 'done'
}
