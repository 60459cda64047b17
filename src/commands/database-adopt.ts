import { openStores } from '../app/open-stores.ts'
import { adoptHeld } from '../core/use-cases/database/adopt-database.ts'
import { openOwnDatabase } from '../postgres/identity/own-database.ts'
import { migrate } from '../postgres/schema/migrate.ts'
import { run, withDatabase } from './journal/with-database.ts'

/** `npm run database:adopt`: the operator says that this database, restored or copied, is the one in service. */
await run(() =>
  withDatabase(async (database, { dataDir }) => {
    const now = () => new Date().toISOString()
    await migrate(database)
    const own = await openOwnDatabase(database, { dataDir, now, report: error => console.error(error) })
    const hold = own.hold()
    const { kind } = await adoptHeld({ ...openStores(database, now), database: own, now }, null, {
      by: 'npm run database:adopt',
    })
    own.close()
    if (kind !== 'adopted' || hold === null)
      return console.log('Nothing holds Mary back: this database is the one in service.')
    console.log(
      `Adopted (${hold.because}): it was ${hold.before}, it is ${hold.now}. Mary works within seconds, or when she starts.`,
    )
  }),
)
