import { randomUUID } from 'node:crypto'
import type { Person } from '../../sandbox/town/town.ts'
import type { About } from '../../test/support/town-client.ts'
import type { Waiting } from './copies.ts'
import type { Press } from './load.ts'

export type Where = { about: About; chats: ReadonlyMap<string, string> }

/** Posts a press as Teams does: a take in the channel of comms, a visa in the approver's own chat. */
export function pressOf(waiting: Waiting, where: Where): Press {
  const { verb, by, data } = waiting
  const title = verb === 'initiative.take' ? 'Prendre en charge' : 'Approuver'
  return verb === 'initiative.take'
    ? press(by, { title, verb, data }, where.about, channel(where.about, data.initiativeId))
    : pressInChat(by, { title, verb, data }, where)
}

export type Button = { title: string; verb: string; data: object }

/** A button of a card in somebody's own chat. `card`: its activity. */
export function pressInChat(by: Person, button: Button, { about, chats }: Where, card?: string): Press {
  return press(by, button, about, { ...chat(about, chats.get(by.id) ?? ''), ...(card && { replyToId: card }) })
}

function press(by: Person, button: Button, about: About, place: object): Press {
  const value = { action: { type: 'Action.Execute', ...button }, trigger: 'manual' }
  return { verb: button.verb, body: JSON.stringify({ ...common(by, about), ...place, value }) }
}

function common(by: Person, about: About): object {
  const now = new Date().toISOString()
  return {
    name: 'adaptiveCard/action',
    type: 'invoke',
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'Europe/Paris',
    id: `f:${randomUUID()}`,
    channelId: 'msteams',
    serviceUrl: `${about.urls.teams}/`,
    from: { id: by.teamsId, name: by.displayName, aadObjectId: by.id },
    recipient: { id: `28:${about.appId}`, name: 'Mary' },
    locale: 'fr-FR',
    replyToId: '1763000000000',
    entities: [{ locale: 'fr-FR', country: 'FR', platform: 'Web', timezone: 'Europe/Paris', type: 'clientInfo' }],
  }
}

/** Each proposal has a thread of its own. */
function channel({ tenantId, team }: About, initiativeId: string): object {
  return {
    conversation: {
      isGroup: true,
      conversationType: 'channel',
      tenantId,
      id: `${team.channelId};messageid=1763${initiativeId.slice(-9)}`,
    },
    channelData: {
      teamsChannelId: team.channelId,
      teamsTeamId: team.threadId,
      channel: { id: team.channelId },
      team: { id: team.threadId, name: team.name, aadGroupId: team.id },
      tenant: { id: tenantId },
      source: { name: 'message' },
    },
  }
}

function chat({ tenantId }: About, id: string): object {
  return {
    conversation: { conversationType: 'personal', tenantId, id },
    channelData: { tenant: { id: tenantId }, source: { name: 'message' } },
  }
}
