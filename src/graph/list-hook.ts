import type { List, Subscription } from '@microsoft/microsoft-graph-types'
import { Misconfigured } from '../core/domain/errors.ts'
import { type Instant, later } from '../core/domain/time.ts'
import type { ListHook } from '../core/ports/microsoft-list.ts'
import { type Graph, segment } from './graph.ts'
import { createSite, initiativeListName } from './lists/columns.ts'
import { GraphRefusal, isRefusal } from './transport/failure.ts'

/**
 * A subscription to a list lives 42 300 minutes at most, some days less here.
 * https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime
 */
const livesMs = 40_000 * 60_000
/**
 * For a list, Microsoft names only this one as the least, though Mary only listens, and says nothing of
 * `Sites.Selected`. https://learn.microsoft.com/graph/api/subscription-post-subscriptions#permissions
 */
const needs = 'Sites.ReadWrite.All (to be told of changes; without it the list is read every minute)'

type Options = {
  siteId: string
  /** Where Graph reaches Mary: `https://mary.example.fr/graph/notifications`. */
  notificationUrl: string
  now(): Instant
  /** Called when Graph does not grant it, or does not reach the address. */
  refused(error: unknown): void
}

/** https://learn.microsoft.com/graph/api/subscription-post-subscriptions */
export function graphListHook(graph: Graph, { siteId, notificationUrl, now, refused }: Options): ListHook {
  const site = createSite(graph, siteId)
  const until = (): Instant => later(now(), livesMs)
  /** Graph takes no title for it. */
  const resourceOf = async (): Promise<string> => {
    const path = await site()
    const ask = { needs: 'Sites.Selected', query: { $select: 'id' } }
    const { id } = await graph.get<List>(`${path}/lists/${segment(initiativeListName)}`, ask)
    return `${path.slice(1)}/lists/${id}`
  }
  return {
    subscribe: async secret => {
      try {
        const resource = await resourceOf()
        await removeLeft(graph, { resource, notificationUrl })
        const body: Subscription = {
          changeType: 'updated',
          notificationUrl,
          resource,
          expirationDateTime: until(),
          clientState: secret,
        }
        const made = await graph.send<Subscription>('POST', '/subscriptions', body, { needs })
        return { id: made.id ?? '', expiresAt: made.expirationDateTime ?? until() }
      } catch (error) {
        if (isRefused(error)) refused(error)
        else throw error
        // Graph's check of the address failed: a process may just be starting there.
        return isRefusal(error, 400) ? 'not-reached' : 'not-granted'
      }
    },
    renew: async id => {
      const body: Subscription = { expirationDateTime: until() }
      try {
        const renewed = await graph.send<Subscription>('PATCH', `/subscriptions/${segment(id)}`, body, { needs })
        return renewed.expirationDateTime ?? until()
      } catch (error) {
        if (!isRefused(error)) throw error
        // It ran out, or somebody deleted it: another one is made.
        if (!isRefusal(error, 404, 410)) refused(error)
        return null
      }
    },
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Misconfigured || error instanceof GraphRefusal
}

/** Removes subscriptions whose answer was lost: each would tell every change a second time, for a month. */
async function removeLeft(graph: Graph, ours: Pick<Subscription, 'resource' | 'notificationUrl'>): Promise<void> {
  const left: string[] = []
  for await (const page of graph.pages<Subscription>('/subscriptions', { needs }))
    for (const { id, resource, notificationUrl } of page)
      if (id && resource === ours.resource && notificationUrl === ours.notificationUrl) left.push(id)
  for (const id of left)
    await graph.remove(`/subscriptions/${segment(id)}`, { needs }).catch((error: unknown) => {
      if (!isRefusal(error, 404)) throw error
    })
}
