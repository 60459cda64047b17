import { refresh } from '../../change.ts'
import type { PersonId } from '../../domain/actor.ts'
import type { RelayAsked } from '../../domain/faces/relay-seen.ts'
import { hangs, isWaiting, taskId } from '../../domain/relays/relay-state.ts'
import type { Ports } from '../../ports.ts'
import type { KeptCards, When } from '../kept-card.ts'
import { seeTask, type SeenNeeds } from './see-task.ts'

export type RelayCards = 'relay' | 'relay-reminder' | 'relay-down'
type Place = { roundId: string; site: string; person: PersonId }

async function asked(
  ports: SeenNeeds,
  { roundId, site, person, poster }: Place & { poster?: number },
): Promise<RelayAsked | null> {
  const seen = await seeTask(ports, taskId(roundId, site))
  return seen && { ...seen, reader: person, poster: poster ?? seen.round.poster }
}

/** An emergency does not wait for quiet hours to end. */
async function calmly(
  { relayRounds }: Pick<Ports, 'relayRounds'>,
  { roundId }: Place,
  { now, calm }: When,
): Promise<string | null> {
  const until = (await relayRounds.byId(roundId))?.urgent ? now : calm(now)
  return until > now ? until : null
}

const ofRelay = {
  reference: ({ round }: RelayAsked) => round.reference,
  title: ({ round }: RelayAsked) => round.title,
  reader: ({ task, reader }: RelayAsked) => [task.asked, ...task.past].find(one => one?.id === reader)?.name ?? '',
  listed: 'broadcasts',
  notBefore: calmly,
  // The card of the broadcast says how many cards did not arrive.
  whoWaits: ({ round }: RelayAsked) => [refresh({ card: 'broadcast', broadcastId: round.broadcastId })],
} as const

const toAnswer = {
  ...ofRelay,
  isWaitedFor: waits,
  tellsNobody: (face: RelayAsked) => !waits(face),
} as const

/** Whether the reader is the person asked, for the present poster. */
function waits({ round, task, reader, poster }: RelayAsked): boolean {
  return poster === round.poster && task.asked?.id === reader && isWaiting(task, round)
}

export const keptRelays: KeptCards<RelayCards, SeenNeeds> = {
  relay: {
    ...toAnswer,
    see: async (ports, card) => {
      const face = await asked(ports, card)
      return face && { to: { kind: 'person', id: card.person }, face: { face: 'relay', ...face } }
    },
  },
  'relay-reminder': {
    ...toAnswer,
    see: async (ports, card) => {
      const face = await asked(ports, card)
      return face && { to: { kind: 'person', id: card.person }, face: { face: 'relay-reminder', ...face } }
    },
  },
  'relay-down': {
    ...ofRelay,
    isWaitedFor: isToComeDown,
    tellsNobody: face => !isToComeDown(face),
    see: async (ports, card) => {
      const face = await asked(ports, card)
      return face?.task.takeDown
        ? { to: { kind: 'person', id: card.person }, face: { face: 'relay-down', ...face } }
        : null
    },
  },
}

function isToComeDown({ task, reader }: RelayAsked): boolean {
  return task.asked?.id === reader && task.takeDown !== null && hangs(task)
}
