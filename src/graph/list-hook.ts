import type { Subscription } from '@microsoft/microsoft-graph-types'
import { Misconfigured } from '../core/domain/errors.ts'
import { later } from '../core/domain/time.ts'
import type { ListHook } from '../core/ports/microsoft-list.ts'
import type { Instant } from '../core/domain/time.ts'
import { type Graph, segment } from './graph.ts'
import { createSite, initiativeListName } from './lists/columns.ts'
import { GraphRefusal, isRefusal } from './transport/failure.ts'

/**
 * A subscription to a list lives 42 300 minutes at most, some days less here.
 * https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime
 */
const livesMs = 40_000 * 60_000
const needs = 'Sites.Read.All (to be told of changes; without it the list is read every minute)'

type Options = {
  siteId: string
  /** Where Graph reaches Mary: `https://mary.example.fr/graph/notifications`. */
  notificationUrl: string
  now(): Instant
  /** Graph does not grant it, or does not reach the address. */
  refused(error: unknown): void
}

/** https://learn.microsoft.com/graph/api/subscription-post-subscriptions */
export function graphListHook(graph: Graph, { siteId, notificationUrl, now, refused }: Options): ListHook {
  const site = createSite(graph, siteId)
  const until = (): Instant => later(now(), livesMs)
  /** Not granted (any more), or Graph’s look at the address failed: the list is read without it. */
  const unlessRefused = async <T>(ask: () => Promise<T>): Promise<T | null> => {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Misconfigured) && !(error instanceof GraphRefusal)) throw error
      // It ran out, or somebody deleted it: another one is made.
      if (!isRefusal(error, 404)) refused(error)
      return null
    }
  }
  return {
    subscribe: async secret => {
      const body: Subscription = {
        changeType: 'updated',
        notificationUrl,
        resource: `${(await site()).slice(1)}/lists/${segment(initiativeListName)}`,
        expirationDateTime: until(),
        clientState: secret,
      }
      return unlessRefused(async () => {
        const made = await graph.send<Subscription>('POST', '/subscriptions', body, { needs })
        return { id: made.id ?? '', expiresAt: made.expirationDateTime ?? until() }
      })
    },
    renew: async id => {
      const body: Subscription = { expirationDateTime: until() }
      return unlessRefused(async () => {
        const renewed = await graph.send<Subscription>('PATCH', `/subscriptions/${segment(id)}`, body, { needs })
        return renewed.expirationDateTime ?? until()
      })
    },
  }
}
