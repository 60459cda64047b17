import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { SeenPost } from '../../sandbox/public/seen-by-public.ts'
import { chanceOf, seed } from '../support/chance.ts'
import { eventually } from '../support/eventually.ts'
import { approvedFor } from '../support/released.ts'
import { type Cast, cast } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const long = process.env['LONG'] !== undefined
const posts = long ? 20 : 3
const kills = long ? 30 : 3
const places = { bluesky: 'bluesky', mastodon: 'mastodon', site: 'cms' } as const
/** A release comes due so long after the one before: some are on their way at each kill. */
const apartMs = long ? 1_200 : 700

const everythingGoesWrong = (['bluesky', 'mastodon', 'cms'] as const).flatMap(
  target =>
    [
      { target, kind: 'cut-after-accept', share: 0.05, seconds: 3_600 },
      { target, kind: 'error', status: 502, share: 0.05, seconds: 3_600 },
      { target, kind: 'throttle', share: 0.03, seconds: 3_600 },
    ] as const,
)

onStores(['PostgreSQL'], open => {
  describe(`releases, killed again and again (SEED=${seed})`, function () {
    this.timeout(long ? 1_800_000 : 300_000)
    let mary: StoredMary
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_CHECK: 'off', SANDBOX_SEED: String(seed) } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())

    const wordsOf = (post: number): string => `Parution ${post} de la commune`
    const standing = async (place: SeenPost['place'], post: number): Promise<number> =>
      (await mary.town.inPublic()).posts.filter(one => one.place === place && one.text.includes(wordsOf(post))).length

    it(`${kills} times among ${posts * 3} of them, with cuts, 502 and 429: none twice, none lost, each explained`, async () => {
      for (let post = 0; post < posts; post++) {
        const variants = { bluesky: wordsOf(post), mastodon: wordsOf(post), article: wordsOf(post) }
        const title = `La commune ${post}`
        await approvedFor(mary.town, people, {
          title,
          places: Object.keys(places).map(one => `${one} mardi 14 h`),
          variants,
        })
      }
      await eventually(
        async () => (await mary.ask(`select 1 from release where state = 'planned'`)).length === posts * 3,
        'all are planned',
      )
      await mary.town.setFaults(...everythingGoesWrong)
      // Their hour comes, one after the other.
      await mary.ask(
        `with due as (select id, row_number() over (order by md5(id)) as nth from release),
           moved as (update release set doc = doc || jsonb_build_object('at', $2::text) returning id)
         insert into asked_job (name, key, data, due)
         select 'release.publish', id, jsonb_build_object('id', id), now() + nth * $1::float8 * interval '1 ms' from due`,
        apartMs,
        new Date().toISOString(),
      )
      const chance = chanceOf(seed)
      for (let kill = 0; kill < kills; kill++) {
        await delay(chance() * apartMs * 2)
        await mary.kill()
        await mary.start()
      }
      const open = () =>
        mary.ask<{ id: string }>(`select id from release where state in ('planned', 'publishing', 'unknown')`)
      await eventually(async () => (await open()).length === 0, 'all are settled', 240_000)
      const rows = await mary.ask<{ channel: keyof typeof places; state: string; held: string | null; title: string }>(
        `select release.doc->>'channel' as channel, release.doc->>'state' as state, release.doc->>'held' as held,
           post.doc->'content'->>'title' as title from release join post on post.id = of_post`,
      )
      assert.equal(rows.length, posts * 3)
      for (const { channel, state, held, title } of rows) {
        const post = Number(title.split(' ').at(-1))
        const count = await standing(places[channel], post)
        const what = `${title} on ${channel}: ${state} ${held ?? ''}`
        assert.equal(state, 'published', what)
        assert.equal(count, 1, `${what}, ${count} times there`)
      }
    })
  })
})
