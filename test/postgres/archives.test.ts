import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { Actor } from '../../src/core/domain/actor.ts'
import type { ArchiveList } from '../../src/core/domain/retention/archive-list.ts'
import type { Suspension } from '../../src/core/domain/retention/suspension.ts'
import { giveArchiveVisa } from '../../src/core/use-cases/retention/give-archive-visa.ts'
import { listArchives } from '../../src/core/use-cases/retention/list-archives.ts'
import { endProposalFiles } from '../../src/core/use-cases/retention/end-proposal-files.ts'
import { purgeArchives } from '../../src/core/use-cases/retention/purge-archives.ts'
import { createFakeInitiativeList } from '../fakes/initiative-list.ts'
import { settings as hours } from '../fakes/ports.ts'
import { eachDatabase } from '../support/database.ts'
import { takeJobs } from '../support/jobs-left.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { broadcast, entry, initiative, placement, post, validation } from './rows.ts'

const written = '2026-11-25T08:30:00.000Z'
const yearsLater = '2060-11-25T08:30:00.000Z'
const settings = { timeZone: 'Europe/Paris' }
const archivist = { id: 'archivist', name: 'Rose Martin', locale: 'fr', roles: ['archivist'] } as Actor
const ada = { id: '00000000-0000-4000-8000-00000000000a', name: 'Ada Lovelace' }
const tables = 'post validation broadcast initiative placement archive_list suspension edition event'
const attachment = {
  id: 'a',
  name: 'plan.pdf',
  contentType: 'application/pdf',
  state: 'stored',
  picture: null,
} as never

async function world(open: () => Promise<Awaited<ReturnType<Parameters<Parameters<typeof eachDatabase>[0]>[1]>>>) {
  const database = await open()
  for (const table of tables.split(' ')) await sql`delete from ${sql.table(table)}`.execute(database.kysely)
  let [now, made] = [written, 0]
  const stores = openStores(database, () => now)
  const files: Record<string, string> = {}
  const binned: string[] = []
  const ports = {
    ...stores,
    now: () => now,
    hours,
    newId: () => `id ${database.kind} ${now} ${++made}`,
    directory: { archivists: async () => [archivist] } as never,
    initiativeList: createFakeInitiativeList(() => now),
    libraryBin: { remove: async (folder: string, name: string) => binned.push(`${folder}/${name}`) > 0 },
    library: {
      put: async (_folder: string, name: string, _type: string, bytes: Uint8Array) => {
        files[name] = new TextDecoder().decode(bytes)
        return `https://library/${name}`
      },
    } as never,
  }
  const title = 'Fermeture du pont'
  await ports.commit(
    { save: 'post', row: post({ id: 'p', title, state: 'broadcast', sealed: [{ seal: 's' }] as never }), ifVersion: 0 },
    ...['v1', 'v2'].map(id => ({ save: 'validation', row: validation({ id, postId: 'p' }), ifVersion: 0 }) as const),
    ...['b1', 'b2'].map((id, n) => {
      const row = broadcast({ id, reference: `DIF-2026-000${n + 1}`, postId: 'p', state: 'done', finishedAt: written })
      return { save: 'broadcast', row, ifVersion: 0 } as const
    }),
    {
      save: 'initiative',
      row: initiative({ id: 'i', postId: 'p', state: 'retained', attachments: [attachment] }),
      ifVersion: 0,
    },
    { save: 'placement', row: placement({}), ifVersion: 0 },
    { journal: entry({ details: { count: 7 } }) },
  )
  now = yearsLater
  const list = async (): Promise<ArchiveList | null> => {
    await listArchives(ports, settings)
    return ports.archiveLists.waiting()
  }
  const decide = (listId: string, fate: 'eliminate' | 'transfer') => giveArchiveVisa(ports, archivist, { listId, fate })
  const suspend = (of: Suspension['of']) =>
    ports.commit({
      save: 'suspension',
      row: { id: 'held', version: 0, of, reason: 'r', reviewOn: '2061-01-01', by: ada, at: now, lifted: null },
      ifVersion: 0,
    })
  const lift = async () => {
    const row = (await ports.suspensions.byId('held'))!
    const lifted = { ...row, version: row.version + 1, lifted: { by: ada, at: now } }
    assert.equal(await ports.commit({ save: 'suspension', row: lifted, ifVersion: row.version }), 'done')
  }
  return { ports, database, files, binned, list, decide, suspend, lift }
}

const asks = (list: ArchiveList | null) => list?.items.map(({ kind, reference }) => [kind, reference])

describe('what may be a public archive', () => {
  eachDatabase((_kind, open) => {
    it('waits for a visa: whoever is no archivist gives none, nothing goes, and no second list is made', async () => {
      const { ports, list, decide } = await world(open)
      const waiting = (await list())!
      assert.deepEqual(asks(waiting)?.[0], ['post', 'PUB-2026-0001'])
      const agent = { ...archivist, roles: ['comms'] } as Actor
      const refused = await giveArchiveVisa(ports, agent, { listId: waiting.id, fate: 'eliminate' })
      assert.equal(refused.kind, 'not-archivist')
      assert.equal((await giveArchiveVisa(ports, archivist, { listId: 'none', fate: 'eliminate' })).kind, 'not-found')
      await purgeArchives(ports, waiting.id)
      assert.notEqual(await ports.posts.byId('p'), null)
      assert.equal((await list())?.id, waiting.id)
      assert.equal((await decide(waiting.id, 'transfer')).kind, 'archive-decided')
      await decide(waiting.id, 'eliminate')
      assert.equal((await ports.archiveLists.byId(waiting.id))?.state, 'transfer', 'the first visa counts')
    })

    it('is written whole into the library before it goes, where it is transferred', async () => {
      const { ports, database, files, binned, list, decide } = await world(open)
      const waiting = (await list())!
      await decide(waiting.id, 'transfer')
      const taken = await ports.purges.ofPost('p')
      await purgeArchives(ports, waiting.id)
      const [parcel] = Object.keys(files).filter(name => !name.includes('journal'))
      const [line] = files[parcel!]!.split('\n')
      const { rows, journal } = JSON.parse(line!) as {
        rows: { table: string; id: string; doc: unknown }[]
        journal: unknown[]
      }
      const ids = (of: { table: string; id: string }[]) => of.map(({ table, id }) => `${table} ${id}`).toSorted()
      assert.deepEqual(ids(rows), ids(taken), 'exactly what goes')
      assert.ok(taken.length >= 6 && rows.every(({ doc }) => doc !== null) && journal.length > 0)
      assert.ok(JSON.stringify(rows).includes('Fermeture du pont'))
      assert.deepEqual(await ports.purges.ofPost('p'), [])
      assert.deepEqual(
        [await takeJobs(database, 'proposal.files-end'), binned],
        [[], []],
        'files of a proposal stay for whoever takes it over',
      )
      const done = (await ports.archiveLists.byId(waiting.id))!
      assert.equal(done.purgedAt, yearsLater)
      assert.ok(done.parcel?.includes(waiting.id))
      assert.ok((await verifyJournal(database)).ok)
      assert.deepEqual(await ports.archiveLists.undone(), [])
    })

    it('goes with the files of its proposal where it is eliminated, and the journal says so', async () => {
      const { ports, database, files, binned, list, decide } = await world(open)
      const waiting = (await list())!
      await decide(waiting.id, 'eliminate')
      await purgeArchives(ports, waiting.id)
      assert.deepEqual([await ports.posts.byId('p'), Object.keys(files)], [null, []])
      for (const data of await takeJobs(database, 'proposal.files-end')) await endProposalFiles(ports, data as never)
      assert.deepEqual(binned, ['Propositions/PROP-2026-0001/plan.pdf'])
      const [said] = await ports.history.about(['PUB-2026-0001'], { before: null, limit: 1, without: [] })
      assert.equal(said?.verb, 'retention.purged')
      assert.equal((await verifyJournal(database)).ok, true)
    })

    it('is in no list while a suspension keeps any row of it, and comes once that is lifted', async () => {
      for (const of of [
        { kind: 'person', person: ada },
        { kind: 'reference', reference: 'PROP-2026-0001' },
        { kind: 'reference', reference: 'DIF-2026-0002' },
      ] as const) {
        const { ports, list, suspend, lift } = await world(open)
        const row = validation({ id: 'v3', postId: 'p', submittedBy: ada })
        await ports.commit({ save: 'validation', row, ifVersion: 0 })
        await suspend(of)
        const isListed = async () => ((await list())?.items ?? []).some(({ kind }) => kind === 'post')
        assert.equal(await isListed(), false, JSON.stringify(of))
        await sql`delete from archive_list`.execute((await open()).kysely)
        await lift()
        assert.equal(await isListed(), true)
      }
    })

    it('stays with all its rows where one of them is suspended after the visa', async () => {
      for (const reference of ['PUB-2026-0001', 'DIF-2026-0002', 'PROP-2026-0001']) {
        const { ports, list, decide, suspend, lift } = await world(open)
        const { id } = (await list())!
        await decide(id, 'eliminate')
        await suspend({ kind: 'reference', reference })
        const rows = await ports.purges.ofPost('p')
        await purgeArchives(ports, id)
        assert.deepEqual(await ports.purges.ofPost('p'), rows, reference)
        assert.equal((await ports.archiveLists.byId(id))?.held, 1)
        await lift()
        await purgeArchives(ports, id)
        assert.equal(await ports.posts.byId('p'), null)
      }
    })

    it('stays where it is suspended after the visa: its list is done once all went', async () => {
      const { ports, list, decide, suspend, lift } = await world(open)
      const edition = { id: 'e', version: 0, reference: 'TU-2026-01', state: 'published', day: '2026-12-01', by: ada }
      const more = { newspaperId: 'n', year: 2026, number: 1, items: [], createdAt: written, updatedAt: written }
      const row = { ...edition, ...more, publishedAt: written, postId: null } as never
      await ports.commit({ save: 'edition', row, ifVersion: 0 })
      const waiting = (await list())!
      assert.deepEqual(asks(waiting)?.slice(0, 2), [
        ['post', 'PUB-2026-0001'],
        ['edition', 'TU-2026-01'],
      ])
      await decide(waiting.id, 'eliminate')
      await suspend({ kind: 'person', person: ada })
      await purgeArchives(ports, waiting.id)
      const half = (await ports.archiveLists.byId(waiting.id))!
      assert.deepEqual([half.purgedAt, half.held], [null, 1])
      assert.equal(await ports.posts.byId('p'), null)
      assert.notEqual(await ports.editions.byId('e'), null)
      await lift()
      assert.ok(!asks(await list())?.some(([kind]) => kind === 'edition'), 'it has its visa')
      await purgeArchives(ports, waiting.id)
      const done = (await ports.archiveLists.byId(waiting.id))!
      assert.deepEqual([done.purgedAt, done.held, await ports.editions.byId('e')], [yearsLater, undefined, null])
    })
  })
})
