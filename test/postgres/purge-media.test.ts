import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import type { Post, PostPicture } from '../../src/core/domain/posts/post.ts'
import { nothingHeld } from '../../src/core/domain/retention/suspension.ts'
import { purgeConsents } from '../../src/core/use-cases/retention/purge-consents.ts'
import { purgeDocuments } from '../../src/core/use-cases/retention/purge-documents.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { aMedia, anAgent, anOutsider, aWord } from '../fakes/a-media.ts'
import { createFakeInitiativeList } from '../fakes/initiative-list.ts'
import { eachDatabase } from '../support/database.ts'
import { jobsLeft } from '../support/jobs-left.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { dump } from './personal-rows.ts'
import { initiative, post } from './rows.ts'

const past = '2026-01-10T09:00:00.000Z'
const before = '2027-01-10T00:00:00.000Z'
const now = '2028-06-01T09:00:00.000Z'
const due = { before, held: nothingHeld }
const wiped = [
  'media',
  'outside_person',
  'post',
  'initiative',
  'edition',
  'newspaper',
  'charter',
  'withdrawal',
] as const

const old = (id: string, change: Partial<Media> = {}): Media =>
  aMedia(id, { name: `marie-dupont ${id}.jpg`, firstAt: past, updatedAt: past, ...change })
const copyOf = (id: string): PostPicture => ({ id: `${id}-copy`, alt: 'Le pont', digest: id, consent: null })
const draft = (id: string, content: Partial<Post['content']>, change: Partial<Post> = {}): Post => {
  const made = post({ id, updatedAt: past, ...change })
  return { ...made, content: { ...made.content, ...content } }
}

async function world(open: () => Promise<Database>) {
  const database = await open()
  for (const table of wiped) await sql`delete from ${sql.table(table)}`.execute(database.kysely)
  const stores = openStores(database, () => now)
  const binned: string[] = []
  const libraryBin = { remove: async (folder: string, name: string) => binned.push(`${folder}/${name}`) > 0 }
  const keep = async (...media: Media[]) => {
    for (const row of media) await stores.commit({ save: 'media', row, ifVersion: 0 })
  }
  const put = (table: string, doc: object) =>
    sql`insert into ${sql.table(table)} (id, version, doc) values (${table}, 1, ${JSON.stringify({ id: table, ...doc })}::text::jsonb)`.execute(
      database.kysely,
    )
  const left = async () =>
    (await sql<{ id: string }>`select id from media order by id`.execute(database.kysely)).rows.map(({ id }) => id)
  const namedIn = async (word: string) =>
    [...(await dump(database))].flatMap(([table, rows]) => (rows.join().includes(word) ? [table] : []))
  const ports = { ...stores, libraryBin, initiativeList: createFakeInitiativeList(() => now) }
  return { database, stores, ports, binned, keep, put, left, namedIn }
}

/** Where a picture stands: what knows its copy `<name>-copy`, or its digest. */
type World = Awaited<ReturnType<typeof world>>
const save = ({ stores }: World, row: Post) => stores.commit({ save: 'post', row, ifVersion: 0 })
const holders: Record<string, (world: World, name: string) => Promise<unknown>> = {
  post: (world, name) => save(world, draft('a', { pictures: [copyOf(name)] })),
  aside: (world, name) => save(world, draft('b', {}, { aside: [copyOf(name)] })),
  film: (world, name) => save(world, draft('c', { video: copyOf(name) as never })),
  'earlier version': (world, name) => save(world, draft('d', {}, { sealed: [{ pictures: [copyOf(name)] } as never] })),
  proposal: ({ stores }, name) =>
    stores.commit({
      save: 'initiative',
      row: initiative({ attachments: [{ id: 'file', picture: copyOf(name) } as never] }),
      ifVersion: 0,
    }),
  edition: ({ put }, name) => put('edition', { items: [{ pictures: [copyOf(name)] }], masthead: 'masthead-copy' }),
  masthead: async () => undefined,
  newspaper: ({ put }, name) => put('newspaper', { masthead: copyOf(name) }),
  logo: ({ put }, name) => put('charter', { logos: [{ digest: name }] }),
  withdrawal: ({ put }, mediaId) => put('withdrawal', { mediaId }),
}

describe('the purge of pictures that nothing shows any more', () => {
  eachDatabase((_kind, open) => {
    it('leaves no file name of a picture that went with its draft', async () => {
      const { ports, stores, keep, left, namedIn, database } = await world(open)
      await keep(old('sent'))
      await stores.commit({ save: 'post', row: draft('given-up', { pictures: [copyOf('sent')] }), ifVersion: 0 })
      assert.deepEqual(await stores.purges.count('consents', before, nothingHeld), { due: 0, held: 0 })
      assert.equal(await purgeConsents(ports, due), 0, 'its draft shows it')
      assert.equal(await purgeDocuments(ports, 'posts', due), 1)
      assert.deepEqual(await namedIn('marie-dupont sent'), ['public.media'])
      assert.deepEqual(await stores.purges.count('consents', before, nothingHeld), { due: 1, held: 0 })
      assert.equal(await purgeConsents(ports, due), 1)
      assert.deepEqual([await namedIn('marie-dupont sent'), await left()], [[], []])
      assert.equal(await purgeConsents(ports, due), 0, 'once')
      const ends = (await jobsLeft(database, 'picture.end')).map(({ data }) => data)
      assert.ok(ends.some(data => JSON.stringify(data) === JSON.stringify({ id: 'sent-copy', initiativeId: null })))
      const [said] = await stores.history.about(['retention'], { before: null, limit: 1, without: [] })
      assert.deepEqual(
        [said?.verb, said?.details?.['category'], said?.details?.['rows']],
        ['retention.purged', 'consents', 1],
      )
      assert.ok((await verifyJournal(database)).ok)
    })

    it('ends the bytes of one that no draft ever showed', async () => {
      const { ports, keep, database } = await world(open)
      await keep(old('alone', { pictureIds: ['alone-again', 'alone-copy'] }))
      assert.equal(await purgeConsents(ports, due), 1)
      const ended = (await jobsLeft(database, 'picture.end')).map(({ data }) => data as { id: string })
      const ids = ended.map(({ id }) => id).filter(id => id.startsWith('alone'))
      assert.deepEqual(ids.toSorted(), ['alone-again', 'alone-copy'])
    })

    it('leaves what stands anywhere', async () => {
      const all = await world(open)
      await all.keep(...Object.keys(holders).map(name => old(name)))
      for (const [name, hold] of Object.entries(holders)) await hold(all, name)
      assert.equal(await purgeConsents(all.ports, due), 0)
      assert.deepEqual(await all.left(), Object.keys(holders).toSorted())
      for (const table of wiped.slice(2)) await sql`delete from ${sql.table(table)}`.execute(all.database.kysely)
      assert.equal(await purgeConsents(all.ports, due), Object.keys(holders).length)
    })

    it('leaves what changed lately, what somebody’s word counts for, and what is suspended', async () => {
      const { ports, stores, keep, left } = await world(open)
      const counts = { state: 'given', givenAt: past, until: '2030-01-01T00:00:00.000Z' } as const
      await keep(
        old('agreed', { agreements: [aWord(anAgent('ada'), counts)] }),
        old('lately', { updatedAt: '2027-05-01T09:00:00.000Z' }),
        old('over', { agreements: [aWord(anOutsider('gus'), { ...counts, until: past, askedAt: past })] }),
        old('suspended'),
      )
      const gus = { id: 'gus', version: 1, mediaId: 'over', kind: 'adult', name: 'Gus', createdAt: past } as const
      await stores.commit({ save: 'outside_person', row: { ...gus }, ifVersion: 0 })
      const held = { ...nothingHeld, references: ['VIS-2026-suspended'] }
      assert.deepEqual(await stores.purges.count('consents', before, held), { due: 2, held: 1 })
      const run = { before, held }
      assert.deepEqual([await purgeConsents(ports, run), await purgeConsents(ports, run)], [1, 1])
      assert.equal(await purgeConsents(ports, run), 0)
      assert.deepEqual(await left(), ['agreed', 'lately', 'suspended'])
      assert.equal(await stores.outsidePeople.byId('gus'), null)
    })

    it('puts the files of a video into the bin, and takes nothing that was sent again meanwhile', async () => {
      const { ports, stores, binned, keep, left } = await world(open)
      const film = (id: string, folder: string): Media => {
        const video = { facts: {} as never, folder, name: `${id}.mp4`, url: 'https://library/film' }
        return old(id, { kind: 'video', video })
      }
      const captions = { name: 'own.vtt', url: 'https://library/own.vtt' }
      const own = film('own', 'Vidéos/VIS-2026-own')
      await keep(
        { ...own, video: { ...own.video!, captions } },
        film('with', 'Propositions/PROP-2026-0001'),
        old('again'),
      )
      const again = { ...(await stores.media.byId('again'))!, updatedAt: now }
      const outsidePeople = {
        ...stores.outsidePeople,
        of: async (id: string) => {
          if (id === 'again') await stores.commit({ save: 'media', row: { ...again, version: 2 }, ifVersion: 1 })
          return stores.outsidePeople.of(id)
        },
      }
      assert.equal(await purgeConsents({ ...ports, outsidePeople }, due), 2)
      assert.deepEqual(await left(), ['again'])
      assert.deepEqual(binned, ['Vidéos/VIS-2026-own/own.mp4', 'Vidéos/VIS-2026-own/own.vtt'])
    })
  })
})
