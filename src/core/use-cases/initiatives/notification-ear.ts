import { createHash, timingSafeEqual } from 'node:crypto'
import { type ListSubscription, listFeedId } from '../../domain/initiatives/list-feed.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'

type Needs = Pick<Ports, 'listFeed' | 'commit' | 'now'>

/** So many notifications of one request are looked at: Graph sends some dozens. */
const mostLookedAt = 1_000
/** Unknown subscriptions make Mary read her database at most once in so long, however many there are. */
export const lookAgainMs = 10_000
/** Notifications within so long are served by one reading. */
export const gatherMs = 500

/**
 * Graph says that something changed in the list. A notification says neither what nor by whom, and only the secret of
 * its subscription is believed: the list is read. All notifications of half a second make one reading. The secret is
 * kept in memory, so that a forger costs no look into the database.
 */
export function notificationEar(ports: Needs): (body: unknown) => Promise<'heard' | 'forged'> {
  const isTold = createMemory(ports)
  const askReading = createAsker(ports)
  return async body => {
    const notices = noticesOf(body)
    if (notices.length === 0 || !(await isTold(notices))) return 'forged'
    await askReading()
    return 'heard'
  }
}

type Notice = { subscriptionId: string; clientState: string }

function noticesOf(body: unknown): Notice[] {
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : null
  if (!Array.isArray(value)) return []
  return value.slice(0, mostLookedAt).flatMap((one: unknown) => {
    const { subscriptionId, clientState } = (one ?? {}) as Partial<Record<keyof Notice, unknown>>
    return typeof subscriptionId === 'string' && typeof clientState === 'string'
      ? [{ subscriptionId, clientState }]
      : []
  })
}

/**
 * Whether one of them has the secret. Where none is known, the subscription is read again, rarely: a new one, perhaps
 * made by another process, is known a moment later, and the list is read once more then (`nextReadingMs`).
 */
function createMemory({ listFeed, now }: Needs): (notices: Notice[]) => Promise<boolean> {
  let known: ListSubscription | null = null
  let look: { at: Instant; done: Promise<unknown> } | null = null
  const lookAgain = async (): Promise<void> => {
    known = (await listFeed.byId(listFeedId))?.subscription ?? null
  }
  return async notices => {
    if (notices.some(notice => isOf(notice, known))) return true
    if (look === null || !isWithin(look.at, now(), lookAgainMs)) look = { at: now(), done: lookAgain() }
    const mine = look
    try {
      await mine.done
    } catch (error) {
      // Graph repeats notifications that were not taken.
      if (look === mine) look = null
      throw error
    }
    return notices.some(notice => isOf(notice, known))
  }
}

/** Compared in a time that reveals nothing of the secret. */
function isOf({ subscriptionId, clientState }: Notice, known: ListSubscription | null): boolean {
  if (known === null || subscriptionId !== known.id) return false
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(clientState), digest(known.secret))
}

/** An order of a reading that has not begun yet serves everybody: it reads what their notifications told. */
function createAsker({ commit, now }: Needs): () => Promise<void> {
  let asked: { at: Instant; done: Promise<unknown> } | null = null
  return async () => {
    if (asked === null || !isWithin(asked.at, now(), gatherMs))
      asked = { at: now(), done: commit({ job: 'list.read', data: {}, inMs: gatherMs }) }
    const mine = asked
    try {
      await mine.done
    } catch (error) {
      if (asked === mine) asked = null
      throw error
    }
  }
}

/** False where the clock was set back. */
function isWithin(since: Instant, now: Instant, ms: number): boolean {
  return now >= since && now < later(since, ms)
}
