/** Opens the database in argv[2], commits note after note, tells each, and waits to be killed; begins one job that never ends. */
import { gatheredCommit } from '../../../src/postgres/commit/gathered-commit.ts'
import { startJobs } from '../../../src/postgres/jobs/start-jobs.ts'
import { migrate } from '../../../src/postgres/migrations/migrate.ts'
import { openDatabase } from '../../../src/postgres/open/open-database.ts'
import { note, now } from '../rows.ts'

const [, , dataDir = '', databaseUrl] = process.argv
const tell = (text: string): void => void process.stdout.write(`${text}\n`)

try {
  const database = await openDatabase({ dataDir, databaseUrl })
  await migrate(database)
  const commit = gatheredCommit(database, now)
  const nothing = async (): Promise<void> => {}
  const begun = Promise.withResolvers<void>()
  await startJobs(database, {
    'placement.refresh': nothing,
    'initiative.list': nothing,
    'initiative.file': nothing,
    'broadcast.plan': nothing,
    'broadcast.send': () => {
      begun.resolve()
      return new Promise(() => {})
    },
    'broadcast.progress': nothing,
    'event.remind': nothing,
  })
  await commit({ job: 'broadcast.send', data: { id: 'interrupted' } })
  await begun.promise
  tell('open')
  for (let number = 0; ; number++) {
    await commit({ save: 'note', row: note({ id: `${process.pid}-${number}` }), ifVersion: 0 })
    tell(`note ${process.pid}-${number}`)
  }
} catch (error) {
  tell(`refused ${(error as Error).message}`)
}
