import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { ConsentAnswer } from '../../src/core/domain/pictures/consent.ts'
import { followMedia } from '../../src/core/use-cases/consents/follow-media.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { newReference } from '../../src/postgres/stores/kept-values.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import { eachDatabase } from '../support/database.ts'
import { post } from './rows.ts'

const camille = { id: 'camille', name: 'Camille' }
const consent = (answer: ConsentAnswer, day: number) => ({ answer, by: camille, at: `2026-11-0${day}T08:00:00.000Z` })
const picture = (id: string, digest: string, said: object | null, name?: string) => ({
  id,
  alt: '',
  digest,
  consent: said,
  ...(name && { name }),
})
const rows: [table: string, id: string, doc: object][] = [
  [
    'post',
    'first',
    {
      ...post({ id: 'first' }),
      creator: camille,
      content: { ...post({ id: 'x' }).content, pictures: [picture('a', 'da', consent('adults', 1), 'a.jpg')] },
    },
  ],
  [
    'post',
    'second',
    {
      ...post({ id: 'second' }),
      creator: camille,
      aside: [picture('b', 'da', consent('refused', 2)), picture('c', 'dc', null)],
    },
  ],
  ['post', 'odd', { content: { pictures: null }, aside: 'none', correcting: { content: {} } }],
  [
    'initiative',
    'proposal',
    {
      id: 'proposal',
      version: 3,
      reference: 'PROP-2026-0001',
      author: { id: 'alice', name: 'Alice' },
      section: 'sport',
      attachments: [
        { id: 'd', name: 'd.jpg', picture: { id: 'd', digest: 'dd' }, consent: consent('nobody', 3) },
        { id: 'e', name: 'e.pdf', picture: null, consent: null },
      ],
    },
  ],
  ['initiative', 'bare', { attachments: null }],
  [
    'edition',
    'edition',
    {
      id: 'edition',
      items: [{ kind: 'piece', pictures: [picture('f', 'df', consent('parents', 4))] }, { kind: 'post' }],
    },
  ],
  ['newspaper', 'paper', { id: 'paper', masthead: picture('m', 'da', consent('adults', 1)) }],
  ['newspaper', 'alone', { id: 'alone', masthead: picture('n', 'dn', consent('nobody', 1)) }],
  ['newspaper', 'bare', { id: 'bare', masthead: null }],
]

/** As the release before media left it. */
async function before({ kysely }: Database): Promise<void> {
  for (const statement of [
    'drop table media, outside_person',
    'drop index initiative_pictures',
    'drop function media_pictures, media_people, attached_pictures',
    `delete from kysely_migration where name = '037-media'`,
  ])
    await sql.raw(statement).execute(kysely)
}

describe('a database whose pictures are older than media', () => {
  eachDatabase((_name, open) => {
    it('knows of each picture what its holders did, once for the same bytes', async () => {
      const database = await open()
      const { kysely } = database
      await before(database)
      for (const [table, id, doc] of rows)
        await sql`insert into ${sql.table(table)} (id, version, created_at, doc) values (${id}, 3, '2026-11-05', ${JSON.stringify({ ...doc, version: 3 })}::text::jsonb)`.execute(
          kysely,
        )
      await migrate(database)
      const now = () => '2026-11-25T09:00:00.000Z'
      const stores = openStores(database, now)
      const of = async (digest: string) => {
        const { pictureIds, name, section, answer, firstBy, agreements } = (await stores.media.byId(digest))!
        return [pictureIds, name, section, answer?.answer ?? null, answer?.earlier ?? false, firstBy.id, agreements]
      }
      assert.deepEqual(await of('da'), [['a', 'b', 'm'], 'a.jpg', null, 'refused', true, 'camille', []])
      assert.deepEqual(await of('dc'), [['c'], '', null, null, false, 'camille', []])
      assert.deepEqual(await of('dd'), [['d'], 'd.jpg', 'sport', 'nobody', true, 'alice', []])
      assert.deepEqual(await of('df'), [['f'], '', null, 'parents', true, 'camille', []])
      assert.deepEqual(await of('dn'), [['n'], '', null, 'nobody', true, 'camille', []], 'of a masthead alone')
      const numbers = await sql<{ reference: string }>`select doc->>'reference' as reference from media`.execute(kysely)
      assert.equal(new Set(numbers.rows.map(({ reference }) => reference)).size, 5)
      assert.equal(await newReference(database)('VIS', 2026), 'VIS-2026-0006', 'numbers go on behind them')
      const asked = await sql<{ data: { id: string } }>`select data from asked_job where name = 'media.follow'`.execute(
        kysely,
      )
      assert.deepEqual(
        asked.rows.map(({ data }) => data.id),
        ['da'],
        'whose holders were told different things',
      )
      assert.deepEqual(
        (await stores.initiatives.withPicture('d')).map(({ id }) => id),
        ['proposal'],
      )
      const ends = await sql<{ id: string; due: Date }>`
        select data->>'id' as id, due from asked_job where name = 'media.end' order by due`.execute(kysely)
      assert.deepEqual(
        ends.rows.map(({ id, due }) => [id, due.toISOString()]),
        [['df', '2028-11-03T20:00:00.000Z']],
        'what was agreed to ends two years later',
      )
      await followMedia({ ...stores, now }, 'da')
      const first = (await stores.posts.byId('first'))!
      assert.deepEqual(first.content.pictures, [], 'the last word counts for each of them')
      assert.equal(first.aside?.[0]?.consent?.answer, 'refused')
    })
  })
})
