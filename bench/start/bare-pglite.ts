import { PGlite } from '@electric-sql/pglite'

/** An empty PGlite in the folder that is named: what the database of a trial costs before it holds anything. */
const pglite = await PGlite.create(process.argv[2])
await pglite.query('select 1')
console.log('open')
setInterval(() => {}, 60_000)
process.once('SIGTERM', () => void pglite.close().then(() => process.exit(0)))
