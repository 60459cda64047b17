import { within } from '../timing/within.ts'

/** Why Mary is not ready; empty: she is. */
export type NotReady = () => Promise<string[]>

type Options = {
  deadlineMs?: number
  /** Milliseconds that never go back. */
  now?(): number
}

/** Monitoring asks some times a minute, and waits for some seconds. */
const deadlineMs = 2_000
const keptMs = 1_000
/** A look that never ends holds a connection to the database: after so long another one is begun. */
const lostMs = 30_000
const slow = ['database-slow']

/**
 * The result of the last second, else a new one: one look at a time, for all callers, and nobody waits longer than
 * `deadlineMs`. `look` throws nothing.
 */
export function createReadiness(look: NotReady, options: Options = {}): NotReady {
  const { now = () => performance.now(), deadlineMs: mostMs = deadlineMs } = options
  let found: { why: string[]; at: number } | null = null
  let looking: { begunAt: number; why: Promise<string[]> } | null = null
  const begin = (): NonNullable<typeof looking> => {
    const mine = {
      begunAt: now(),
      why: look().then(why => {
        found = { why, at: now() }
        if (looking === mine) looking = null
        return why
      }),
    }
    return mine
  }
  return async () => {
    if (found && now() - found.at < keptMs) return found.why
    if (!looking || now() - looking.begunAt > lostMs) looking = begin()
    const leftMs = looking.begunAt + mostMs - now()
    const why = leftMs > 0 ? await within(looking.why, leftMs) : 'slow'
    return why === 'slow' ? slow : why
  }
}

/** The answer to monitoring. `held`: why she sends nothing by herself though she is ready. */
export async function readyAnswer(state: {
  notReady: NotReady
  held(): string | null
}): Promise<{ status: 200 | 503; body: object }> {
  const why = await state.notReady()
  if (why.length > 0) return { status: 503, body: { status: 'not ready', why } }
  const held = state.held()
  return { status: 200, body: held === null ? { status: 'ready' } : { status: 'ready', held } }
}
