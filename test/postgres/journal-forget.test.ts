import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { forgetPerson } from '../../src/core/use-cases/journal/forget-person.ts'
import { askedOf } from '../../src/core/domain/calls/ask-department.ts'
import { openStores } from '../../src/app/open-stores.ts'
import { payloadHash } from '../../src/core/domain/journal/chain-line.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { history } from '../../src/postgres/journal/journal-history.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { newRound, newTask } from '../../src/core/domain/relays/new-round.ts'
import { aNewspaper, putEdition } from '../fakes/an-edition.ts'
import { account } from '../fakes/entra.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { entry, initiative, now, validation } from './rows.ts'

const marc = { id: '4d617263-2044-4750-826f-6e7400000000', name: 'Marc "Le Grand" Dupont-Élie' }
const maiden = 'Marc Elie'
const proposed = 'M. Dupond-Eli'
const asked = 'Marc D.-Élie'
const kept = 'Marc DUPONT-ELIE'
const helps = 'Marco Dupont'
const owned = 'Marco Élie'
/** As they stand in newspapers, editions, and what sites were asked. */
const printed = [
  'directs',
  'changed',
  'writes',
  'composes',
  'corrects',
  'asks',
  'asked',
  'agrees',
  'relays',
  'says',
].map(what => `Marc ${what} Elie`)
const as = (what: string) => ({ ...marc, name: `Marc ${what} Elie` })
const other = { id: '50617573-206c-4566-8465-767265000000', name: 'Paul Lefèvre' }

describe('forgetting somebody', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let commit: ReturnType<typeof gatheredCommit>
    before(async () => {
      database = await open()
      commit = gatheredCommit(database, now)
      const step = { approvers: [{ ...marc, name: maiden, as: 'head', standIns: [] }] }
      await commit(
        { save: 'validation', row: validation({ steps: [step] as never }), ifVersion: 0 },
        {
          journal: entry({
            verb: 'post.submitted',
            actor: other,
            details: { steps: JSON.stringify([{ approvers: [marc] }]) },
          }),
        },
      )
      await commit({
        journal: entry({
          verb: 'validation.changes-requested',
          actor: marc,
          details: { reason: 'le titre est trop long' },
        }),
      })
      await commit({ journal: entry({ verb: 'validation.nudged', actor: other, details: { step: 'department' } }) })
      await commit({
        journal: entry({ verb: 'validation.reassigned', actor: other, details: { to: maiden, reason: 'en congé' } }),
      })
      const absence = {
        id: other.id,
        version: 1,
        since: now(),
        until: null,
        offer: { to: { ...marc, name: proposed }, until: now() },
        over: false,
      }
      await commit(
        { save: 'absence', row: absence, ifVersion: 0 },
        { journal: entry({ verb: 'delegation.added', actor: other, details: { to: proposed } }) },
      )
      const department = askedOf({ id: 'd', callId: 'c', department: 'Voirie' }, undefined)
      await commit(
        { save: 'call_department', row: { ...department, person: { ...marc, name: asked } }, ifVersion: 0 },
        { journal: entry({ verb: 'call.passed', actor: other, details: { to: `voir avec ${asked}` } }) },
      )
      const source = { told: true, link: 'https://teams.microsoft.com/l/message/1' }
      await commit(
        { save: 'initiative', row: initiative({ id: 'of', from: { ...source, by: marc } }), ifVersion: 0 },
        { save: 'initiative', row: initiative({ id: 'other', from: { ...source, by: other } }), ifVersion: 0 },
      )
      const answer = { id: 'fete:x', version: 1, postId: 'fete', person: 'x', answer: 'yes' as const, at: now() }
      const named = (one: typeof marc) => ({ person: one, at: now() })
      await commit(
        { save: 'event_answer', row: { ...answer, by: { ...marc, name: helps } }, ifVersion: 0 },
        { save: 'assistants', row: { ...marc, version: 1, named: [named(other)] }, ifVersion: 0 },
        {
          save: 'assistants',
          row: { id: 'boss', version: 1, name: 'Boss', named: [named(marc), named(other)] },
          ifVersion: 0,
        },
        { save: 'assistants', row: { id: 'sole', version: 1, name: 'Sole', named: [named(marc)] }, ifVersion: 0 },
        { journal: entry({ verb: 'note.forwarded', actor: other, details: { to: `grâce à ${helps}` } }) },
      )
      for (const { id, name } of [{ ...marc, name: owned }, other]) {
        const files = { xlsx: null, csv: null, writtenAt: null, askedBy: { id, name }, askedAt: now() }
        const move = { postId: 'p', channel: 'teams' as const, release: '', at: now(), agreed: '', askedAt: now() }
        await commit(
          { save: 'workbook', row: { id: `y:${id}`, version: 1, period: 'y', person: id, files }, ifVersion: 0 },
          { save: 'week_address', row: { id, version: 1, secret: id, madeAt: now() }, ifVersion: 0 },
          { save: 'asked_move', row: { id, version: 1, ...move }, ifVersion: 0 },
          { journal: entry({ verb: 'note.forwarded', actor: other, details: { to: `vu par ${name} ici` } }) },
        )
      }
      const newspaper = aNewspaper(as('directs'), { changedBy: as('changed') })
      await putEdition(
        { commit },
        newspaper,
        {},
        {
          editorial: { title: '', text: '', signature: '', by: as('writes'), at: now() },
          items: [{ id: 'i', kind: 'post', by: as('composes') }] as never,
          errata: [{ id: 'e', text: '', by: as('corrects'), at: now(), confirmed: null }],
          askedBy: as('asks'),
        },
      )
      const sent = { id: 'b', postId: 'p', postReference: 'PUB-2026-0001', title: 't', seal: 's', expiresOn: null }
      const asking = {
        by: as('asked'),
        firstBy: as('agrees'),
        at: now(),
        sites: 1,
        people: 2,
        leavesAt: null,
        code: 'c',
      }
      const round = newRound({ broadcast: sent, standing: sent, post: {} } as never, asking)
      const task = newTask(round, { id: '1', name: 'Site', relay: as('relays') } as never, null)
      const told = { by: as('says'), at: now(), poster: 1 }
      await commit(
        { save: 'relay_round', row: round, ifVersion: 0 },
        { save: 'relay_task', row: { ...task, told }, ifVersion: 0 },
      )
      for (const name of printed)
        await commit({ journal: entry({ verb: 'note.forwarded', actor: other, details: { to: `de ${name}` } }) })
      const { directoryTable } = openStores(database, now)
      const reading = await directoryTable.begin()
      await directoryTable.add(
        reading,
        [account(marc.id, { name: kept }), account(other.id, { name: other.name })],
        [
          { group: 'agents', member: marc.id, isGroup: false },
          { group: 'agents', member: other.id, isGroup: false },
        ],
      )
      const roots = { agents: 'agents', others: [] }
      const within = { agents: ['agents'] }
      const tokens = { users: '', groups: [] }
      await directoryTable.finish(reading, { version: 0, roots, tokens, within, filledAt: now(), readAt: now() })
      await commit({ journal: entry({ verb: 'note.forwarded', actor: other, details: { to: `dixit ${kept}` } }) })
      await commit({ journal: entry({ verb: 'event.promoted', actor: null, details: { person: marc.id } }) })
      await commit({
        journal: entry({ verb: 'note.forwarded', actor: other, subject: 'n', details: { to: 'un mot qui reste' } }),
      })
    })

    /** Every column of every table of the journal. */
    const everything = async (): Promise<string> => {
      const texts: string[] = []
      for (const table of ['journal', 'journal_detail', 'journal_actor']) {
        const { rows } = await sql<{
          text: string
        }>`select row_to_json(one)::text as text from ${sql.table(table)} as one`.execute(database.kysely)
        texts.push(...rows.map(({ text }) => text))
      }
      return texts.join('\n')
    }
    const names = [marc.id, 'Dupont', maiden, proposed, asked, kept, 'Le Grand', helps, owned, ...printed]

    it('lets details lie apart, each with a salt of its own', async () => {
      const rows = await database.kysely
        .selectFrom('journal_detail')
        .innerJoin('journal', 'journal.seq', 'journal_detail.seq')
        .select(['salt', 'details', 'payload_hash'])
        .execute()
      assert.equal(new Set(rows.map(({ salt }) => salt)).size, rows.length)
      for (const { salt, details, payload_hash } of rows) assert.equal(payloadHash(salt, details), payload_hash)
    })

    it('takes out who it was wherever the journal says it, and nothing else', async () => {
      const before = await everything()
      for (const name of names) assert.ok(before.includes(name.replaceAll('"', '\\"')), `${name} is there first`)
      const result = await forgetPerson({ history: history(database, now) }, marc.id.toUpperCase(), [])
      assert.deepEqual(result, { kind: 'forgotten', lines: 9 + printed.length, known: true })
      const after = await everything()
      for (const name of names) assert.ok(!after.includes(name), `${name} is gone`)
      for (const name of ['un mot qui reste', other.id, other.name]) assert.ok(after.includes(name), `${name} stays`)
    })

    it('keeps nothing of them in the directory', async () => {
      const { directoryTable } = openStores(database, now)
      const all = await directoryTable.members('agents', '', 9)
      assert.deepEqual(
        all.map(({ id }) => id),
        [other.id],
      )
      assert.equal((await directoryTable.people([marc.id])).size, 0)
    })

    it('takes out whose message a proposal was made of', async () => {
      const stores = openStores(database, now)
      const [of, others] = [await stores.initiatives.byId('of'), await stores.initiatives.byId('other')]
      assert.deepEqual([of?.from, of?.version, others?.from?.by, others?.version], [undefined, 2, other, 1])
      const row = { ...of!, title: 'Autre titre' }
      assert.equal(await commit({ save: 'initiative', row, ifVersion: 1 }), 'stale', 'no open card brings it back')
    })

    it('ends whom they named, that others named them, and takes out for whom they answered', async () => {
      const { assistants, events } = openStores(database, now)
      const left = await Promise.all([marc.id, 'sole', 'boss'].map(id => assistants.byId(id)))
      assert.deepEqual(
        left.map(row => row && [row.version, row.named.map(({ person }) => person.id)]),
        [null, null, [2, [other.id]]],
      )
      assert.deepEqual(await assistants.concerning([marc.id], '', 9), [])
      const said = await events.answer('fete', 'x')
      assert.deepEqual([said?.answer, said?.by, said?.version], ['yes', undefined, 2])
    })

    it('drops what is theirs alone, and nobody else’s', async () => {
      const { workbooks, weekAddresses, askedMoves } = openStores(database, now)
      for (const [{ id }, isThere] of [
        [marc, false],
        [other, true],
      ] as const) {
        const rows = [workbooks.byId(`y:${id}`), weekAddresses.byId(id), askedMoves.byId(id)]
        for (const row of await Promise.all(rows)) assert.equal(row !== null, isThere)
      }
    })

    it('leaves a chain that verifies, with a word of what was done', async () => {
      const verdict = await verifyJournal(database)
      assert.ok(verdict.ok)
      assert.deepEqual(
        [verdict.entries, verdict.erased],
        [13 + printed.length, { details: 9 + printed.length, people: 1 }],
      )
      const { rows } =
        await sql`select verb, actor_ref, subject, details from journal join journal_detail using (seq) order by seq desc limit 1`.execute(
          database.kysely,
        )
      assert.deepEqual(rows, [
        {
          verb: 'person.forgotten',
          actor_ref: null,
          subject: 'person',
          details: { lines: 9 + printed.length, actors: 1 },
        },
      ])
    })

    it('works while Mary does: what she writes of them meanwhile leads to nobody', async () => {
      await commit({ journal: entry({ actor: marc, details: {} }) })
      assert.ok((await verifyJournal(database)).ok)
      assert.ok(!(await everything()).includes(marc.id))
    })

    it('leaves what somebody else did who is called by the same one word', async () => {
      const namesake = { id: '4d617274-696e-4061-8021-000000000000', name: 'Delphin' }
      const told = (actor: typeof namesake) =>
        commit({ journal: entry({ verb: 'note.forwarded', actor, details: { to: 'vu par Delphin' } }) })
      await told(namesake)
      await told(other)
      await history(database, now).forget('4d617274-696e-4061-8021-000000000001', ['Delphin'])
      const { rows } = await sql`select from journal_detail where details->>'to' = 'vu par Delphin'`.execute(
        database.kysely,
      )
      assert.equal(rows.length, 1)
    })

    it('needs an id, and names that are long enough to be one', async () => {
      const ports = { history: history(database, now) }
      assert.equal((await forgetPerson(ports, 'Marc Dupont', [])).kind, 'not-an-id')
      assert.equal((await forgetPerson(ports, marc.id, ['Li'])).kind, 'name-too-short')
      assert.deepEqual(await forgetPerson(ports, marc.id, ['un mot qui']), {
        kind: 'forgotten',
        lines: 1,
        known: false,
      })
    })
  })
})
