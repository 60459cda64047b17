import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Change } from '../../src/core/change.ts'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import { otherChannels } from '../../src/core/domain/channels/channel.ts'
import { variantKinds, type Variants } from '../../src/core/domain/channels/variant.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { releaseStates } from '../../src/core/domain/releases/release.ts'
import type { WeekRow } from '../../src/core/domain/week/week-row.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { weekRows } from '../../src/postgres/stores/week-store.ts'
import { aRelease } from '../fakes/releases.ts'
import { createFakeStore } from '../fakes/store.ts'
import { eachDatabase } from '../support/database.ts'
import { holds } from '../support/holds.ts'
import { broadcast, initiative, now, post, validation } from './rows.ts'

const monday = '2026-11-23T00:00:00.000Z'
const nextMonday = '2026-11-30T00:00:00.000Z'
const by = { id: 'c', name: 'Camille' }

const instant = fc
  .integer({ min: 0, max: 30 * 24 })
  .map(hours => new Date(Date.parse('2026-11-10T00:00:00.000Z') + hours * 3_600_000).toISOString())
const maybe = fc.option(instant)
const state = fc.constantFrom<Post['state'][]>(
  'draft',
  'in-validation',
  'approved',
  'broadcasting',
  'broadcast',
  'cancelled',
  'refused',
)
const sends = fc.record({
  kind: fc.constantFrom<Broadcast['kind'][]>('send', 'correct', 'remark'),
  state: fc.constantFrom<Broadcast['state'][]>('ready', 'scheduled', 'running', 'done', 'cancelled', 'held'),
  scheduledFor: maybe,
  startedAt: maybe,
  planned: fc.option(fc.nat(900)),
})
const rows = fc.array(
  fc.record({
    state,
    slot: maybe,
    event: fc.option(instant),
    elsewhere: fc.option(
      fc.uniqueArray(fc.record({ channel: fc.constantFrom(...otherChannels), at: maybe }), {
        selector: one => one.channel,
      }),
    ),
    variants: fc.option(fc.dictionary(fc.constantFrom(...variantKinds), fc.constantFrom('', ' \n', 'Un pont'))),
    releases: fc.uniqueArray(
      fc.record({
        channel: fc.constantFrom(...otherChannels),
        at: maybe,
        state: fc.constantFrom(...releaseStates),
        left: fc.option(instant.map(at => ({ uri: 'at://post', url: null, revision: null, seal: 's', at }))),
        declared: fc.option(instant.map(at => ({ by, link: null, at }))),
      }),
      { selector: one => one.channel, maxLength: 3 },
    ),
    campaignId: fc.option(fc.constantFrom('one', 'two')),
    alt: fc.option(fc.constantFrom('', 'Un pont')),
    edited: fc.boolean(),
    corrected: fc.option(instant),
    sends: fc.array(sends, { maxLength: 2 }),
    waits: fc.boolean(),
    proposed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
)

describe('what a week is read from', () => {
  eachDatabase((_kind, open) => {
    it('is the same in the database and in memory, and is what the posts say', async () => {
      const database = await open()
      const store = weekRows(database)
      const fake = createFakeStore(() => [])
      const commit = gatheredCommit(database, now)
      let made = 0
      await holds(
        fc.asyncProperty(rows, async drawn => {
          const changes = drawn.flatMap(one => changesOf(one, `${++made}`.padStart(5, '0')))
          for (const to of [commit, fake.commit]) assert.equal(await to(...changes), 'done')
          assert.deepEqual(
            timeless(await store.within(monday, nextMonday, 10_000)),
            await fake.week.within(monday, nextMonday, 10_000),
          )
          for (const { post } of await store.within(monday, nextMonday, 10_000))
            assert.equal(post.title === 'Comme les gens l’ont', post.isCorrecting)
          assert.deepEqual(new Set(await store.undated(10_000)), new Set(await fake.week.undated(10_000)))
          const campaign = await store.ofCampaign('one', 10_000)
          assert.deepEqual(
            campaign.map(({ post }) => post.id).toSorted(),
            (await fake.week.ofCampaign('one', 10_000)).map(({ post }) => post.id).toSorted(),
          )
          const id = `post ${`${made}`.padStart(5, '0')}`
          assert.deepEqual(await store.ofPost(id), await fake.week.ofPost(id))
        }),
        { numRuns: 6 },
      )
      assert.equal(await store.ofPost('nobody’s'), null)
      assert.ok((await store.undated(1)).length <= 1)
    })
  })

  /** The database may give a few more, of the hours around. */
  function timeless(found: WeekRow[]): WeekRow[] {
    return found.filter(({ post, send, releases }) => {
      const times = [
        send?.startedAt ?? send?.scheduledFor ?? post.slot,
        post.slot,
        ...[...post.elsewhere, ...releases].map(({ at }) => at),
        post.event && `${post.event.date}T12:00:00.000Z`,
      ]
      return times.some(at => at != null && at >= monday && at < nextMonday)
    })
  }
})

/** What people have: another title, section and day of the event than the draft. */
function correcting(day: string): Post['correcting'] {
  const event = { date: day.slice(0, 10), time: '18:00', place: 'Halle', capacity: null }
  const content = { ...post({ title: 'Comme les gens l’ont' }).content, section: 'agenda', event }
  return { broadcastId: 'sent', content, expiresOn: null }
}

function variantsOf(texts: Record<string, string>): Variants {
  return Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, { text, warning: '', pictures: [] }]))
}

type Drawn = typeof rows extends fc.Arbitrary<(infer One)[]> ? One : never

function changesOf(one: Drawn, number: string): Change[] {
  const id = `post ${number}`
  const base = post({ id, state: one.state, slot: one.slot, updatedAt: one.slot ?? now() })
  const event =
    one.event === null ? null : { date: one.event.slice(0, 10), time: null, place: 'Mairie', capacity: null }
  const pictures = one.alt === null ? [] : [{ id: `p${number}`, alt: one.alt, digest: 'd', consent: null }]
  const row: Post = {
    ...base,
    content: { ...base.content, event, pictures, ...(one.variants && { variants: variantsOf(one.variants) }) },
    initiativeId: one.proposed ? `initiative ${number}` : null,
    validationId: one.waits ? `validation ${number}` : null,
    ...(one.corrected !== null && { correcting: correcting(one.corrected) }),
    ...(one.elsewhere && { elsewhere: one.elsewhere }),
    ...(one.campaignId && { campaignId: one.campaignId }),
    ...(one.edited && {
      edits: [
        { field: 'title', revision: 1, by, at: now() },
        { field: 'slot', revision: 2, by, at: now() },
      ],
    }),
  }
  const sent = one.sends.map((send, at) =>
    broadcast({ ...send, id: `broadcast ${number} ${at}`, postId: id, createdAt: `2026-11-0${at + 1}T08:00:00.000Z` }),
  )
  return [
    { save: 'post', row, ifVersion: 0 },
    ...sent.map(row => ({ save: 'broadcast', row, ifVersion: 0 }) as const),
    ...one.releases.map(
      ({ channel, ...more }) => ({ save: 'release', row: aRelease(id, channel, more), ifVersion: 0 }) as const,
    ),
    ...(one.waits
      ? [{ save: 'validation', row: validation({ id: `validation ${number}`, postId: id }), ifVersion: 0 } as const]
      : []),
    ...(one.proposed
      ? [
          {
            save: 'initiative',
            row: initiative({ id: `initiative ${number}`, department: 'Voirie' }),
            ifVersion: 0,
          } as const,
        ]
      : []),
  ]
}
