import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { Actor } from '../../src/core/domain/actor.ts'
import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import { keyOf } from '../../src/core/domain/placements/placed-card.ts'
import { headsKey } from '../../src/core/domain/placements/placement.ts'
import type { Suspension } from '../../src/core/domain/retention/suspension.ts'
import { beginCorrection } from '../../src/core/use-cases/broadcasts/begin-correction.ts'
import { sealedStill } from '../../src/core/use-cases/broadcasts/sending/resume-broadcast.ts'
import { readRemovable } from '../../src/core/use-cases/posts/ending/ask-take-back.ts'
import { endProposalFiles } from '../../src/core/use-cases/retention/end-proposal-files.ts'
import { countDue } from '../../src/core/use-cases/retention/count-due.ts'
import { purge, type PurgeNeeds } from '../../src/core/use-cases/retention/purge.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { createFakeInitiativeList } from '../fakes/initiative-list.ts'
import { settings as hours } from '../fakes/ports.ts'
import { eachDatabase } from '../support/database.ts'
import { takeJobs } from '../support/jobs-left.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { broadcast, entry, initiative, note, placement, post } from './rows.ts'

const settings = { timeZone: 'Europe/Paris' }
const written = '2026-11-25T08:30:00.000Z'
const crowd = Array.from({ length: 60 }, (_, n) => `p${String(n).padStart(3, '0')}`)
const writer = { id: '00000000-0000-4000-8000-00000000000a', name: 'Ada Lovelace' }

type World = PurgeNeeds & {
  hours: typeof hours
  database: Database
  binned: string[]
  at(day: string): void
} & ReturnType<typeof openStores>

async function world(open: () => Promise<Database>): Promise<World> {
  const database = await open()
  await wipe(database)
  let now = written
  const stores = openStores(database, () => now)
  const binned: string[] = []
  const libraryBin = { remove: async (folder: string, name: string) => binned.push(`${folder}/${name}`) > 0 }
  const ports = { ...stores, now: () => now, hours, initiativeList: createFakeInitiativeList(() => now), database }
  return { ...ports, binned, libraryBin, at: day => void (now = `${day}T03:30:00.000Z`) }
}

/** Each test begins with nothing: the journal alone, which nobody may wipe, goes on. */
async function wipe({ kysely }: Database): Promise<void> {
  for (const table of [
    'note',
    'initiative',
    'listed_item',
    'post',
    'broadcast',
    'placement',
    'suspension',
    'retention_rule',
  ])
    await sql`delete from ${sql.table(table)}`.execute(kysely)
  for (const table of ['delivery', 'delivery_tally']) await sql`delete from ${sql.table(table)}`.execute(kysely)
}

async function sentTo(people: string[], { commit, deliveries, database }: World): Promise<void> {
  const sent = { id: 'sent', state: 'done', finishedAt: written, planned: people.length } as const
  await commit(
    { save: 'post', row: post({ id: 'post', state: 'broadcast', broadcastId: 'sent' }), ifVersion: 0 },
    { save: 'broadcast', row: broadcast({ ...sent, planned: null }), ifVersion: 0 },
  )
  const of = people.map(id => ({ id, givenName: `Prénom ${id}`, department: 'Voirie', locale: null }))
  await deliveries.plan('sent', of)
  await sql`update delivery set state = case when person < 'p050' then 'delivered' else 'refused' end,
    reason = case when person < 'p050' then null else 'blocked' end, settled_at = now()`.execute(database.kysely)
  await commit({ save: 'broadcast', row: broadcast({ ...sent }), ifVersion: 1 })
}

async function endFiles(ports: World): Promise<void> {
  for (const data of await takeJobs(ports.database, 'proposal.files-end')) await endProposalFiles(ports, data as never)
}

const attachment = (id: string, name: string): Initiative['attachments'][number] => ({
  ...{
    id,
    name,
    contentType: 'image/jpeg',
    state: 'stored',
    source: null,
    url: `https://library/${name}`,
    consent: null,
  },
  picture: name.endsWith('.jpg') ? ({ id: `copy ${id}`, digest: 'd', width: 1, height: 1 } as never) : null,
})

const rows = async ({ kysely }: Database, table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(kysely)).rows[0]!.n

const suspended = (of: Suspension['of']): Suspension => ({
  id: 'held',
  version: 0,
  of,
  reason: 'Recours',
  reviewOn: '2027-06-01',
  by: writer,
  at: written,
  lifted: null,
})

/** What a purge takes, which is what a count told of it before. */
async function purged(ports: World) {
  const told = (await countDue(ports, settings)).filter(({ due }) => due > 0)
  const { purged: taken } = await purge(ports, settings)
  assert.deepEqual(taken, Object.fromEntries(told.map(({ rule, due }) => [rule.category, due])))
  return taken
}

describe('the purge of each night', () => {
  eachDatabase((_kind, open) => {
    it('takes words that nobody understood after thirty days, and what was asked a year after the last answer', async () => {
      const ports = await world(open)
      const forwarded = {
        state: 'forwarded' as const,
        answers: [{ by: writer, at: '2026-12-31T10:00:00.000Z', text: 'Oui' }],
      }
      await ports.commit(
        { save: 'note', row: note({ id: 'kept' }), ifVersion: 0 },
        { save: 'note', row: note({ id: 'asked', ...forwarded }), ifVersion: 0 },
        { save: 'placement', row: placement({ key: keyOf({ card: 'note', noteId: 'asked' }) }), ifVersion: 0 },
      )
      ports.at('2026-12-25')
      assert.deepEqual(await purge(ports, settings), { purged: {}, whole: true })
      ports.at('2026-12-26')
      assert.deepEqual(await purged(ports), { notes: 1 })
      ports.at('2027-12-31')
      assert.deepEqual(await purged(ports), {})
      ports.at('2028-01-01')
      assert.deepEqual(await purged(ports), { 'forwarded-questions': 1 })
      assert.deepEqual([await rows(ports.database, 'note'), await rows(ports.database, 'placement')], [0, 0])
    })

    it('takes a proposal that was not retained, with what of it lies elsewhere, and leaves one that was', async () => {
      const ports = await world(open)
      const { initiativeList } = ports as typeof ports & { initiativeList: ReturnType<typeof createFakeInitiativeList> }
      const attachments = [attachment('1', 'plan.pdf'), attachment('2', 'ruche.jpg'), attachment('3', 'ruche.jpg')]
      const no = initiative({ id: 'no', state: 'declined', attachments })
      const item = await initiativeList.create('no', { MaryId: 'no' })
      await ports.commit(
        { save: 'initiative', row: no, ifVersion: 0 },
        {
          save: 'initiative',
          row: initiative({ id: 'yes', state: 'retained', postId: 'post', attachments }),
          ifVersion: 0,
        },
        { save: 'listed_item', row: { id: 'no', version: 0, ...item, seen: null, remarks: [] }, ifVersion: 0 },
      )
      ports.at('2028-11-25')
      assert.deepEqual((await purged(ports)).proposals, 1)
      assert.equal(await ports.initiatives.byId('no'), null)
      assert.notEqual(await ports.initiatives.byId('yes'), null)
      assert.deepEqual(Object.keys(initiativeList.held()), [])
      await endFiles(ports)
      assert.deepEqual(ports.binned, ['Propositions/PROP-2026-0001/plan.pdf', 'Propositions/PROP-2026-0001/ruche.jpg'])
      const { rows: ends } = await sql<{ data: unknown }>`select data from pgboss.job where name = 'picture.end'
        union all select data from asked_job where name = 'picture.end'`.execute(ports.database.kysely)
      assert.deepEqual(
        ends.map(({ data }) => data),
        ['copy 2', 'copy 3'].map(id => ({ id, initiativeId: null })),
      )
    })

    it('takes a post that never was submitted with the proposal that it was made of', async () => {
      const ports = await world(open)
      const proposal = (id: string, reference: string) => {
        const attachments = [attachment('1', 'plan.pdf')]
        return initiative({ id, reference, state: 'retained', postId: `post of ${id}`, attachments })
      }
      const line = (id: string) => ({ id, version: 0, itemId: id, gone: true, seen: null, remarks: [] }) as never
      for (const [id, reference] of [
        ['left', 'PROP-2026-0003'],
        ['held', 'PROP-2026-0004'],
      ] as const)
        await ports.commit(
          { save: 'initiative', row: proposal(id, reference), ifVersion: 0 },
          { save: 'listed_item', row: line(id), ifVersion: 0 },
          {
            save: 'post',
            row: post({ id: `post of ${id}`, initiativeId: id, reference: reference.replace('PROP', 'PUB') }),
            ifVersion: 0,
          },
        )
      const row = suspended({ kind: 'reference', reference: 'PROP-2026-0004' })
      await ports.commit({ save: 'suspension', row, ifVersion: 0 })
      ports.at('2047-01-01')
      assert.equal((await purged(ports)).posts, 1)
      const found = async (id: string) => [await ports.posts.byId(`post of ${id}`), await ports.initiatives.byId(id)]
      assert.deepEqual(await found('left'), [null, null])
      assert.ok((await found('held')).every(one => one !== null))
      await endFiles(ports)
      assert.deepEqual(ports.binned, ['Propositions/PROP-2026-0003/plan.pdf'])
    })

    it('takes cards in channels a year after what they showed went, and never the thread of the heads', async () => {
      const ports = await world(open)
      const keys = [
        keyOf({ card: 'inbox', initiativeId: 'gone' }),
        keyOf({ card: 'inbox', initiativeId: 'there' }),
        keyOf({ card: 'channel-held', channel: 'site', since: written }),
        headsKey,
      ]
      for (const key of keys) await ports.commit({ save: 'placement', row: placement({ key }), ifVersion: 0 })
      await ports.commit({ save: 'initiative', row: initiative({ id: 'there', state: 'retained' }), ifVersion: 0 })
      await sql`insert into channel_hold (id, version, doc) values ('site', 1, '{"id": "site"}')`.execute(
        ports.database.kysely,
      )
      ports.at('2027-11-25')
      assert.equal((await purged(ports)).cards, undefined)
      ports.at('2027-11-26')
      assert.equal((await countDue(ports, settings)).find(({ rule }) => rule.category === 'cards')?.due, 1)
      assert.equal((await purged(ports)).cards, 1)
      const left = await Promise.all(keys.map(key => ports.placements.byKey(key)))
      assert.deepEqual(
        left.map(one => one !== null),
        [false, true, true, true],
      )
    })

    it('takes names out of a ledger, and nothing of what was counted', async () => {
      const ports = await world(open)
      await sentTo(crowd, ports)
      const report = await ports.deliveries.report('sent')
      const reach = await ports.deliveries.reach(['sent'])
      assert.equal(report.counts.delivered, 50)
      ports.at('2027-05-24')
      assert.deepEqual(await purged(ports), {})
      ports.at('2027-05-25')
      const due = (await countDue(ports, settings)).filter(({ due: people }) => people > 0)
      assert.deepEqual(
        due.map(({ rule: { category }, due: people, visa }) => [category, people, visa]),
        [['ledger-names', crowd.length, null]],
      )
      assert.deepEqual((await purged(ports))['ledger-names'], crowd.length)
      assert.equal(await rows(ports.database, 'delivery'), 0)
      assert.deepEqual(await ports.deliveries.report('sent'), report)
      assert.deepEqual(await ports.deliveries.reach(['sent']), reach)
      assert.equal((await ports.broadcasts.byId('sent'))?.namesGoneAt, ports.now())
      assert.deepEqual(await purged(ports), {}, 'once')
      const sent = (await ports.posts.byId('post'))!
      const [ada, rules] = [{ ...writer, locale: 'fr', roles: ['comms'] } as Actor, { ...settings, fourEyesOver: 9 }]
      const refusals = [
        await beginCorrection(ports, sent, 'sent', rules),
        await readRemovable(ports, ada, 'sent'),
        await sealedStill(ports, (await ports.broadcasts.byId('sent'))!, rules),
      ]
      assert.deepEqual(
        refusals.map(({ kind }) => kind),
        ['names-gone', 'names-gone', 'names-gone'],
      )
    })

    it('says of all whom it took, though it was killed before it could, and of whom it took later', async () => {
      const ports = await world(open)
      await sentTo(crowd, ports)
      const of = { kind: 'person', person: { id: 'p007', name: 'Jean' } } as const
      await ports.commit({ save: 'suspension', row: suspended(of), ifVersion: 0 })
      ports.at('2027-12-01')
      await ports.purges.takeNames('sent', ['p007'], 40)
      await purge(ports, settings)
      const said = async () =>
        (await ports.history.about(['DIF-2026-0001'], { before: null, limit: 9, without: [] }))
          .filter(({ verb }) => verb === 'retention.purged')
          .map(({ details }) => details?.['rows'])
      const before = await said()
      assert.equal(before[0], crowd.length - 1)
      assert.deepEqual(await purged(ports), {}, 'held, it is due no more')
      const row = (await ports.suspensions.byId('held'))!
      const lifted = { by: writer, at: ports.now() }
      await ports.commit({ save: 'suspension', row: { ...row, version: 1, lifted }, ifVersion: row.version })
      assert.deepEqual(await purged(ports), { 'ledger-names': 1 })
      assert.deepEqual(await said(), [1, ...before])
      assert.equal((await ports.broadcasts.byId('sent'))?.namesHeld, undefined)
      assert.equal(await rows(ports.database, 'delivery'), 0)
    })

    it('leaves whom somebody suspended, and what a reference leads to', async () => {
      const ports = await world(open)
      await sentTo(crowd, ports)
      const mine = { writer: { id: 'p007', name: 'Jean' } }
      await ports.commit(
        { save: 'note', row: note({ id: 'mine', ...mine }), ifVersion: 0 },
        { save: 'note', row: note({ id: 'other' }), ifVersion: 0 },
        { save: 'suspension', row: suspended({ kind: 'person', person: { id: 'p007', name: 'Jean' } }), ifVersion: 0 },
      )
      ports.at('2027-12-01')
      const { purged } = await purge(ports, settings)
      assert.deepEqual([purged.notes, purged['ledger-names']], [1, crowd.length - 1])
      assert.deepEqual(
        [(await ports.deliveries.byPerson('sent', 'p007'))?.person, (await ports.notes.byId('mine'))?.id],
        ['p007', 'mine'],
      )
      const other = await world(open)
      await sentTo(crowd, other)
      const row = { ...suspended({ kind: 'reference', reference: 'PUB-2026-0001' }), id: 'of-post' }
      await other.commit({ save: 'suspension', row, ifVersion: 0 })
      other.at('2027-12-01')
      assert.deepEqual((await purge(other, settings)).purged['ledger-names'], undefined)
      assert.equal(await rows(other.database, 'delivery'), crowd.length)
    })

    it('goes by the rule that two people made of it', async () => {
      const ports = await world(open)
      await ports.commit({ save: 'note', row: note({ id: 'kept' }), ifVersion: 0 })
      const rule = {
        category: 'notes',
        basis: 'public-task',
        purpose: null,
        recipients: null,
        days: 60,
        version: 1,
      } as const
      const row = { ...rule, id: 'notes' as const, proposedBy: writer, confirmedBy: writer, at: written }
      await ports.commit({ save: 'retention_rule', row, ifVersion: 0 })
      ports.at('2027-01-24')
      assert.deepEqual(await purged(ports), {})
      ports.at('2027-01-25')
      assert.deepEqual(await purged(ports), { notes: 1 })
    })

    it('takes what somebody was refused, and the journal still verifies and says so', async () => {
      const ports = await world(open)
      await ports.commit({ journal: entry({ verb: 'attempt.refused', details: { what: 'post.submit' } }) })
      await ports.commit({ journal: entry({ details: { name: 'stays' } }) })
      const before = await verifyJournal(ports.database)
      ports.at('2027-12-01')
      assert.equal((await purged(ports))['refused-attempts'], 1)
      const after = await verifyJournal(ports.database)
      assert.ok(before.ok && after.ok)
      assert.equal(after.erased.details, before.erased.details + 1)
      assert.deepEqual(after.purged, [{ category: 'refused-attempts', lines: 1 }])
    })
  })
})
