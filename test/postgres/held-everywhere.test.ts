import assert from 'node:assert/strict'
import { openStores } from '../../src/app/open-stores.ts'
import type { Suspension } from '../../src/core/domain/retention/suspension.ts'
import { purgeEvent } from '../../src/core/use-cases/events/ended/purge-event.ts'
import { forgetWorkbook } from '../../src/core/use-cases/figures/forget-workbook.ts'
import { purgeEditions } from '../../src/core/use-cases/newspapers/issued/purge-editions.ts'
import { endKeptFiles } from '../../src/core/use-cases/notes/keep-files.ts'
import { purgeRounds } from '../../src/core/use-cases/relays/purge-rounds.ts'
import { countDue } from '../../src/core/use-cases/retention/count-due.ts'
import { purge } from '../../src/core/use-cases/retention/purge.ts'
import { createFakeInitiativeList } from '../fakes/initiative-list.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { ada, expected, keptTown, references, wipe, written } from './held-rows.ts'

const settings = { timeZone: 'Europe/Paris' }
const yearsLater = '2033-03-01T03:30:00.000Z'

type Held = 'person' | 'reference'
const holds: [string, Suspension['of'] | null, Held | null][] = [
  ['nothing', null, null],
  ['a person', { kind: 'person', person: ada }, 'person'],
  ['a post', { kind: 'reference', reference: references.PUB }, 'reference'],
  ['a post, by its proposal', { kind: 'reference', reference: references.PROP }, 'reference'],
  ['a post, by its sending', { kind: 'reference', reference: references.DIF }, 'reference'],
]

describe('what is suspended', () => {
  eachDatabase((_kind, open) => {
    for (const [what, of, held] of holds)
      it(`stays in every category, and goes once that is lifted: ${what}`, async () => {
        const database = await open()
        await wipe(database)
        let now = written
        const stores = openStores(database, () => now)
        const ports = {
          ...stores,
          now: () => now,
          initiativeList: createFakeInitiativeList(() => now),
          library: {} as never,
          libraryBin: { remove: async () => true },
          sheets: {} as never,
          tables: {} as never,
        }
        await keptTown(stores, database)
        now = yearsLater
        if (of) await stores.commit({ save: 'suspension', row: suspended(of), ifVersion: 0 })
        const counts = async () =>
          Object.fromEntries(
            (await countDue(ports, settings))
              .filter(({ rule, due, held: kept }) => due + kept > 0 && rule.category !== 'journal-details')
              .map(({ rule: { category }, due, held: kept }) => [category, [due, kept]]),
          )
        const purgeAll = async () => {
          await purge(ports, settings)
          await purgeEvent(ports, { postId: 'post-1' }, settings)
          await purgeRounds(ports, settings)
          await purgeEditions(ports, settings)
          await forgetWorkbook(ports, { period: '2026-11', person: ada.id })
          await endKeptFiles(ports, 'asked')
        }
        const keptOf = (row: Record<Held, number>): number => (held ? row[held] : 0)
        const entries = Object.entries(expected)
        assert.deepEqual(
          await counts(),
          Object.fromEntries(entries.map(([category, row]) => [category, [row.rows - keptOf(row), keptOf(row)]])),
        )
        const kept = entries.flatMap(([category, row]) => (keptOf(row) > 0 ? [[category, [0, keptOf(row)]]] : []))
        await purgeAll()
        assert.deepEqual(await counts(), Object.fromEntries(kept))
        if (of) await lift(stores)
        await purgeAll()
        assert.deepEqual(await counts(), {})
        assert.ok((await verifyJournal(database)).ok)
      })
  })
})

const suspended = (of: Suspension['of']): Suspension => ({
  id: 'held',
  version: 0,
  of,
  reason: 'Recours',
  reviewOn: '2031-06-01',
  by: { id: 'd', name: 'Dominique' },
  at: yearsLater,
  lifted: null,
})

async function lift({ suspensions, commit }: ReturnType<typeof openStores>): Promise<void> {
  const row = (await suspensions.byId('held'))!
  const lifted = { by: row.by, at: yearsLater }
  await commit({ save: 'suspension', row: { ...row, version: 1, lifted }, ifVersion: row.version })
}
