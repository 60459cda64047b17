import { randomUUID } from 'node:crypto'
import type { Person } from '../../sandbox/town/town.ts'
import type { About } from './town-client.ts'

export type EventVerb = 'event.join' | 'event.maybe' | 'event.leave'
/** Where the card of an event lies in somebody's chat. */
export type Lying = { conversationId: string; activityId: string }

/** A click on the card of an event, as Teams posts it. */
export function pressEvent(
  { about, by, lying }: { about: About; by: Person; lying: Lying },
  verb: EventVerb,
  data: { postId: string } & Record<string, unknown>,
): string {
  const now = new Date().toISOString()
  const { tenantId, appId, urls } = about
  return JSON.stringify({
    name: 'adaptiveCard/action',
    type: 'invoke',
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'Europe/Paris',
    id: `f:${randomUUID()}`,
    channelId: 'msteams',
    serviceUrl: `${urls.teams}/`,
    from: { id: by.teamsId, name: by.displayName, aadObjectId: by.id },
    recipient: { id: `28:${appId}`, name: 'Mary' },
    locale: 'fr-FR',
    replyToId: lying.activityId,
    conversation: { conversationType: 'personal', tenantId, id: lying.conversationId },
    channelData: { tenant: { id: tenantId }, source: { name: 'message' } },
    entities: [{ locale: 'fr-FR', country: 'FR', platform: 'Web', timezone: 'Europe/Paris', type: 'clientInfo' }],
    value: { action: { type: 'Action.Execute', title: 'x', verb, data }, trigger: 'manual' },
  })
}
