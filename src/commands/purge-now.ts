import { parseArgs } from 'node:util'
import { settingsOf } from '../app/settings-of.ts'
import { openStores } from '../app/open-stores.ts'
import type { Config } from '../settings/config.ts'
import { Unavailable } from '../core/domain/errors.ts'
import { countDue, type DueCount } from '../core/use-cases/retention/count-due.ts'
import { purge, type PurgeNeeds } from '../core/use-cases/retention/purge.ts'
import type { Database } from '../postgres/open/database.ts'
import { openWayOut } from '../settings/way-out.ts'
import { listPorts } from './list-ports.ts'
import { run, withDatabase } from './journal/with-database.ts'

const now = () => new Date().toISOString()

/**
 * `npm run purge [-- --dry-run]`: what is due by the rules of how long it is kept, as the job of each night takes it.
 * `--dry-run` counts and changes nothing.
 */
await run(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
  await withDatabase(async (database, config) => {
    await openWayOut(config.proxy, process.env, 'outside')
    await (values['dry-run'] ? count(config, database) : take(config, database))
  })
})

async function count(config: Config, database: Database): Promise<void> {
  const counts = await countDue({ ...openStores(database, now), now }, settingsOf(config))
  for (const one of counts) console.log(lineOf(one))
}

function lineOf({ rule: { category, days }, due, held, visa }: DueCount): string {
  if (days === null) return `${category}: kept while it serves${due > 0 ? `; ${due} settled long ago due` : ''}`
  const archive = visa ? `; for a visa of the archivist: ${visa.due} due, ${visa.held} suspended` : ''
  return `${category}: ${due} due, ${held} suspended${archive} (kept ${days} days)`
}

/**
 * Answers to events, rounds of sites and editions have jobs of their own, which Mary runs as soon as she is up: of
 * these, and of what waits for SharePoint, it prints how many are left.
 */
async function take(config: Config, database: Database): Promise<void> {
  const ports: PurgeNeeds = { ...withoutTenant(database), ...withTenant(config, database), now }
  const { purged } = await purge(ports, settingsOf(config))
  const left = (await countDue(ports, settingsOf(config))).filter(({ due }) => due > 0)
  for (const [category, rows] of Object.entries(purged)) console.log(`${category}: ${rows} gone`)
  for (const { rule, due } of left) console.log(`${rule.category}: ${due} left to the jobs of the bot`)
  if (Object.keys(purged).length + left.length === 0) console.log('Nothing was due.')
  for (const job of ['events.purge', 'relays.purge', 'editions.purge'] as const) await ports.commit({ job, data: {} })
}

/** Lines and files of proposals and agreements lie in SharePoint: where no tenant is configured, these wait. */
function withoutTenant(database: Database) {
  const away = () => Promise.reject(new Unavailable('no-tenant'))
  return { ...openStores(database, now), initiativeList: { item: away, discard: away }, libraryBin: { remove: away } }
}

function withTenant(config: Config, database: Database) {
  const { tenant } = config
  return tenant ? listPorts({ ...config, tenant }, database, now) : {}
}
