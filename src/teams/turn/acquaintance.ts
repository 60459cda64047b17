import type { PersonId } from '../../core/domain/actor.ts'
import { placeAway } from '../../core/use-cases/placements/kept/place-away.ts'
import { placeRefused } from '../../core/use-cases/placements/place-refused.ts'
import type { Conversations } from '../../core/ports/people.ts'
import type { Logger } from '../../log.ts'
import { onceAMinute } from '../../timing/once-a-minute.ts'
import type { Incoming } from './incoming.ts'
import { localeOf } from './turn.ts'

/** How many people a process remembers to have stored; the store has all of them. */
const notedMost = 100_000

export type Acquaintance = {
  /** A person wrote or pressed in their own chat with Mary: she can write to them there. */
  met(incoming: Incoming): void
  /** Mary was installed or removed, or people joined. */
  happened(incoming: Incoming, ports: Parameters<typeof placeRefused>[0]): Promise<void>
}

/**
 * Keeps the addresses of people up to date, without a write for each click. Mary sends no welcome: a policy installs
 * her for thousands.
 */
export function createAcquaintance(conversations: Conversations, log: Logger): Acquaintance {
  const noted = new Map<PersonId, string>()
  const failed = onceAMinute<unknown>({
    first: err => log.warn({ err }, 'where a person is reached could not be noted'),
    more: (_err, more) => log.warn({ more }, 'where more people are reached could not be noted within a minute'),
  })
  const note = async (incoming: Incoming): Promise<void> => {
    const { sender, conversationId, serviceUrl, personal } = incoming
    if (!sender || !personal) return
    const locale = localeOf(incoming.locale)
    const teamsId = sender.teamsId || null
    const mark = `${conversationId} ${serviceUrl} ${locale} ${teamsId}`
    if (noted.get(sender.id) === mark) return
    await conversations.remember({ person: sender.id, conversationId, serviceUrl, locale, teamsId })
    if (noted.size >= notedMost) noted.clear()
    noted.set(sender.id, mark)
  }
  return {
    met: incoming => {
      note(incoming).catch((error: unknown) => failed('', error))
    },
    happened: async (incoming, ports) => {
      if (!incoming.personal && incoming.action?.startsWith('add')) return placeAway(ports)
      if (incoming.type === 'conversationUpdate') return note(incoming)
      if (incoming.type !== 'installationUpdate' || !incoming.sender || !incoming.personal) return
      noted.delete(incoming.sender.id)
      if (incoming.action?.startsWith('remove')) return conversations.mark(incoming.sender.id, 'removed')
      await note(incoming)
      await placeRefused(ports, incoming.sender.id)
    },
  }
}
