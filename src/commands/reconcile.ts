import { parseArgs } from 'node:util'
import { compareList, type ListDifference, mendDifference } from '../core/use-cases/initiatives/compare-list.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import { listPorts } from './list-ports.ts'
import { migrate } from '../postgres/schema/migrate.ts'
import { openWayOut } from '../settings/way-out.ts'
import { readSettings, withDatabase } from './journal/with-database.ts'
import { sayFailure } from './say-failure.ts'

/**
 * `npm run reconcile [-- --check]`: compares the database and the list "Propositions", item by item, and prints the
 * differences. Without `--check` it asks Mary for the job that mends each. Ends with 1 where anything differs.
 */
async function reconcile(check: boolean): Promise<number> {
  const config = readSettings()
  const { tenant } = config
  if (!tenant) throw new Misconfigured('no-tenant', 'no tenant is configured: set the variables of .env.example first')
  await openWayOut(config.proxy, process.env, 'outside')
  const now = () => new Date().toISOString()
  return withDatabase(async database => {
    await migrate(database)
    const ports = listPorts({ ...config, tenant }, database, now)
    let found = 0
    for await (const difference of compareList(ports)) {
      found++
      console.log(lineOf(difference))
      if (!check && !(await mendDifference(ports, difference))) console.log('  left as it is: look at it in SharePoint')
    }
    console.log(summary(found, check))
    return found
  }, config)
}

function lineOf(difference: ListDifference): string {
  switch (difference.kind) {
    case 'column': {
      const { reference, column, database, list } = difference
      return `${reference} ${column}: database ${quote(database)}, list ${quote(list)}`
    }
    case 'no-item':
      return `${difference.reference}: no item in the list`
    case 'second-item':
      return `${difference.reference}: a second item in the list, number ${difference.itemId}`
    case 'not-taken':
      return `item ${difference.itemId} ${quote(difference.title)}: no proposal yet`
    case 'strange':
      return `item ${difference.itemId} ${quote(difference.title)}: bears the id of a proposal that this database has not`
  }
}

const shownMost = 80
function quote(text: string | null): string {
  return text === null ? 'nothing' : JSON.stringify(text.length > shownMost ? `${text.slice(0, shownMost)}…` : text)
}

function summary(found: number, check: boolean): string {
  if (found === 0) return 'Database and list are equal.'
  const asked = check ? 'npm run reconcile mends them' : 'Mary mends them within minutes, where she may'
  return `${found} differences: ${asked}.`
}

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  if ((await reconcile(values.check)) > 0) process.exitCode = 1
} catch (error) {
  sayFailure(error)
}
