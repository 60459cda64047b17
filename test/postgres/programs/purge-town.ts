/** The night of the day argv[3] of the town on the PostgreSQL argv[2], as a process of its own that may be killed. */
import { inMemory } from '../../../src/postgres/open/data-dir.ts'
import { openDatabase } from '../../../src/postgres/open/open-database.ts'
import { markedWorld } from '../markers/marked-world.ts'
import { night } from '../markers/night.ts'

const [, , databaseUrl, day] = process.argv
const database = await openDatabase({ dataDir: inMemory, databaseUrl })
await night(markedWorld(database, Number(day)), database)
await database.close()
