import { type Change, refresh } from '../../change.ts'
import type { Actor } from '../../domain/actor.ts'
import { type Initiative, isUndecided } from '../../domain/initiatives/initiative.ts'
import { withoutDelay } from '../../domain/initiatives/put-off.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

export type Decided = {
  initiative: Initiative
  verb: JournalVerb
  details?: JournalEntry['details']
  also?: Change[]
}
export type Missing = { kind: 'not-found' }
export type Changed = { kind: 'changed'; initiative: Initiative }

const forbidden: readonly string[] = ['not-comms', 'not-yours']

/**
 * The road of every change: read, let `decide` say what must become true or why not, commit, again when it was stale.
 */
export function changeInitiative<Refusal extends { kind: string }>(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
  decide: (initiative: Initiative) => Decided | Refusal | Promise<Decided | Refusal>,
): Promise<Changed | Refusal | Missing | Busy> {
  return whileStale<Changed | Refusal | Missing>(async () => {
    const read = await ports.initiatives.byId(id)
    if (!read) return { kind: 'not-found' }
    const decided = await decide(read)
    if ('kind' in decided) {
      return forbidden.includes(decided.kind)
        ? refusedAttempt(ports, actor, { what: 'initiative.change', subject: read.reference }, decided)
        : decided
    }
    const at = ports.now()
    const initiative = { ...withoutDelay(decided.initiative, at), version: read.version + 1, updatedAt: at }
    const changes = initiativeChanges(initiative, read.version, actor, decided.verb, decided.details)
    const done = await ports.commit(...changes, ...(decided.also ?? []))
    return done === 'done' ? { kind: 'changed', initiative } : 'stale'
  })
}

/**
 * Every change of an initiative is saved with its journal entry, and shows in the list, the inbox card, the receipt,
 * the card that says who has it, and the card of whose message it was made of.
 */
export function initiativeChanges(
  initiative: Initiative,
  ifVersion: number,
  actor: Actor | null,
  verb: JournalVerb,
  details: JournalEntry['details'] = {},
): Change[] {
  const id = initiative.id
  return [
    { save: 'initiative', row: initiative, ifVersion },
    { journal: { verb, actor, subject: initiative.reference, seal: null, details } },
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
