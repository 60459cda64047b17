import type { Change } from '../../change.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'

/**
 * Every change of an initiative is saved with its journal entry, and shows in the list, the inbox card and the receipt.
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
    { job: 'placement.refresh', data: { key: `inbox:${id}` } },
    { job: 'placement.refresh', data: { key: `receipt:${id}` } },
  ]
}
