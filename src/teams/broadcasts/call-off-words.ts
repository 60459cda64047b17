import { type Actor, isComms } from '../../core/domain/actor.ts'
import { isAhead, eventState, type EventNow } from '../../core/domain/events/event.ts'
import { mayOrganise } from '../../core/domain/events/organisers.ts'
import type { Reference } from '../../core/domain/reference.ts'
import { askCallOff } from '../../core/use-cases/posts/ending/call-off.ts'
import { readBrought } from '../../core/use-cases/events/read-event.ts'
import { sentLately } from '../events/sent-events.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { callOffVerbs } from './call-off-verbs.ts'
import { commsOnly, equivalentOf } from '../turn/word-facts.ts'

type Meant = { reference: Reference; event: EventNow; broadcastId: string }

export const callOffWords = {
  // « annuler l’événement 42 alerte orange », which asks; with the number that was shown in front of the reason it
  // confirms: « annuler l’événement 42 2871 alerte orange ». Another number is part of the reason: « 30 cm de neige ».
  callOff: equivalentOf(commsOnly, ['broadcast.calloff', 'broadcast.calledoff'], async (turn, reference, rest) => {
    const events = await meant(turn, reference)
    if (!isComms(turn.actor)) return events.some(organisedBy(turn.actor)) ? asksComms(turn) : notComms(turn)
    const able = ableFirst(events, reference, ({ event }) =>
      isAhead(eventState(event, turn.ports.now(), turn.settings)),
    )
    return pickOne(turn, able, reference, async ({ broadcastId }) => {
      const { people, reason } = numberIn(rest)
      const shown = people === null ? null : await askCallOff(turn.ports, turn.actor, broadcastId, turn.settings)
      return shown?.kind === 'confirm' && shown.people === people
        ? press(turn, callOffVerbs, 'broadcast.calledoff', { broadcastId, people, reason })
        : press(turn, callOffVerbs, 'broadcast.calloff', { broadcastId, reason: rest })
    })
  }),
} satisfies TypedWords

const organisedBy =
  (actor: Actor) =>
  ({ event }: Meant): boolean =>
    mayOrganise(event.post, actor)

/** An organiser who is not of comms is told whom to ask: only comms takes back what was sent to all. */
function asksComms(turn: Turn): Answer {
  return refusal(turn, { kind: 'call-off-comms' })
}

async function meant(turn: Turn, text: string): Promise<Meant[]> {
  const found = await Promise.all(
    (await sentLately(turn, text)).map(async ({ postId, reference }): Promise<Meant[]> => {
      const brought = await readBrought(turn.ports, postId)
      return brought ? [{ reference, event: brought.event, broadcastId: brought.target.id }] : []
    }),
  )
  return found.flat()
}

/** A number that a line begins with, thousands apart or not. */
function numberIn(rest: string): { people: number | null; reason: string } {
  const number = /^\d{1,3}(?: \d{3})+(?!\d)|^\d+/.exec(rest)?.[0]
  if (number === undefined) return { people: null, reason: rest }
  const reason = rest.slice(number.length).replace(/^[\s:,.;–—-]+/, '')
  return { people: Number(number.replaceAll(' ', '')), reason }
}
