import { randomUUID } from 'node:crypto'
import type { Person } from '../town/town.ts'
import type { Place } from '../world/place.ts'
import { botId, botName, type World } from '../world/world.ts'

const timeZone = 'Europe/Paris'

/** What kind of activity it is, and what it says. */
export type More = Record<string, unknown> & { type: string; entities?: object[]; channelData?: object }

/** An activity as Teams sends it to the bot: who, where, in which language; `more` says what. */
export function activityFrom(world: World, person: Person, place: Place, more: More): Record<string, unknown> {
  const now = new Date()
  const locale = person.preferredLanguage ?? 'fr-FR'
  const country = locale.split('-')[1] ?? 'FR'
  return {
    timestamp: now.toISOString(),
    localTimestamp: localTime(now),
    localTimezone: timeZone,
    id: `f:${randomUUID()}`,
    channelId: 'msteams',
    serviceUrl: `${world.origin}/`,
    from: { id: person.teamsId, name: person.displayName, aadObjectId: person.id },
    recipient: { id: botId(world), name: botName },
    conversation: conversation(world, place),
    locale,
    ...more,
    entities: [...(more.entities ?? []), { locale, country, platform: 'Web', timezone: timeZone, type: 'clientInfo' }],
    channelData: { ...channelData(world, place), ...more.channelData },
  }
}

function conversation(world: World, place: Place): object {
  const { tenantId } = world.town
  if (place.kind === 'chat') return { conversationType: 'personal', tenantId, id: place.conversationId }
  const thread = place.threadId === undefined ? '' : `;messageid=${place.threadId}`
  return { isGroup: true, conversationType: 'channel', tenantId, id: place.conversationId + thread }
}

function channelData(world: World, place: Place): object {
  const tenant = { id: world.town.tenantId }
  if (place.kind === 'chat') return { tenant }
  const { conversationId, team } = place
  return {
    teamsChannelId: conversationId,
    teamsTeamId: team.threadId,
    channel: { id: conversationId },
    team: { id: team.threadId, name: team.displayName, aadGroupId: team.id },
    tenant,
  }
}

const formatter = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
})
const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })

/** `2025-03-30T10:00:00.000+02:00`. */
function localTime(now: Date): string {
  const zone =
    offset
      .formatToParts(now)
      .find(part => part.type === 'timeZoneName')
      ?.value.replace('GMT', '') ?? ''
  const milliseconds = String(now.getMilliseconds()).padStart(3, '0')
  return `${formatter.format(now).replace(' ', 'T')}.${milliseconds}${zone || '+00:00'}`
}
