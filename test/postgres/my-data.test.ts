import assert from 'node:assert/strict'
import { openStores } from '../../src/app/open-stores.ts'
import { openPersonal } from '../../src/app/open-personal.ts'
import type { Change } from '../../src/core/change.ts'
import { askedOf } from '../../src/core/domain/calls/ask-department.ts'
import type { Actor } from '../../src/core/domain/actor.ts'
import { later } from '../../src/core/domain/time.ts'
import { eraseWritten, seeWritten } from '../../src/core/use-cases/personal/erase-written.ts'
import { askForMyData, endMyData } from '../../src/core/use-cases/personal/my-data.ts'
import { writeMyData } from '../../src/core/use-cases/personal/write-my-data.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { loadWords } from '../../src/words.ts'
import { eachDatabase } from '../support/database.ts'
import { everyValue, saysAny } from './every-value.ts'
import { dump, fillWith, maiden, marc, namesake, other } from './personal-rows.ts'
import { entry, now as start } from './rows.ts'

const me: Actor = { ...marc, locale: 'fr', roles: ['agent'] }
const ways = [marc.id, marc.name, 'marc.dupont@ville.fr', 'mdupont@ville.fr']
/** A job goes from one table to another by itself, and is seen in both while it does. */
function add(counts: Map<string, number>, table: string, n: number): void {
  if (table.includes('job')) counts.set('jobs', 1)
  else counts.set(table, (counts.get(table) ?? 0) + n)
}
/** What others wrote, and what others did who are called the same. */
const longNote = `Rien à voir : mon fils est malade. ${'Je rentre tôt. '.repeat(12)}Demandez à ${marc.name} demain`
const left = {
  departments: [],
  cards: [],
  work: [
    { person: other, open: ['PUB-de-Paul'] },
    { person: marc, open: 2 },
  ],
}
const ofOthers: Change[] = [
  {
    save: 'note',
    row: { id: 'q', version: 0, writer: other, text: longNote, files: [], at: start(), state: 'kept' },
    ifVersion: 0,
  },
  { save: 'directory_notice', row: { id: 'notice', version: 0, ...left } as never, ifVersion: 0 },
  {
    journal: entry({ verb: 'post.saved', actor: other, details: { to: marc.name, toId: namesake.id, said: 'Secret' } }),
  },
  { journal: entry({ verb: 'post.saved', actor: other, details: { toId: marc.id, said: 'Le motif de Paul' } }) },
]
const department = askedOf({ id: 'd', callId: 'c', department: 'Voirie' }, undefined)
const passed = { kind: 'passed' as const, by: marc, at: start(), reason: 'Je suis en congé' }
/** Said once the page above was made. */
const freeWords: Change[] = [
  {
    save: 'event_answer',
    row: {
      ...{ id: `q:${marc.id}`, version: 0, postId: 'q', person: marc.id, answer: 'yes', at: start() },
      replies: { menu: 'allergie aux noix' },
    },
    ifVersion: 0,
  },
  { save: 'call_department', row: { ...department, answer: passed }, ifVersion: 0 },
]
const publicUrl = 'https://mary.example'

describe('what somebody may read and erase of themselves', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let now = start()
    const clock = () => now
    const portsOf = () => {
      const stores = openStores(database, clock)
      const words = loadWords(undefined, 'Europe/Paris', clock)
      const opened = openPersonal({ publicUrl, locale: 'fr' }, { ...stores, now: clock }, { secret: 'x', words })
      const directory = { person: async () => null } as never
      return { ports: { ...stores, ...opened.ports, directory, now: clock, newId: () => 'request' }, read: opened.read }
    }
    let opened: ReturnType<typeof portsOf>
    before(async () => {
      database = await open()
      opened = portsOf()
      await fillWith(database)
      for (const change of ofOthers) await opened.ports.commit(change)
    })
    const path = () => new URL(opened.ports.dataPages!.address('request')).pathname.slice(1)
    const read = async (at = path()) => opened.read(at, {}, 'GET')

    it('is every row that a dump of the database names them in, and no other', async () => {
      await askForMyData(opened.ports, me)
      const there = new Map<string, number>()
      for (const [table, rows] of await everyValue(database)) {
        // Of nobody: no text of a setting is a person’s.
        if (table === 'public.setting') continue
        const named = rows.filter(row => {
          const text = row.replaceAll('Dupont-Éliezer', '')
          // A conversation is somebody's, though it says no name.
          return (saysAny(ways)(text) || row.includes('a:chat-of-marc')) && !row.includes(namesake.id)
        })
        if (named.length > 0) add(there, table.split('.').at(-1)!, named.length)
      }
      await writeMyData(opened.ports, { id: 'request' })
      const answer = await read()
      assert.equal(answer?.status, 200)
      const page = answer.body!.toString()
      const found = new Map<string, number>()
      const drawn = [...page.matchAll(/data-row="([a-z_]+)\//g)]
      for (const [, table = ''] of drawn) add(found, table, 1)
      assert.deepEqual([...found].toSorted(), [...there].toSorted())
      assert.equal((await opened.ports.dataRequests.byId('request'))?.rows, drawn.length)
    })

    it('tells what is theirs in full, and of others only where they are named', async () => {
      const page = (await read())!.body!.toString()
      for (const text of ['Bonjour', 'à revoir', 'mdupont@ville.fr', 'vu par Marc &quot;Le Grand&quot; Durand'])
        assert.ok(page.includes(text), text)
      assert.ok(!page.includes('Le mien'), 'nothing of somebody who is called the same')
      for (const theirs of [other.id, namesake.id, 'mon fils', 'PUB-de-Paul', 'Secret', 'Le motif de Paul'])
        assert.ok(!page.includes(theirs), theirs)
      assert.ok(page.includes(`Demandez à ${marc.name}`), 'the place that names them')
      assert.ok(!/<script|javascript:/i.test(page))
    })

    it('is one file at a time, however often and from how many processes it is asked for', async () => {
      assert.equal(await opened.ports.dataRequests.waitingOf(marc.id), null, 'that one is written')
      let count = 0
      const asking = { ...opened.ports, newId: () => `again-${++count}` }
      const [first, second] = await Promise.all([askForMyData(asking, me), askForMyData(asking, me)])
      assert.ok(first.kind === 'data-asked' && second.kind === 'data-asked')
      assert.equal(first.request.id, second.request.id)
      assert.deepEqual([first.isAgain, second.isAgain].toSorted(), [false, true])
      assert.equal(await opened.ports.dataRequests.waitingOf(other.id), null)
      const third = await askForMyData(asking, me)
      assert.ok(third.kind === 'data-asked' && third.isAgain && third.request.id === first.request.id)
    })

    it('that nothing could write for a week gives its place to another one', async () => {
      const before = (await opened.ports.dataRequests.waitingOf(marc.id))!
      const then = now
      now = before.until
      assert.deepEqual(await opened.ports.dataRequests.waiting(9, now), [])
      await assert.doesNotReject(writeMyData(opened.ports, before))
      const asked = await askForMyData({ ...opened.ports, newId: () => 'weeks-later' }, me)
      assert.ok(asked.kind === 'data-asked' && !asked.isAgain && asked.request.id === 'weeks-later')
      assert.notEqual((await opened.ports.dataRequests.byId(before.id))?.writtenAt, null)
      now = then
    })

    it('opens at an address that nobody guesses, is kept nowhere on the way, and ends', async () => {
      assert.equal(await read('lire/mes-donnees/request.forged'), null)
      assert.equal(await read(path().replace(/.$/, last => (last === 'A' ? 'B' : 'A'))), null)
      assert.equal((await read())?.headers['cache-control'], 'no-store')
      now = later(now, 7 * 24 * 60 * 60_000)
      assert.equal(await read(), null)
      await endMyData(opened.ports, { id: 'request' })
      assert.equal(await opened.ports.dataRequests.file('request'), null)
      assert.ok(await opened.ports.dataRequests.byId('request'), 'its card says that it is gone')
      now = later(now, 31 * 24 * 60 * 60_000)
      await endMyData(opened.ports, { id: 'request' })
      assert.equal(await opened.ports.dataRequests.byId('request'), null)
    })

    it('lets them erase what they wrote, and says what stays', async () => {
      for (const change of freeWords) await opened.ports.commit(change)
      const written = await seeWritten(opened.ports, me)
      assert.deepEqual(written, {
        notes: 1,
        proposals: 1,
        comments: 1,
        answers: 1,
        reasons: 1,
        stays: { waiting: 0, retained: 0, decisions: 1, suspended: 0 },
      })
      assert.equal((await eraseWritten(opened.ports, me)).kind, 'words-erased')
      const text = [...(await dump(database)).values()].flat().join('\n')
      for (const own of ['Bonjour', 'à revoir', 'Moi, MARC', 'allergie', 'en congé'])
        assert.ok(!text.includes(own), own)
      for (const kept of [maiden.replaceAll('"', '\\"'), 'Le mien', 'Où est']) assert.ok(text.includes(kept), kept)
      const after = await seeWritten(opened.ports, me)
      assert.deepEqual([after.notes, after.proposals, after.comments, after.stays.decisions], [0, 0, 0, 1])
      assert.deepEqual([after.answers, after.reasons], [0, 0])
    })

    it('erases nothing while a suspension keeps them', async () => {
      const suspension = { id: 's', version: 0, reason: 'r', reviewOn: '2027-01-01', by: other, at: now, lifted: null }
      const row = { ...suspension, of: { kind: 'person' as const, person: marc } }
      await opened.ports.commit({ save: 'suspension', row, ifVersion: 0 })
      assert.equal((await eraseWritten(opened.ports, me)).kind, 'words-suspended')
    })
  })
})
