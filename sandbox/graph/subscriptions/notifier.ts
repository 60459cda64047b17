import type { KeptSubscription } from './kept-subscription.ts'

/** What is to be told meanwhile goes in one request. */
const gatherMs = 200
const batchSize = 50
/** As Graph: https://learn.microsoft.com/graph/change-notifications-delivery-webhooks */
const waitMs = 10_000
const firstPauseMs = 1_000
const longestPauseMs = 5 * 60_000
const givesUpMs = 4 * 60 * 60_000

type Batch = { ids: string[]; since: number; pauseMs: number }

/** Tells subscribers of changes, several in one request, and again until they answer with a success. */
export class Notifier {
  /** Notifications get lost on the way, as they may. */
  loses = false
  readonly #tenantId: string
  /** Undefined: it ran out, or is no more. */
  readonly #subscription: (id: string) => KeptSubscription | undefined
  readonly #waiting = new Map<string, string[]>()

  constructor(tenantId: string, subscription: (id: string) => KeptSubscription | undefined) {
    this.#tenantId = tenantId
    this.#subscription = subscription
  }

  tell({ id, notificationUrl }: KeptSubscription): void {
    if (this.loses) return
    const waiting = this.#waiting.get(notificationUrl)
    if (waiting !== undefined) return void waiting.push(id)
    this.#waiting.set(notificationUrl, [id])
    setTimeout(() => this.#send(notificationUrl), gatherMs).unref()
  }

  #send(url: string): void {
    const ids = this.#waiting.get(url) ?? []
    this.#waiting.delete(url)
    for (let start = 0; start < ids.length; start += batchSize) {
      void this.#deliver(url, {
        ids: ids.slice(start, start + batchSize),
        since: performance.now(),
        pauseMs: firstPauseMs,
      })
    }
  }

  async #deliver(url: string, { ids, since, pauseMs }: Batch): Promise<void> {
    const value = ids.flatMap(id => this.#notice(id))
    if (value.length === 0 || (await isTaken(url, value))) return
    if (performance.now() - since > givesUpMs) return
    const again = { ids, since, pauseMs: Math.min(pauseMs * 2, longestPauseMs) }
    setTimeout(() => void this.#deliver(url, again), pauseMs).unref()
  }

  /** Graph says only that the list changed, not what. */
  #notice(id: string): object[] {
    const found = this.#subscription(id)
    if (found === undefined) return []
    return [
      {
        subscriptionId: id,
        clientState: found.clientState,
        subscriptionExpirationDateTime: found.expiresAt,
        changeType: 'updated',
        resource: found.resource,
        resourceData: null,
        tenantId: this.#tenantId,
      },
    ]
  }
}

async function isTaken(url: string, value: object[]): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ value }),
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMs),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
