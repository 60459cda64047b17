import type { Change, Commit } from '../../core/change.ts'
import type { Instant } from '../../core/domain/time.ts'
import { gathered } from '../gathered.ts'
import { actorRefs } from '../journal/journal-entries.ts'
import type { Database } from '../open/database.ts'
import { actorsOf, batch, rowsOf, type OneCommit, type Batch } from './commit-batch.ts'
import { Overtaken } from './overtaken.ts'
import { isTaken, refusedByDatabase } from './refused-by-database.ts'
import { sql } from 'kysely'
import { askedJobs } from '../jobs/asked-jobs.ts'
import { prepared } from '../open/prepared-client.ts'

type Outcome = 'done' | 'stale'

const most = 100
const attempts = 3

type Waiting = OneCommit & { since: number }
type Tried = { outcome: Outcome } | { error: unknown }

/** Commits that arrive while a transaction is under way go out together in the next one. */
export function gatheredCommit(database: Database, now: () => Instant): Commit {
  const refs = actorRefs(database)
  const overtaken = new Overtaken()
  const once = async (commits: OneCommit[]): Promise<Outcome[]> => {
    const outcomes = await apply(database, batch(commits, now(), await refs(actorsOf(commits))))
    commits.forEach((commit, index) => outcomes[index] === 'done' && overtaken.learn(commit))
    return outcomes
  }

  /**
   * By itself: a commit that the database refuses (a row that appeared meanwhile, a deadlock) may succeed next time.
   */
  const alone = async (commit: OneCommit): Promise<Tried> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return { outcome: (await once([commit]))[0]! }
      } catch (error) {
        if (isTaken(error)) return { outcome: 'stale' }
        if (attempt === attempts || !refusedByDatabase(error)) return { error }
      }
    }
  }
  const together = async (commits: OneCommit[]): Promise<Tried[]> => {
    try {
      return (await once(commits)).map(outcome => ({ outcome }))
    } catch (error) {
      // Without an answer nobody knows whether it was written: it is not repeated. A refusal wrote nothing, and one
      // commit must not fail all.
      if (!refusedByDatabase(error)) return commits.map(() => ({ error }))
      const tried: Tried[] = []
      for (const commit of commits) tried.push(await alone(commit))
      return tried
    }
  }
  const open = async (commits: Waiting[]): Promise<Tried[]> => {
    const left = commits.filter(commit => !overtaken.has(commit, commit.since))
    const tried = left.length === 0 ? [] : await together(left)
    const outcomes = new Map(left.map((commit, index) => [commit, tried[index]!]))
    return commits.map(commit => outcomes.get(commit) ?? { outcome: 'stale' })
  }
  const one = gathered(open, { limit: most, choose: strangers })
  return async (...changes: Change[]) => {
    const tried = await one({ changes, since: overtaken.begin() })
    if ('error' in tried) throw tried.error
    return tried.outcome
  }
}

/** No two commits of one row: the later one is decided after the earlier one. */
function strangers<C extends OneCommit>(waiting: readonly C[]): Set<C> {
  const taken = new Set<string>()
  const chosen = new Set<C>()
  for (const commit of waiting) {
    const rows = rowsOf(commit)
    if (!rows.some(row => taken.has(row))) chosen.add(commit)
    // Also rows of a commit that waits, so that nothing overtakes it.
    for (const row of rows) taken.add(row)
  }
  return chosen
}

/** One statement for all of them: rows, journal, and the jobs of those that are done. */
async function apply(database: Database, { saves, entries, jobs, requeues }: Batch): Promise<Outcome[]> {
  const [rowsGiven, entriesGiven, requeuesGiven] = [saves, entries, requeues].map(one => JSON.stringify(one))
  const { commits, names, keys, payloads, hours, inMs } = askedJobs(jobs)
  const { rows } = await sql<{ stale: number[] }>`
    ${prepared('commit')}select commit_changes(${rowsGiven}::jsonb, ${entriesGiven}::jsonb, ${requeuesGiven}::jsonb, ${commits}::int[],
      ${names}::text[], ${keys}::text[], ${payloads}::text[], ${hours}::text[], ${inMs}::float8[]) as stale`.execute(
    database.kysely,
  )
  const stale = new Set(rows[0]!.stale)
  const now = Date.now()
  names.forEach((name, index) => {
    if (stale.has(commits[index]!)) return
    const hour = hours[index]!
    database.handOver.due(name, hour === '' ? inMs[index]! : Date.parse(hour) - now)
  })
  return jobs.map((_, commit) => (stale.has(commit) ? 'stale' : 'done'))
}
