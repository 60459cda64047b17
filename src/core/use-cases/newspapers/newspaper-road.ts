import type { Change } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { Newspaper } from '../../domain/newspapers/newspaper.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

export type NewspaperRefusal = { kind: 'not-comms' } | { kind: 'not-found' } | Busy
export type NewspaperNeeds = Pick<Ports, 'newspapers' | 'history' | 'commit' | 'now'>
type Decided = { newspaper: Newspaper; verb: JournalVerb; details?: JournalEntry['details']; also?: Change[] }

/** The road of every change of a newspaper that is there: read, decide, commit, again when it was stale. */
export async function onNewspaper<Refusal extends { kind: string }>(
  ports: NewspaperNeeds,
  actor: Actor,
  id: string,
  decide: (newspaper: Newspaper) => Decided | Refusal | Promise<Decided | Refusal>,
): Promise<{ kind: 'newspaper-changed'; newspaper: Newspaper } | Refusal | NewspaperRefusal> {
  if (!isComms(actor)) return refusedNewspaper(ports, actor)
  return whileStale<{ kind: 'newspaper-changed'; newspaper: Newspaper } | Refusal | NewspaperRefusal>(async () => {
    const read = await ports.newspapers.byId(id)
    if (!read) return { kind: 'not-found' }
    const decided = await decide(read)
    if ('kind' in decided) return decided
    const { verb, details = {}, also = [] } = decided
    const newspaper = {
      ...decided.newspaper,
      version: read.version + 1,
      changedBy: named(actor),
      changedAt: ports.now(),
    }
    const done = await ports.commit(...newspaperChanges(newspaper, read.version, { verb, actor, details }), ...also)
    return done === 'done' ? { kind: 'newspaper-changed', newspaper } : 'stale'
  })
}

export function newspaperChanges(
  row: Newspaper,
  ifVersion: number,
  told: Pick<JournalEntry, 'verb' | 'actor' | 'details'>,
): Change[] {
  return [{ save: 'newspaper', row, ifVersion }, { journal: { ...told, subject: row.code, seal: null } }]
}

export function refusedNewspaper(
  ports: Pick<Ports, 'history' | 'now'>,
  actor: Actor,
  what = 'newspaper.change',
): Promise<{ kind: 'not-comms' }> {
  return refusedAttempt(ports, actor, { what, subject: 'newspapers' }, { kind: 'not-comms' })
}
