import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { findAddresses } from '../../../../src/core/use-cases/audiences/find-addresses.ts'
import { fileOfAddresses, keepList, takeList } from '../../../../src/core/use-cases/audiences/take-list.ts'
import { digestOfPeople, type PeopleList } from '../../../../src/core/domain/audiences/people-list.ts'
import { readList } from '../../../../src/core/use-cases/audiences/read-list.ts'
import { Misconfigured, Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Person } from '../../../../src/core/domain/actor.ts'
import { keepNote } from '../../../../src/core/use-cases/notes/forward-note.ts'
import { loadWords } from '../../../../src/words.ts'
import { sheets } from '../../../../src/sheets/sheets.ts'
import { linesTable } from '../../../../src/sheets/tables/flat-table.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, gone, guest, hugo, welcome } from '../../../fakes/town.ts'
import { comms, otherComms } from '../../../fakes/walk.ts'
import { holdsNobodyUp } from '../../../support/longest-hold.ts'

const sleep = (ms: number) => delay(ms)
const table = async (text: string) => {
  const rows = await sheets.readCsv(Buffer.from(text))
  const found = rows && (await findAddresses({ sleep }, rows, 50_000))
  return found === 'too-long' ? assert.fail(found) : found
}
const addresses = async (text: string) => (await table(text))?.map(({ line, address }) => [line, address])

describe('findAddresses', function () {
  this.timeout(60_000)
  it('takes the column that its heading names, else the one with most addresses', async () => {
    assert.deepEqual(await addresses('Nom;Mél perso;E-mail\nA;a@chez.moi;a@ville.fr\nB;;b@ville.fr'), [
      [2, 'a@ville.fr'],
      [3, 'b@ville.fr'],
    ])
    assert.deepEqual(
      await addresses('Mél perso;Mél\na@chez.moi;a@ville.fr\nb@chez.moi;'),
      [
        [2, 'a@ville.fr'],
        [3, null],
      ],
      'a private one is nobody’s at work',
    )
    assert.deepEqual(await addresses('A,1,A@Ville.fr\nB,x@y.fr,b@ville.fr'), [
      [1, 'a@ville.fr'],
      [2, 'b@ville.fr'],
    ])
    assert.deepEqual(await addresses('Claire Martin <claire@ville.fr>\nmailto:b@ville.fr'), [
      [1, 'claire@ville.fr'],
      [2, 'b@ville.fr'],
    ])
  })

  it('loses no line: one without an address says what it holds, a first one that is no heading too', async () => {
    assert.deepEqual(await table('Durand;Zoé\n\nzoe@ville.fr;Zoé\nPetit;Léa'), [
      { line: 1, text: 'Durand ; Zoé', address: null },
      { line: 3, text: 'zoe@ville.fr', address: 'zoe@ville.fr' },
      { line: 4, text: 'Petit ; Léa', address: null },
    ])
  })

  it('takes every address of a pasted field', async () => {
    assert.deepEqual(await addresses('A <a@ville.fr>; b@ville.fr; c@ville.fr'), [
      [1, 'a@ville.fr'],
      [1, 'b@ville.fr'],
      [1, 'c@ville.fr'],
    ])
  })

  it('knows a table that holds none', async () => {
    assert.equal(await table('Nom;Prénom\nDurand;Zoé'), null)
    assert.equal(await table(''), null)
  })
})

describe('lists of people', function () {
  this.timeout(60_000)
  let ports: FakePorts
  let file: string | null
  const put: [string, string][] = []
  const outside = () => ({
    ...ports,
    sleep,
    sheets: { ...sheets, csv: async () => Buffer.from('csv') },
    tables: {
      participants: () => [],
      figures: () => [],
      account: () => [],
      flat: () => never(),
      toReach: () => never(),
      archives: () => assert.fail('nobody asked for them'),
      lines: (lines: Parameters<typeof linesTable>[0]) => linesTable(lines, loadWords().fr),
    },
    teamsFiles: { mayFetch: () => true, fetch: async () => (file === null ? null : Buffer.from(file)) },
    library: {
      put: async (folder: string, name: string) => (put.push([folder, name]), 'https://ville.example/account'),
    },
  })
  const never = (): never => assert.fail()
  beforeEach(() => {
    ports = createFakePorts()
    file = null
    put.length = 0
  })
  const csv = {
    id: 'f1',
    name: 'Écoles.csv',
    contentType: 'text/csv',
    source: { url: 'https://files.example/1', needsToken: false },
  }
  const taken = async (text: string | null): Promise<PeopleList> => {
    file = text
    await keepNote(ports, comms, { id: 'n1', text: '', files: [csv] })
    assert.equal((await takeList(ports, comms, 'n1')).kind, 'taken')
    await readList(outside(), 'n1')
    return (await ports.peopleLists.byId('n1'))!
  }

  it('explains every line: who is taken, doubled, unknown, closed, a guest, shared', async () => {
    const lines = [
      alice.mail,
      hugo.mail!.toUpperCase(),
      alice.mail,
      'x@ville.example',
      'x@ville.example',
      gone.mail,
      guest.mail,
      welcome.mail,
      'personne',
    ]
    const list = await taken(`Nom;Mail\n${lines.map(one => `;${one}`).join('\n')}`)
    assert.equal(list.state, 'read')
    assert.deepEqual(list.people, [alice.id, hugo.id].sort())
    assert.equal(list.digest, digestOfPeople([hugo.id, alice.id]))
    assert.equal(list.reading?.lines, 9)
    assert.deepEqual(list.reading.faults, { double: 2, unknown: 1, disabled: 1, guest: 1, shared: 1, 'no-address': 1 })
    assert.deepEqual(
      list.reading.first.map(({ line, fault }) => `${line} ${fault}`),
      ['5 unknown', '7 disabled', '8 guest', '9 shared', '10 no-address', '4 double', '6 double'],
    )
    assert.deepEqual(put, [['Destinataires', 'Écoles – Lecture de la liste n1.csv']])
    assert.equal(list.reading.account, 'https://ville.example/account')
    assert.equal(ports.directory.passes['many'], 1, 'all addresses together')
    assert.ok(ports.jobs.some(row => row.job === 'placement.refresh' && row.data.key === 'list:n1'))
  })

  it('keeps nothing before comms says so, and then what was read', async () => {
    const list = await taken(`${alice.mail}\n${hugo.mail}`)
    assert.deepEqual(await ports.peopleLists.recent(10), [])
    assert.equal((await ports.peopleLists.waitingFor(comms.id))?.id, 'n1')
    assert.equal((await keepList(ports, otherComms, 'n1')).kind, 'kept')
    assert.equal((await keepList(ports, comms, 'n1')).kind, 'already-kept')
    const [kept] = await ports.peopleLists.recent(10)
    assert.deepEqual([kept?.size, kept?.digest], [list.people.length, list.digest])
    const entries = ports.journal.filter(({ verb }) => verb === 'audience.list-added')
    assert.deepEqual(
      entries.map(({ details }) => details['people']),
      [2],
    )
    await readList(outside(), 'n1')
    assert.equal((await ports.peopleLists.byId('n1'))?.state, 'kept', 'a job that runs again changes nothing')
  })

  it('refuses a list of nobody, a file that is gone, and one without addresses', async () => {
    await taken('x@ville.example')
    assert.equal((await keepList(ports, comms, 'n1')).kind, 'list-empty')
    for (const [text, state] of [
      [null, 'lost'],
      ['Nom;Prénom\nDurand;Zoé', 'no-table'],
      ['PK\u0003\u0004', 'no-table'],
      ['a@b.fr\n'.repeat(50_001), 'too-long'],
    ] as const) {
      ports = createFakePorts()
      assert.equal((await taken(text)).state, state)
      assert.equal((await keepList(ports, comms, 'n1')).kind, 'list-not-read')
    }
    assert.equal((await keepList(ports, comms, 'another')).kind, 'not-found')
  })

  it('is told as what it is where it is too heavy or cannot be read, and never stays « being read »', async () => {
    assert.equal((await taken(`a@b.fr;${'x'.repeat(5_000_000)}`)).state, 'too-heavy')
    ports = createFakePorts()
    await keepNote(ports, comms, { id: 'n1', text: '', files: [csv] })
    await takeList(ports, comms, 'n1')
    file = 'a@b.fr'
    const broken = { ...outside(), sheets: { ...sheets, readCsv: () => Promise.reject(new RangeError('a surprise')) } }
    await assert.rejects(readList(broken, 'n1'), RangeError, 'the operator’s log has it')
    assert.equal((await ports.peopleLists.byId('n1'))?.state, 'no-table')
    assert.ok(ports.jobs.some(row => row.job === 'placement.refresh' && row.data.key === 'list:n1'))
    await readList(broken, 'n1')
  })

  it('waits where Microsoft does not answer', async () => {
    await keepNote(ports, comms, { id: 'n1', text: '', files: [csv] })
    await takeList(ports, comms, 'n1')
    await assert.rejects(
      readList(
        {
          ...outside(),
          teamsFiles: { mayFetch: () => true, fetch: () => Promise.reject(new Unavailable('teams-file')) },
        },
        'n1',
      ),
      Unavailable,
    )
    assert.equal((await ports.peopleLists.byId('n1'))?.state, 'reading')
  })

  it('of fifty thousand lines holds nobody up', async () => {
    const person = (at: number): Person => ({
      ...alice,
      id: `${[...at.toString(16).padStart(8, '0')].reverse().join('')}-0000-4000-8000-000000000000`,
      mail: `p${at}@ville.example`,
      name: `Agent ${at}`,
    })
    const people = new Map(Array.from({ length: 49_000 }, (_, at) => [`p${at}@ville.example`, person(at)]))
    const rows = Array.from(
      { length: 49_999 },
      (_, at) => `Nom ${at};"Prénom, ${at}";p${at % 49_500}@ville.example;Direction des affaires ${at % 40}`,
    )
    file = `Nom;Prénom;Mél;Direction\n${rows.join('\n')}`
    await keepNote(ports, comms, { id: 'n1', text: '', files: [csv] })
    await takeList(ports, comms, 'n1')
    const byMails = async (mails: string[]) => {
      await delay(0)
      return new Map(mails.flatMap(mail => (people.has(mail) ? [[mail, people.get(mail)!] as const] : [])))
    }
    let kept: PeopleList | undefined
    const commit: typeof ports.commit = async (...changes) => {
      for (const change of changes) if ('save' in change && change.save === 'people_list') kept = change.row
      return 'done'
    }
    const real = { ...outside(), sheets, commit, directory: { ...ports.directory, byMails } }
    await holdsNobodyUp('a list', () => readList(real, 'n1'))
    assert.equal(kept?.people.length, 49_000)
    assert.deepEqual(kept?.reading?.faults, { unknown: 500, double: 499 })
  })

  it('is read although the library may not be written to', async () => {
    file = alice.mail
    await keepNote(ports, comms, { id: 'n1', text: '', files: [csv] })
    await takeList(ports, comms, 'n1')
    await readList({ ...outside(), library: { put: () => Promise.reject(new Misconfigured('graph-403', 'no')) } }, 'n1')
    const list = await ports.peopleLists.byId('n1')
    assert.deepEqual([list?.state, list?.reading?.account], ['read', null])
  })

  it('is made by comms, of their own file, once', async () => {
    await keepNote(ports, comms, { id: 'n1', text: '', files: [csv] })
    assert.equal((await takeList(ports, actor(alice), 'n1')).kind, 'not-comms')
    assert.equal((await takeList(ports, otherComms, 'n1')).kind, 'not-found')
    await takeList(ports, comms, 'n1')
    await takeList(ports, comms, 'n1')
    assert.equal(ports.jobs.filter(row => row.job === 'audience.read').length, 1)
    assert.equal(fileOfAddresses([{ ...csv, contentType: 'application/pdf' }]), null)
  })
})
