/** Runs the erasure argv[3] on the PostgreSQL argv[2], as a process of its own that may be killed. */
import { inMemory } from '../../../src/postgres/open/data-dir.ts'
import { openDatabase } from '../../../src/postgres/open/open-database.ts'
import { runErasure } from '../../../src/core/use-cases/personal/run-erasure.ts'
import { erasurePorts } from '../erasure-ports.ts'

const [, , databaseUrl, id = ''] = process.argv
const database = await openDatabase({ dataDir: inMemory, databaseUrl })
await runErasure(erasurePorts(database), { id }, { timeZone: 'Europe/Paris' })
await database.close()
