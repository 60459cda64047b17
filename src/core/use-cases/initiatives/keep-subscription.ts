import { unlessAway } from '../../domain/errors.ts'
import { type ListFeed, renewalMs } from '../../domain/initiatives/list-feed.ts'
import { later, msBetween } from '../../domain/time.ts'
import type { ListHook } from '../../ports/microsoft-list.ts'
import type { Ports } from '../../ports.ts'

type Needs = Pick<Ports, 'listHook' | 'now' | 'newId'>
type Kept = Pick<ListFeed, 'subscription' | 'refusedUntil'>

/**
 * Asked for again after so long: an administrator may have granted it, a restart or a proxy may have brought it back.
 */
const askAgainMs = { 'not-granted': 60 * 60_000, 'not-reached': 5 * 60_000 }

/** Makes or renews the subscription where one is wanted. While Graph is away everything stays as it is. */
export async function keepSubscription(ports: Needs, feed: ListFeed): Promise<Kept> {
  const { listHook, now } = ports
  const { subscription, refusedUntil = null } = feed
  const asItIs = { subscription, refusedUntil }
  if (listHook === null) return { subscription: null, refusedUntil: null }
  if (subscription === null) {
    if (refusedUntil !== null && refusedUntil > now()) return asItIs
    return unlessAway(() => subscribe(listHook, ports), asItIs)
  }
  if (msBetween(now(), subscription.expiresAt) > renewalMs) return asItIs
  return unlessAway(async () => {
    const renewed = await listHook.renew(subscription.id)
    if (renewed === null) return subscribe(listHook, ports)
    return { subscription: { ...subscription, expiresAt: renewed }, refusedUntil: null }
  }, asItIs)
}

async function subscribe(listHook: ListHook, { now, newId }: Needs): Promise<Kept> {
  // Two random UUIDs: 244 bits that nobody guesses.
  const secret = `${newId()}.${newId()}`
  const made = await listHook.subscribe(secret)
  if (typeof made === 'string') return { subscription: null, refusedUntil: later(now(), askAgainMs[made]) }
  return { subscription: { ...made, secret }, refusedUntil: null }
}
