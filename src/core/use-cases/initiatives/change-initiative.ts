import { type Change, refresh } from '../../change.ts'
import { type Actor, isComms } from '../../domain/actor.ts'
import { type Initiative, isUndecided } from '../../domain/initiatives/initiative.ts'
import { withoutDelay } from '../../domain/initiatives/put-off.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import { alone, roadOf } from '../road.ts'
import type { Instant } from '../../domain/time.ts'

export const initiativeWay = {
  of: 'initiative' as const,
  read: ({ initiatives }: Pick<Ports, 'initiatives'>, id: string) => initiatives.byId(id).then(alone),
  attempt: (seen: readonly [Initiative] | null) => ({
    what: 'initiative.change',
    subject: seen?.[0].reference ?? 'initiatives',
  }),
  stamp: (row: Initiative, at: Instant) => ({ ...withoutDelay(row, at), updatedAt: at }),
  tells: ({ reference }: Initiative) => ({ subject: reference }),
  follows: initiativeCards,
  done: (initiative: Initiative) => ({ kind: 'changed' as const, initiative }),
}

export const byComms = roadOf({
  ...initiativeWay,
  refuses: (actor, seen) => (!seen || isComms(actor) ? null : 'not-comms'),
})

export const byAuthor = roadOf({
  ...initiativeWay,
  refuses: (actor, seen) => (!seen || seen[0].author.id === actor.id ? null : 'not-yours'),
})

/**
 * Every change of an initiative is saved with its journal entry, and shown in the list, the inbox card, the receipt,
 * the card that says who has it, and the card to the writer of the message it was made of.
 */
export function initiativeChanges(
  initiative: Initiative,
  ifVersion: number,
  actor: Actor | null,
  verb: JournalVerb,
  details: JournalEntry['details'] = {},
): Change[] {
  return [
    { save: 'initiative', row: initiative, ifVersion },
    { journal: { verb, actor, subject: initiative.reference, seal: null, details } },
    ...initiativeCards(initiative),
  ]
}

function initiativeCards(initiative: Initiative): Change[] {
  const id = initiative.id
  return [
    { job: 'initiative.list', data: { id } },
    ...(isUndecided(initiative) ? [{ job: 'initiative.route', data: { id } } as const] : []),
    refresh({ card: 'inbox', initiativeId: id }),
    refresh({ card: 'receipt', initiativeId: id }),
    ...(initiative.takenAt === undefined ? [] : [refresh({ card: 'taken', initiativeId: id })]),
    ...followedCall(initiative),
    ...(initiative.from?.told ? [refresh({ card: 'quoted', initiativeId: id })] : []),
  ]
}

/** The call that it answers counts it, or no longer does. */
function followedCall({ callDepartmentId: departmentId }: Initiative): Change[] {
  return departmentId === undefined ? [] : [{ job: 'call.follow', data: { departmentId } }]
}
