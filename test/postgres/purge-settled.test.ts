import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { Actor } from '../../src/core/domain/actor.ts'
import { keyOf } from '../../src/core/domain/placements/placed-card.ts'
import type { ArchiveList } from '../../src/core/domain/retention/archive-list.ts'
import { blockersOf } from '../../src/core/use-cases/personal/decide-erasure.ts'
import { eraseWritten, seeWritten } from '../../src/core/use-cases/personal/erase-written.ts'
import { countDue } from '../../src/core/use-cases/retention/count-due.ts'
import { purge } from '../../src/core/use-cases/retention/purge.ts'
import { createFakeInitiativeList } from '../fakes/initiative-list.ts'
import { takeJobs } from '../support/jobs-left.ts'
import { eachDatabase } from '../support/database.ts'
import { initiative, placement } from './rows.ts'

const settled = '2026-01-10T09:00:00.000Z'
const lately = '2026-12-01T09:00:00.000Z'
const settings = { timeZone: 'Europe/Paris' }
const ada = { id: '00000000-0000-4000-8000-00000000000a', name: 'Ada Lovelace' }
const me = { ...ada, locale: 'fr', roles: ['agent'] } as unknown as Actor

const suspension = (id: string, reference: string, lifted: string | null) => ({
  ...{ id, version: 0, reason: 'r', reviewOn: '2027-01-01', by: ada, at: settled },
  of: { kind: 'reference', reference } as const,
  lifted: lifted === null ? null : { by: ada, at: lifted },
})

describe('what was settled', () => {
  eachDatabase((_kind, open) => {
    const world = async () => {
      const database = await open()
      const now = () => '2027-02-01T03:30:00.000Z'
      for (const table of ['suspension', 'archive_list', 'rule_proposal', 'initiative', 'placement', 'media'])
        await sql`delete from ${sql.table(table)}`.execute(database.kysely)
      const stores = openStores(database, now)
      const libraryBin = { remove: async () => true }
      const erasedAs = { person: 'personne effacée', words: '(paroles effacées)' }
      return { ...stores, now, libraryBin, erasedAs, initiativeList: createFakeInitiativeList(now), database }
    }
    const ids = async ({ database }: Awaited<ReturnType<typeof world>>, table: string) =>
      (await sql<{ id: string }>`select id from ${sql.table(table)} order by 1`.execute(database.kysely)).rows.map(
        ({ id }) => id,
      )

    it('is forgotten a year later: suspensions, lists of the archivist, changes that nobody decided on', async () => {
      const ports = await world()
      const beginning = { version: 0, at: settled, items: [], file: null, parcel: null, visa: null }
      const list = (id: string, purgedAt: string | null): ArchiveList => ({
        ...beginning,
        id,
        state: 'eliminate',
        purgedAt,
      })
      const proposal = (id: 'notes' | 'calls', at: string) =>
        ({ id, version: 0, from: 0, rule: {} as never, by: { ...ada, roles: [] }, at }) as const
      await ports.commit(
        { save: 'suspension', row: suspension('old', 'PUB-2026-0007', settled), ifVersion: 0 },
        { save: 'suspension', row: suspension('new', 'PUB-2026-0007', lately), ifVersion: 0 },
        { save: 'suspension', row: suspension('stands', 'PUB-2026-0007', null), ifVersion: 0 },
        { save: 'archive_list', row: list('old', settled), ifVersion: 0 },
        { save: 'archive_list', row: list('new', lately), ifVersion: 0 },
        { save: 'archive_list', row: list('waits', null), ifVersion: 0 },
        { save: 'rule_proposal', row: proposal('notes', settled), ifVersion: 0 },
        { save: 'rule_proposal', row: proposal('calls', lately), ifVersion: 0 },
      )
      const counts = await countDue(ports, settings)
      assert.equal(counts.find(({ rule }) => rule.category === 'settings')?.due, 3, 'as a count says before')
      assert.equal((await purge(ports, settings)).purged.settings, 3)
      assert.deepEqual(await ids(ports, 'suspension'), ['new', 'stands'])
      assert.deepEqual(await ids(ports, 'archive_list'), ['new', 'waits'])
      assert.deepEqual(await ids(ports, 'rule_proposal'), ['calls'])
      // Its card does not say for ever that it waits.
      assert.deepEqual(await takeJobs(ports.database, 'placement.refresh'), [
        { key: keyOf({ card: 'rule-proposal', category: 'notes', at: settled }) },
      ])
      assert.deepEqual((await purge(ports, settings)).purged, {})
    })

    it('leaves a card as long as what it shows', async () => {
      const ports = await world()
      const placed = (mediaId: string) => {
        const key = keyOf({ card: 'agreement', mediaId, person: ada.id } as never)
        const row = placement({ key, to: { kind: 'person', id: ada.id }, updatedAt: '2025-01-01T00:00:00.000Z' })
        return { save: 'placement', row, ifVersion: 0 } as const
      }
      const media = { id: 'there', version: 0, pictureIds: [], agreements: [], reference: 'VIS-2026-0001' } as never
      await ports.commit({ save: 'media', row: media, ifVersion: 0 }, placed('there'), placed('gone'))
      assert.equal((await purge(ports, settings)).purged.cards, 1)
      const { rows } = await sql<{ about: string }>`select about from placement`.execute(ports.database.kysely)
      assert.deepEqual(
        rows.map(({ about }) => about),
        ['there'],
      )
    })

    it('holds one’s own words, and an erasure, where a suspended reference leads to them', async () => {
      const ports = await world()
      const declined = (id: string, reference: string) =>
        ({
          save: 'initiative',
          row: initiative({ id, reference, state: 'declined', author: ada }),
          ifVersion: 0,
        }) as const
      await ports.commit(declined('held', 'PROP-2026-0001'), declined('free', 'PROP-2026-0002'))
      await ports.commit({ save: 'suspension', row: suspension('s', 'PROP-2026-0001', null), ifVersion: 0 })
      const { proposals, stays } = await seeWritten(ports, me)
      assert.deepEqual([proposals, stays.suspended], [1, 1])
      assert.equal((await eraseWritten(ports, me)).kind, 'words-erased')
      const texts = await Promise.all(['held', 'free'].map(async id => (await ports.initiatives.byId(id))?.text))
      assert.deepEqual(texts, ['t', '(paroles effacées)'])
      const directory = { person: async () => null } as never
      const personal = { ...ports.personal, neededFor: async () => [] }
      const why = await blockersOf({ ...ports, personal, directory }, { person: ada, names: [], ids: [] }, settings)
      assert.deepEqual(why, [{ why: 'suspended-reference', names: ['PROP-2026-0001'] }])
    })
  })
})
