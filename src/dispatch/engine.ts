import type { Broadcast } from '../core/domain/broadcasts/broadcast.ts'
import type { Objection } from '../core/domain/broadcasts/objection.ts'
import type { Post } from '../core/domain/posts/post.ts'
import {
  checkEdition,
  checkPrinted,
  type EditionCheckNeeds,
} from '../core/use-cases/broadcasts/sealed/check-edition.ts'
import { checkSeal } from '../core/use-cases/broadcasts/sealed/check-seal.ts'
import type { Ports } from '../core/ports.ts'
import { type BesideNeeds, openBeside } from './run/beside.ts'
import { finishBroadcast, holdBroadcast, settleStopped } from './run/end.ts'
import { askGate } from './run/ask-gate.ts'
import { givesWay, givesWayMs } from './run/gives-way.ts'
import type { ProcessMemory } from './run/process-memory.ts'
import { Sending, type Needs as SendingNeeds } from './run/sending.ts'
import { StopSwitch, watchState } from './run/watch-state.ts'

type Needs = SendingNeeds &
  BesideNeeds &
  Parameters<typeof checkSeal>[0] &
  EditionCheckNeeds &
  Pick<Ports, 'broadcasts' | 'posts' | 'commit' | 'history' | 'pilot'>

/**
 * Enough for 47.7 requests a second if Teams takes 2.5 s for each; the pace decides what it can take. When Teams stops
 * answering, so many rows are in doubt.
 */
const concurrency = 128
/** After so long, other broadcasts and other processes get their turn. */
const runMs = 4_000
const shortestRestMs = 250
const longestRestMs = 5_000

export type SendOptions = {
  /** Requests in flight at once. */
  concurrency?: number
  runMs?: number
  /** The process is stopping: what is in flight ends, the rest waits for the next run. */
  signal?: AbortSignal
  memory: ProcessMemory
  /** The zone by whose clock an event is over. */
  timeZone: string
  random(): number
  /** Milliseconds that never go back. */
  clock(): number
}

/** `again`: there is more to do, or another process's rows to wait for; the caller orders another run in so many ms. */
export type SendEnd = { kind: 'again'; inMs: number } | { kind: 'done' | 'held' | 'not-running' }

/**
 * Sends for some seconds what the ledger holds, beside any number of such runs in any number of processes. The road of
 * a row: queued → (claim) → (turn) → sending → delivered | refused | unknown, or queued again for later. The run that
 * finds every row settled ends the broadcast. Throws when the store fails for long, and Unavailable when it must be run
 * again to settle what a dead process left.
 */
export async function sendBroadcast(ports: Needs, id: string, options: SendOptions): Promise<SendEnd> {
  const broadcast = await ports.broadcasts.byId(id)
  if (broadcast?.state === 'stopped') await settleStopped(ports, id)
  if (broadcast?.state !== 'running') return { kind: 'not-running' }
  if (await givesWay(ports, broadcast)) return { kind: 'again', inMs: givesWayMs }
  const approved = (await checkSeal(ports, broadcast)) && (await options.memory.isFrozen(ports, broadcast))
  const pilots = ports.pilot ? await ports.pilot.members() : null
  const beside = await openBeside(ports, broadcast, options)
  // All of that took time: decisions made meanwhile are read anew.
  if ((await ports.broadcasts.byId(id))?.version !== broadcast.version) return { kind: 'again', inMs: 0 }
  const post = await ports.posts.byId(broadcast.postId)
  const objection = approved
    ? await lacks(ports, broadcast, post, options)
    : ({ because: 'seal-mismatch', about: '' } as const)
  if (objection !== null) {
    await holdBroadcast(ports, id, objection.because, objection)
    return { kind: 'held' }
  }
  const stop = new StopSwitch()
  const found = await watched(ports, broadcast, stop, options.signal, () =>
    new Sending(ports, broadcast, stop, {
      concurrency,
      post,
      pilots,
      beside,
      forMs: options.runMs ?? runMs,
      ...options,
    }).all(),
  )
  if (stop.reason === 'not-running') await settleStopped(ports, id)
  if (stop.reason === 'interrupted') return { kind: 'again', inMs: 0 }
  if (stop.reason !== null) return { kind: stop.reason }
  return found === 'more' ? { kind: 'again', inMs: 0 } : rest(ports, id, broadcast.kind !== 'send')
}

/**
 * A picture that may not be shown any more stops it at any moment, and so do printed bytes that differ; a changed line
 * of an edition only until somebody got it. After that it is checked each minute, not in each run of seconds: what is
 * given up meanwhile is held by `edition.follow` at once.
 */
async function lacks(
  ports: Needs,
  broadcast: Broadcast,
  post: Post | null,
  { memory, clock }: Pick<SendOptions, 'memory' | 'clock'>,
): Promise<Objection | null> {
  const may = await askGate(ports, { broadcast, post, person: null })
  if (may.kind === 'held') return may.objection
  // The sealed version says whether it announces an edition: no seal covers the row.
  if (!post?.sealed.find(({ seal }) => seal === broadcast.seal)?.edition) return null
  const { counts } = await ports.deliveries.report(broadcast.id)
  if (counts.delivered + counts.sending + counts.unknown === 0) return checkEdition(ports, broadcast)
  return memory.eachMinute(broadcast, clock(), () => checkPrinted(ports, broadcast))
}

async function watched<T>(
  ports: Needs,
  broadcast: Broadcast,
  stop: StopSwitch,
  signal: AbortSignal | undefined,
  send: () => Promise<T>,
): Promise<T> {
  const endWatch = watchState(ports, broadcast, stop)
  const interrupt = (): void => stop.pull('interrupted')
  signal?.addEventListener('abort', interrupt)
  if (signal?.aborted) interrupt()
  try {
    return await send()
  } finally {
    endWatch()
    signal?.removeEventListener('abort', interrupt)
  }
}

/** Nothing is due: the broadcast is over, or rows are on their way or delayed, here or elsewhere. */
async function rest(ports: Needs, id: string, repeatable: boolean): Promise<SendEnd> {
  await ports.deliveries.recover(id, repeatable)
  const dueMs = await ports.deliveries.nextDueMs(id)
  if (dueMs === null && (await finishBroadcast(ports, id))) return { kind: 'done' }
  return { kind: 'again', inMs: Math.min(longestRestMs, Math.max(shortestRestMs, dueMs ?? 0)) }
}
