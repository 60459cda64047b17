import { type Change, refresh } from '../../change.ts'
import { type Actor, named, type PersonId } from '../../domain/actor.ts'
import { type Workbook, workbookId } from '../../domain/figures/workbook.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import type { PlacedCard } from '../../domain/placements/placed-card.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { isPrepared } from '../broadcasts/seen/ask-for-files.ts'
import { forgetting, workbookKeptMs } from './forget-workbook.ts'

/** `period`: the period of the figures, or which papers; `person`: the person who asked, whose chat has the card. */
export type AskedFile = { period: string; person: PersonId }

/** What differs between the kinds: the job that writes the file, its card, and its journal verb. */
export type FileKind = {
  job(asked: AskedFile): Change
  card(asked: AskedFile & { at: Instant }): PlacedCard
  entry: Pick<JournalEntry, 'verb'> & { subject(asked: AskedFile): string }
}

/** Asked for again while it is being written, it is the same file. May throw `Unavailable`. */
export async function askForFile(
  ports: Pick<Ports, 'workbooks' | 'retentionRules' | 'commit' | 'now'>,
  actor: Actor,
  period: string,
  kind: FileKind,
): Promise<{ kind: 'asked' }> {
  const [at, asked] = [ports.now(), { period, person: actor.id }]
  const id = workbookId(period, actor.id)
  await orRunAgain(async () => {
    const before = await ports.workbooks.byId(id)
    if (before && isPrepared(before.files)) return 'done'
    const files = { xlsx: null, csv: null, writtenAt: null, askedBy: named(actor), askedAt: at }
    const version = before?.version ?? 0
    return ports.commit(
      { save: 'workbook', row: { id, version: version + 1, ...asked, files }, ifVersion: version },
      kind.job(asked),
      forgetting(asked, at, await workbookKeptMs(ports)),
      refresh(kind.card({ ...asked, at })),
    )
  })
  return { kind: 'asked' }
}

/** Where it lies. */
type Written = Pick<Workbook, 'papers'> & { xlsx?: string }

/**
 * The job: the same name is the same file, so that it may run again at any time. The card has its address, the journal
 * the person who had it written. `write`: its contents are read at that instant.
 */
export async function writeAskedFile(
  ports: Pick<Ports, 'workbooks' | 'commit' | 'now'>,
  asked: AskedFile,
  kind: FileKind,
  write: (at: Instant) => Promise<Written>,
): Promise<void> {
  const id = workbookId(asked.period, asked.person)
  if (!isPrepared((await ports.workbooks.byId(id))?.files ?? null)) return
  const at = ports.now()
  const { xlsx, ...papers } = await write(at)
  await orRunAgain(async () => {
    const row = await ports.workbooks.byId(id)
    if (!row) return 'done'
    const { askedBy: actor, askedAt } = row.files
    const files = { ...row.files, ...(xlsx !== undefined && { xlsx }), writtenAt: at }
    const { verb, subject } = kind.entry
    return ports.commit(
      { save: 'workbook', row: { ...row, ...papers, version: row.version + 1, files }, ifVersion: row.version },
      { journal: { verb, actor, subject: subject(asked), seal: null, details: {} } },
      refresh(kind.card({ ...asked, at: askedAt })),
    )
  })
}
