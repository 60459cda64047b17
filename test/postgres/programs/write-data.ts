/** Runs the job `person.data` of the request argv[3] on the PostgreSQL argv[2], as a process that may be killed. */
import { inMemory } from '../../../src/postgres/open/data-dir.ts'
import { openDatabase } from '../../../src/postgres/open/open-database.ts'
import { writeMyData } from '../../../src/core/use-cases/personal/write-my-data.ts'
import { dataPorts } from '../data-ports.ts'

const [, , databaseUrl, id = ''] = process.argv
const database = await openDatabase({ dataDir: inMemory, databaseUrl })
await writeMyData(dataPorts(database), { id })
await database.close()
