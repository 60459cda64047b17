import { type Change, refresh } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { ended, type Erasure, isOver, type Receipt, summed, type Tally } from '../../domain/personal/erasure.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import { later } from '../../domain/time.ts'
import type { Settings } from '../../domain/settings.ts'
import type { NamingFile } from '../../ports/personal-data.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { files as exported } from '../broadcasts/seen/write-report.ts'
import { endProposalFiles } from '../retention/end-proposal-files.ts'
import { eventsFolder } from '../events/attendance/export-participants.ts'
import { erasureCards } from './ask-second.ts'
import { endOthers } from './asked-twice.ts'
import { blockersOf } from './decide-erasure.ts'
import { counting, keepTally, orKeepTally, tallyOf } from './erasure-tally.ts'
import { eraseWords } from './erase-written.ts'
import { followErased } from './follow-erased.ts'
import { erasureEntry, receiptMs } from './propose-erasure.ts'
import { type IssueNeeds, namingIssues, redactedIssues, redactIssues, renewLibrary } from './redact-issues.ts'
import { type OutsideNeeds, removeOutside } from './remove-outside.ts'
import { inLibrary } from './in-library.ts'
import { isStillNamed, unsoughtOf } from './what-stays.ts'
import { soughtFor, withNamesakes } from './whose-data.ts'

export type RunNeeds = IssueNeeds &
  OutsideNeeds &
  Pick<
    Ports,
    | 'erasures'
    | 'keptFiles'
    | 'suspensions'
    | 'directory'
    | 'history'
    | 'broadcasts'
    | 'events'
    | 'media'
    | 'releases'
    | 'libraryNames'
    | 'erasedAs'
  >

/** So long an erasure waits while somebody writes about this person, or reads the whole database. */
const againMs = 30_000

/**
 * The job `person.erase`. What is outside of the database comes first, since the rows that tell where it is are erased
 * after; the journal last, since it says that it was done. Killed anywhere, the next run looks for everything anew.
 */
export async function runErasure(
  ports: RunNeeds,
  { id }: { id: string },
  settings: Pick<Settings, 'timeZone'>,
): Promise<void> {
  const done = await ports.personal.alone(() => erase(ports, id, settings))
  if (done === 'busy') throw new Unavailable('busy', { retryAfterMs: againMs })
  if (done) await tell(ports, done)
}

type Done = { row: Erasure; sought: Sought; tally: Tally }

/** The part that reads the whole database. Null: there is no receipt to write. */
async function erase(ports: RunNeeds, id: string, settings: Pick<Settings, 'timeZone'>): Promise<Done | void> {
  const erasure = await ports.erasures.byId(id)
  if (erasure && isOver(erasure)) return forget(ports, erasure)
  if (erasure?.state !== 'under-way' || erasure.person === null) return
  const blockers = await blockersOf(ports, erasure, settings)
  if (blockers.length > 0) return save(ports, erasure, { ...erasure, state: 'blocked', blockers })
  const sought = await withNamesakes(ports, await soughtFor(ports, erasure.person.id, erasure))
  // Once the rows with their names and the pages that named them are gone, only this row still has them.
  const kept = await keepFound(ports, erasure, sought)
  const tally = tallyOf(kept)
  const counted = { ...ports, libraryBin: counting(ports.libraryBin, tally) }
  return { row: await orKeepTally(ports, id, tally, () => eraseAll(counted, kept, sought, tally)), sought, tally }
}

/** Looks through the library first, as long as SharePoint takes, so that readers of the database do not wait for it. */
async function tell(ports: RunNeeds, { row, sought, tally }: Done): Promise<void> {
  const library = await inLibrary(ports, sought)
  const issues = await redactedIssues(ports, row.issues ?? [])
  const receipt: Receipt = { at: ports.now(), ...tally, issues, unsought: unsoughtOf(sought), library }
  await save(ports, row, ended(row, 'done', receipt), [
    erasureEntry('erasure.done', null, { lines: tally.lines, files: tally.files }),
    { job: 'person.erase', data: { id: row.id }, at: later(receipt.at, receiptMs) },
    ...(await endOthers(ports, row, receipt)),
  ])
}

/** The erasure once the tables name nobody. If this fails, `tally` has what was done before. */
async function eraseAll(ports: RunNeeds, kept: Erasure, sought: Sought, tally: Tally): Promise<Erasure> {
  await removeFiles(ports, await ports.personal.files(sought))
  const entries = await removeOutside(ports, sought, kept.standIn)
  // Words that they may erase by themselves are not kept without the name by an erasure of two people.
  const { notes } = await eraseWords(ports, sought.person, async named => {
    await endProposalFiles(ports, named)
    return []
  })
  if (notes > 0) tally.erased = summed([...tally.erased, { group: 'own', rows: notes }])
  const standIn = { id: kept.standIn, name: ports.erasedAs.person }
  const { erased, rewritten } = await ports.personal.erase(sought, standIn, ports.now())
  tally.erased = summed([...tally.erased, ...erased])
  // Until these rows are deleted, a later run counts the same entries again.
  tally.entries += entries
  await followErased(ports, rewritten)
  const { issues = [], packages = [] } = await keepTally(ports, kept.id, tally)
  await redactIssues(ports, sought, standIn.name)
  tally.lines += (await ports.history.forget(sought.person, [...sought.ids, ...sought.names], sought.titled)).lines
  if (await isStillNamed(ports, sought)) throw new Unavailable('still-named', { retryAfterMs: againMs })
  await renewLibrary(ports, [...issues.map(({ editionId }) => editionId), ...packages])
  // Including the journal's entries: a process may be ended while it looks through the library.
  return keepTally(ports, kept.id, tally)
}

async function forget(ports: RunNeeds, { id, version, receipt, proposed }: Erasure): Promise<void> {
  if (later(receipt?.at ?? proposed.at, receiptMs) > ports.now()) return
  await ports.commit({ remove: 'erasure', id, ifVersion: version })
}

async function keepFound(ports: RunNeeds, erasure: Erasure, sought: Sought): Promise<Erasure> {
  const { ids, names } = sought
  const issues = await namingIssues(ports, erasure, sought, ports.erasedAs.person)
  const packages = [...new Set([...(erasure.packages ?? []), ...(await ports.personal.packages(sought))])]
  const found = { names, ids: ids.slice(1), issues, packages }
  const row = { ...erasure, ...found, version: erasure.version + 1 }
  const done = await ports.commit({ save: 'erasure', row, ifVersion: erasure.version })
  if (done === 'stale') throw new Unavailable('busy')
  return row
}

async function save(ports: RunNeeds, before: Erasure, row: Erasure, also: Change[] = []): Promise<void> {
  const done = await ports.commit(
    { save: 'erasure', row: { ...row, version: before.version + 1 }, ifVersion: before.version },
    ...also,
    ...(await erasureCards(ports, row.id)),
  )
  if (done === 'stale') throw new Unavailable('busy')
}

/** Each of these files is written anew, without the person, when somebody asks for it again. */
async function removeFiles(ports: RunNeeds, found: NamingFile[]): Promise<void> {
  for (const file of found) {
    for (const [folder, name] of placesOf(ports, file)) await ports.libraryBin.remove(folder, name)
    await orRunAgain(() => clear(ports, file))
  }
}

function placesOf({ tables }: RunNeeds, { kind, reference }: NamingFile): [folder: string, name: string][] {
  switch (kind) {
    case 'report':
      return ['xlsx', 'csv'].map(ending => [exported.folder, `${reference}.${ending}`])
    case 'unreachable':
      return [[exported.folder, `${reference} ${tables.toReach([]).name}.csv`]]
    case 'participants':
      return [[eventsFolder, `${reference} Participants.xlsx`]]
  }
}

async function clear(ports: RunNeeds, { kind, id }: NamingFile): Promise<'done' | 'stale'> {
  if (kind === 'participants') {
    const board = await ports.events.board(id)
    if (!board?.files) return 'done'
    const row = { ...board, files: null, version: board.version + 1 }
    const card = refresh({ card: 'participants', postId: board.postId, person: board.person })
    return ports.commit({ save: 'event_board', row, ifVersion: board.version }, card)
  }
  const broadcast = await ports.broadcasts.byId(id)
  if (!broadcast?.[kind]) return 'done'
  const row = { ...broadcast, [kind]: null, version: broadcast.version + 1 }
  const card = refresh({ card: 'broadcast', broadcastId: id })
  return ports.commit({ save: 'broadcast', row, ifVersion: broadcast.version }, card)
}
