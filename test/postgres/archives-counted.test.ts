import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { Suspension } from '../../src/core/domain/retention/suspension.ts'
import { countDue } from '../../src/core/use-cases/retention/count-due.ts'
import { listArchives } from '../../src/core/use-cases/retention/list-archives.ts'
import { eachDatabase } from '../support/database.ts'
import { entry, post, validation } from './rows.ts'

const settings = { timeZone: 'Europe/Paris' }
const written = '2026-11-25T08:30:00.000Z'
const yearsLater = '2060-11-25T08:30:00.000Z'
const ada = { id: '00000000-0000-4000-8000-00000000000a', name: 'Ada Lovelace' }
const tables = 'post validation broadcast campaign archive_list suspension edition'.split(' ')
const archives = ['posts', 'editions', 'campaigns', 'journal-details']

describe('what waits for a visa', () => {
  eachDatabase((_kind, open) => {
    it('is counted before a purge, whether a list asks for it or not, and apart from what a suspension keeps', async () => {
      const database = await open()
      for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(database.kysely)
      let now = written
      const stores = openStores(database, () => now)
      const ports = { ...stores, now: () => now, newId: () => 'list' }
      const isSealed = [{ seal: 's' }] as never
      const rows = [
        { save: 'post', row: post({ id: 'sealed', state: 'broadcast', sealed: isSealed }), ifVersion: 0 },
        { save: 'post', row: post({ id: 'of-ada', state: 'broadcast', sealed: isSealed }), ifVersion: 0 },
        { save: 'post', row: post({ id: 'draft', state: 'draft', sealed: [] }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v', postId: 'of-ada', submittedBy: ada }), ifVersion: 0 },
        { save: 'edition', row: edition('e1', 'published', ada), ifVersion: 0 },
        { save: 'edition', row: edition('e2', 'published', { id: 'x', name: 'X' }), ifVersion: 0 },
        { save: 'edition', row: edition('e3', 'draft', { id: 'x', name: 'X' }), ifVersion: 0 },
        { save: 'campaign', row: campaign('over', 'closed'), ifVersion: 0 },
        { save: 'campaign', row: campaign('open', 'open'), ifVersion: 0 },
      ] as const
      await ports.commit(...rows, { journal: entry({ details: { count: 7 } }) })
      const counts = async () =>
        Object.fromEntries(
          (await countDue(ports, settings))
            .filter(({ rule }) => archives.includes(rule.category))
            .map(({ rule, due, held, visa }) => [rule.category, [due, held, visa!.due, visa!.held]]),
        )
      assert.deepEqual(await counts(), ofEach([0, 0, 0, 0]), 'nothing is due on its day')
      now = yearsLater
      const { 'journal-details': lines, ...before } = await counts()
      assert.deepEqual(before, { posts: [1, 0, 2, 0], editions: [0, 0, 2, 0], campaigns: [0, 0, 1, 0] })
      assert.ok(lines!.join().startsWith('0,0,') && lines![2]! > 0, 'no detail goes without a visa')
      await ports.commit({ save: 'suspension', row: suspended, ifVersion: 0 })
      const { 'journal-details': _, ...held } = await counts()
      assert.deepEqual(held, { posts: [1, 0, 1, 1], editions: [0, 0, 1, 1], campaigns: [0, 0, 1, 0] })
      await listArchives(ports, settings)
      const listed = (await ports.archiveLists.waiting())!.items.map(({ kind, id }) => `${kind} ${id}`)
      assert.deepEqual(listed.slice(0, 3), ['post sealed', 'edition e2', 'campaign over'], 'as many as were counted')
      assert.deepEqual((await counts()).editions, [0, 0, 1, 1], 'until it goes')
    })
  })
})

const ofEach = (counts: number[]) => Object.fromEntries(archives.map(category => [category, counts]))

const suspended: Suspension = {
  id: 'held',
  version: 0,
  of: { kind: 'person', person: ada },
  reason: 'Recours',
  reviewOn: '2061-01-01',
  by: { id: 'd', name: 'Dominique' },
  at: yearsLater,
  lifted: null,
}

const edition = (id: string, state: string, by: { id: string; name: string }) =>
  ({
    ...{ id, version: 0, reference: `TU-2026-0${id.slice(1)}`, state, day: '2026-12-01', by, newspaperId: 'n' },
    ...{ year: 2026, number: Number(id.slice(1)), items: [], createdAt: written, updatedAt: written, postId: null },
    ...(state === 'published' && { publishedAt: written }),
  }) as never

const campaign = (id: string, state: string) =>
  ({
    ...{ id, version: 0, revision: 1, reference: `CAM-2026-${id}`, title: 'Tri', aim: '', state, departments: [] },
    ...{
      from: '2026-11-01',
      to: '2026-12-01',
      owner: { id: 'x', name: 'X' },
      channels: [],
      changedAt: written,
      createdAt: written,
    },
  }) as never
