import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { searchWords } from '../../src/core/domain/search-words.ts'
import type { MediaRows } from '../../src/core/ports/media-stores.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { mediaRows } from '../../src/postgres/stores/media-store.ts'
import { aMedia, anOutsider, aWord } from '../fakes/a-media.ts'
import { eachDatabase } from '../support/database.ts'
import { explaining } from '../support/explaining.ts'

const many = 5_000
const page = { from: 0, limit: 6 }

/** Pictures of which one in a thousand waits for a file; `rows` copies of one document, each with a day of its own. */
async function fill({ kysely }: Database, rows: number): Promise<void> {
  const row = aMedia('x', { name: 'ruche.jpg', section: 'social' })
  const waits = aMedia('x', { agreements: [aWord(anOutsider('o'))], name: 'pont.jpg', section: 'travaux' })
  await sql`insert into media (id, version, doc)
    select 'n' || n, 1, (case when n % 1000 = 0 then ${JSON.stringify(waits)}::jsonb else ${JSON.stringify(row)}::jsonb end)
      || jsonb_build_object('id', 'n' || n, 'pictureIds', jsonb_build_array('c' || n),
        'firstAt', to_char(timestamp '2020-01-01' + n * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from generate_series(1, ${rows}) as n`.execute(kysely)
  await sql`analyze media`.execute(kysely)
}

describe('what is asked of pictures', () => {
  eachDatabase((_name, open) => {
    let database: Database
    before(async () => {
      database = await open()
      await fill(database, many)
    })
    const planOf = async (read: (rows: MediaRows) => Promise<unknown>, of = database): Promise<string> => {
      const plans: unknown[] = []
      await read(mediaRows({ ...of, kysely: explaining(of.kysely, plans) }))
      return JSON.stringify(plans)
    }
    const costOf = (plan: string): number => Number(/cost=[\d.]+\.\.([\d.]+)/.exec(plan)![1])

    it('is read a page at a time, in the order of an index, whatever lies behind it', async () => {
      const whole = await planOf(rows => rows.found({ words: [], section: null }, page))
      assert.match(whole, /media_newest/)
      assert.doesNotMatch(whole, /Sort|Seq Scan/)
      const ofSection = await planOf(rows => rows.found({ words: [], section: 'travaux' }, page))
      assert.match(ofSection, /media_of_section/)
      assert.doesNotMatch(ofSection, /Sort|Seq Scan/)
      const all = await planOf(rows => rows.found({ words: [], section: null }, { from: 0, limit: many }))
      assert.ok(costOf(whole) * 50 < costOf(all), `${costOf(whole)} of ${costOf(all)}`)
    })

    it('finds whose signed file is waited for among those alone', async () => {
      const plan = await planOf(rows => rows.unsigned(null, 10))
      assert.match(plan, /media_unsigned_found/)
      assert.doesNotMatch(plan, /Sort|Seq Scan/)
      const each = await planOf(rows => rows.ofPerson('nobody', 10))
      assert.match(each, /media_people_index/)
    })

    it('finds by words of names and descriptions without a look at each picture or post', async () => {
      const plan = await database.kysely.connection().execute(async one => {
        await sql`set enable_seqscan = off`.execute(one)
        const sought = { words: searchWords('pont'), section: null }
        const found = await planOf(rows => rows.found(sought, page), { ...database, kysely: one })
        await sql`reset enable_seqscan`.execute(one)
        return found
      })
      for (const index of ['media_named', 'media_pictures_index', 'post_alts_found', 'post_words_found'])
        assert.match(plan, new RegExp(index))
    })
  })
})
