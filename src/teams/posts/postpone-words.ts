import { organised } from '../events/sent-events.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import { writtenWhen } from '../written/written-when.ts'
import type { TypedPostponement } from './draw-postpone.ts'
import { openPostpone } from './postpone-verbs.ts'

/** « reporter 42 jeudi 11 juin à 18 h », « reporter 42 Avis de tempête »: the form with that in it. */
export const postponeWords = {
  postpone: async (turn, reference, rest) =>
    pickOne(turn, await organised(turn, reference), reference, async ({ postId }) => [
      await openPostpone(turn, postId, typedIn(turn, rest)),
    ]),
} satisfies TypedWords

/** A day and an hour where there is nothing else; else why. */
function typedIn({ ports, settings }: Turn, rest: string): Partial<TypedPostponement> {
  if (rest === '') return {}
  const when = writtenWhen(rest, { now: ports.now(), timeZone: settings.timeZone })
  if (when.rest !== '' || when.day === '') return { reason: rest }
  return { date: when.day, ...(when.hour !== '' && { time: when.hour }) }
}
