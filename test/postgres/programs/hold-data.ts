/** Opens the database in argv[2], commits note after note, tells each, and waits to be killed; begins one job that never ends. */
import { writeSync } from 'node:fs'
import { gatheredCommit } from '../../../src/postgres/commit/gathered-commit.ts'
import { startJobs } from '../../../src/postgres/jobs/start-jobs.ts'
import { migrate } from '../../../src/postgres/schema/migrate.ts'
import { openDatabase } from '../../../src/postgres/open/open-database.ts'
import { idle } from '../idle-jobs.ts'
import { note, now } from '../rows.ts'

const [, , dataDir = '', databaseUrl] = process.argv
const tell = (text: string): void => void process.stdout.write(`${text}\n`)

try {
  const onLockLost = (why: Error): void => {
    writeSync(1, `lost ${why.message}\n`)
    process.exit(1)
  }
  const database = await openDatabase({ dataDir, databaseUrl, onLockLost })
  await migrate(database)
  const commit = gatheredCommit(database, now)
  const begun = Promise.withResolvers<void>()
  await startJobs(database, {
    ...idle,
    'broadcast.send': () => {
      begun.resolve()
      return new Promise(() => {})
    },
  })
  await commit({ job: 'broadcast.send', data: { id: 'interrupted', part: 0 } })
  await begun.promise
  tell('open')
  for (let number = 0; ; number++) {
    await commit({ save: 'note', row: note({ id: `${process.pid}-${number}` }), ifVersion: 0 })
    tell(`note ${process.pid}-${number}`)
  }
} catch (error) {
  tell(`refused ${(error as Error).message}`)
}
