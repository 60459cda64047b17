/** One process of several that serve pictures out of the database of argv[2]; says where. */
import { openDatabase } from '../../../src/postgres/open/open-database.ts'
import { pictureProcess } from '../picture-process.ts'

const [, , databaseUrl = ''] = process.argv
const database = await openDatabase({ databaseUrl, dataDir: 'memory://' })
const { url } = await pictureProcess(database, () => new Date().toISOString())
process.stdout.write(`${url}\n`)
