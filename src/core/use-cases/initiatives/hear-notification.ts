import { createHash, timingSafeEqual } from 'node:crypto'
import { listFeedId } from '../../domain/initiatives/list-feed.ts'
import type { Ports } from '../../ports.ts'

/** So many of one request are looked at: Graph sends some dozens. */
const mostLookedAt = 1_000

/**
 * Graph says that something changed in the list. A notification says neither what nor by whom, and nothing in it is
 * believed but the secret: the list is read. However many come, it is read once.
 */
export async function hearNotification(
  ports: Pick<Ports, 'listFeed' | 'commit'>,
  body: unknown,
): Promise<'heard' | 'forged'> {
  const secret = (await ports.listFeed.byId(listFeedId))?.subscription?.secret
  const sent = statesOf(body)
  if (secret === undefined || sent.length === 0 || !sent.some(state => isSame(state, secret))) return 'forged'
  await ports.commit({ job: 'list.read', data: {} })
  return 'heard'
}

function statesOf(body: unknown): string[] {
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : null
  if (!Array.isArray(value)) return []
  return value.slice(0, mostLookedAt).flatMap((one: unknown) => {
    const state = typeof one === 'object' && one !== null && 'clientState' in one ? one.clientState : null
    return typeof state === 'string' ? [state] : []
  })
}

/** In a time that tells nothing of the secret. */
function isSame(sent: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(sent), digest(secret))
}
