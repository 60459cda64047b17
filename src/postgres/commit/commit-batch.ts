import type { Named, PersonId } from '../../core/domain/actor.ts'
import type { Change, Rows } from '../../core/change.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { JobChange } from '../jobs/asked-jobs.ts'
import { entryText, type EntryText } from '../journal/journal-entries.ts'

export type OneCommit = { changes: Change[] }

type RequeueChange = Extract<Change, { requeue: string }>
type RowChange = Extract<Change, { save: keyof Rows } | { remove: keyof Rows }>
/** `version`: the one that was read. Without `doc` the row is deleted. */
type RowWrite = { commit: number; id: string; version: number; doc?: Rows[keyof Rows] }

/** Commits as `apply_changes` takes them, each by its number. */
export type Batch = {
  saves: Partial<Record<keyof Rows, RowWrite[]>>
  entries: (EntryText & { commit: number })[]
  jobs: JobChange[][]
  requeues: { commit: number; broadcast: string; what: RequeueChange['requeue'] }[]
}

export function batch(commits: OneCommit[], at: Instant, refs: ReadonlyMap<PersonId, string>): Batch {
  const saves: Batch['saves'] = {}
  const entries: Batch['entries'] = []
  const jobs: JobChange[][] = commits.map(() => [])
  const requeues: Batch['requeues'] = []
  commits.forEach(({ changes }, commit) => {
    for (const change of changes) {
      if ('job' in change) jobs[commit]!.push(change)
      else if ('requeue' in change) requeues.push({ commit, broadcast: change.broadcastId, what: change.requeue })
      else if (isRow(change)) (saves[tableOf(change)] ??= []).push(write(change, commit))
      else entries.push({ commit, ...entryText(change.journal, refs.get(change.journal.actor?.id ?? '') ?? null, at) })
    }
  })
  // Always locked in the same order, so that two processes never wait for each other in a circle.
  for (const rows of Object.values(saves)) rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { saves, entries, jobs, requeues }
}

function isRow(change: Change): change is RowChange {
  return 'save' in change || 'remove' in change
}

function tableOf(change: RowChange): keyof Rows {
  return 'save' in change ? change.save : change.remove
}

function idOf(change: RowChange): string {
  if ('remove' in change) return change.id
  return change.save === 'placement' ? change.row.key : change.row.id
}

function write(change: RowChange, commit: number): RowWrite {
  const at = { commit, id: idOf(change), version: change.ifVersion }
  return 'remove' in change ? at : { ...at, doc: { ...change.row, version: change.ifVersion + 1 } }
}

/** The rows that a commit writes, and that no other commit of the run may write. */
export function rowsOf({ changes }: OneCommit): string[] {
  return changes.flatMap(change => (isRow(change) ? [`${tableOf(change)} ${idOf(change)}`] : []))
}

/** The same with the versions that were read. */
export function versionsOf({ changes }: OneCommit): [row: string, version: number][] {
  return changes.flatMap(change =>
    isRow(change) ? [[`${tableOf(change)} ${idOf(change)}`, change.ifVersion] satisfies [string, number]] : [],
  )
}

export function actorsOf(commits: OneCommit[]): Named[] {
  return commits.flatMap(({ changes }) =>
    changes.flatMap(change => ('journal' in change && change.journal.actor ? [change.journal.actor] : [])),
  )
}
