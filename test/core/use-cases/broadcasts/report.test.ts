import assert from 'node:assert/strict'
import fc from 'fast-check'
import { named } from '../../../../src/core/domain/actor.ts'
import type {
  Broadcast,
  Delivery,
  DeliveryReport,
  RefusedReason,
} from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { askForReport, askForUnreachable } from '../../../../src/core/use-cases/broadcasts/seen/ask-for-files.ts'
import { departmentLines, fewestPeople } from '../../../../src/core/domain/broadcasts/department-lines.ts'
import { writeReport, writeUnreachable } from '../../../../src/core/use-cases/broadcasts/seen/write-report.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Ports } from '../../../../src/core/ports.ts'
import type { Sheet } from '../../../../src/core/ports/outside.ts'
import { sheets } from '../../../../src/sheets/sheets.ts'
import { createTables } from '../../../../src/sheets/tables/create-tables.ts'
import { audienceText } from '../../../../src/teams/cards/audience-text.ts'
import { loadWords } from '../../../../src/words.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { alice, diane, gaelle, fanny, gone, hugo, nobody } from '../../../fakes/town.ts'
import { approved, comms } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'

type Wide = FakePorts & Pick<Ports, 'sheets' | 'tables' | 'library'>

describe('the report of a broadcast', () => {
  let ports: Wide
  let put: { path: string; bytes: Uint8Array }[]
  let down: boolean
  const tables = createTables(loadWords().fr, audienceText)

  beforeEach(() => {
    put = []
    down = false
    const fakes = createFakePorts()
    const library: Ports['library'] = {
      put: async (folder, name, _type, bytes) => {
        if (down) throw new Unavailable('graph-down')
        put.push({ path: `${folder}/${name}`, bytes })
        return `https://library.example/${name}`
      },
    }
    ports = Object.assign(fakes, { sheets, tables, library })
    ports.deliveries = {
      ...ports.deliveries,
      undelivered: () =>
        pages(
          [row(alice.id, 'blocked'), row(hugo.id, null), row(fanny.id, 'opted-out')],
          [row(gone.id, 'outside-pilot'), row('left', 'gone')],
        ),
    }
    ports.report = {
      counts: { queued: 0, sending: 0, delivered: 7, refused: 4, unknown: 1 },
      refused: { blocked: 1, 'opted-out': 1, 'outside-pilot': 1, gone: 1 },
      departments: [{ name: 'Voirie', people: 12, delivered: 7, refused: 4, unknown: 1 }],
    }
  })

  async function* pages(...list: Delivery[][]): AsyncIterable<Delivery[]> {
    yield* list
  }
  const row = (person: string, reason: RefusedReason | null): Delivery => ({
    broadcastId: 'b',
    person,
    givenName: 'Prénom',
    department: 'Voirie',
    state: reason === null ? 'unknown' : 'refused',
    reason,
    attempts: 1,
    conversationId: null,
    activityId: null,
  })
  const done = async (change: Partial<Broadcast> = {}): Promise<Broadcast> => {
    const { broadcast } = await approved(ports)
    ports.tamper('broadcast', { ...broadcast, state: 'done', planned: 12, ...change })
    return broadcast
  }
  const text = (path: string) => Buffer.from(put.find(one => one.path === path)!.bytes).toString('utf8')
  const jobs = (name: string) => ports.jobs.filter(one => one.job === name)

  it('is asked for by comms, once at a time, of what has ended', async () => {
    const { id } = await done()
    const asked = await askForReport(ports, comms, id)
    assert.deepEqual(asked.kind === 'asked' && asked.broadcast.report, {
      askedBy: { id: comms.id, name: comms.name },
      askedAt: ports.now(),
      writtenAt: null,
      xlsx: null,
      csv: null,
    })
    ports.pass(10)
    assert.equal((await askForReport(ports, comms, id)).kind, 'asked')
    assert.deepEqual(jobs('broadcast.export'), [{ job: 'broadcast.export', data: { id } }])
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(id))!, state: 'running' })
    assert.equal((await askForReport(ports, comms, id)).kind, 'closed')
  })

  it('lies in the library under its reference, the same when written again', async () => {
    const { id, reference } = await done()
    await writeReport(ports, id)
    assert.deepEqual(put, [], 'nobody asked')
    await askForReport(ports, comms, id)
    ports.pass(1_000)
    await writeReport(ports, id)
    await writeReport(ports, id)
    assert.deepEqual(
      put.map(({ path }) => path),
      [`Diffusions/${reference}.xlsx`, `Diffusions/${reference}.csv`],
    )
    const { report } = (await ports.broadcasts.byId(id))!
    assert.deepEqual(
      [report?.xlsx, report?.csv, report?.writtenAt],
      [`https://library.example/${reference}.xlsx`, `https://library.example/${reference}.csv`, ports.now()],
    )
    const { verb, actor: who, details } = ports.journal.at(-1)!
    assert.deepEqual([verb, who, details], ['broadcast.exported', named(comms), { what: 'report', people: 3 }])
  })

  it('names whom to reach, never why, and nobody who was left alone on purpose', async () => {
    const { id, reference } = await done()
    await askForReport(ports, comms, id)
    await writeReport(ports, id)
    const lines = text(`Diffusions/${reference}.csv`).split('\r\n')
    const named = lines.filter(line => line.startsWith('À joindre autrement'))
    assert.deepEqual(named, [
      'À joindre autrement;Alice Martin;Non remis;;;alice@ville.example;Voirie',
      'À joindre autrement;Hugo Petit;Incertain;;;hugo@ville.example;Voirie',
      'À joindre autrement;Prénom;Non remis;;;;Voirie',
    ])
    assert.ok(lines.some(line => line.startsWith('Synthèse;Remis;7;12;58,3%')))
    assert.ok(lines.includes('Par direction;Remis;7;12;58,3%;;Voirie'))
    assert.ok(lines.includes('Par motif;Non joignables;1;12;8,3%;;'))
  })

  it('waits for what is still leaving, and for a library that is away', async () => {
    const { id } = await done({ state: 'stopped' })
    await askForReport(ports, comms, id)
    ports.report.counts.sending = 1
    await assert.rejects(writeReport(ports, id), { code: 'not-ended' })
    ports.report.counts.sending = 0
    down = true
    await assert.rejects(writeReport(ports, id), Unavailable)
    assert.equal((await ports.broadcasts.byId(id))?.report?.writtenAt, null, 'still being prepared')
    down = false
    await writeReport(ports, id)
    assert.equal(put.length, 2)
  })

  it('is written anew when it was asked for while it was being written', async () => {
    const { id } = await done()
    await askForReport(ports, comms, id)
    ports.pass(1)
    ports.beforeCommit(async () => {
      const read = (await ports.broadcasts.byId(id))!
      ports.pass(5)
      ports.tamper('broadcast', {
        ...read,
        version: read.version + 1,
        report: { ...read.report!, askedAt: ports.now() },
      })
    })
    await writeReport(ports, id)
    const { report } = (await ports.broadcasts.byId(id))!
    assert.ok(report!.writtenAt! < report!.askedAt)
    ports.pass(5)
    await writeReport(ports, id)
    assert.equal(put.length, 4)
  })

  it('lists before the sending whom Mary does not reach', async () => {
    const {
      broadcast: { id, reference },
    } = await approved(ports)
    assert.equal((await askForUnreachable(ports, comms, id)).kind, 'closed', 'nobody counted')
    const check = {
      people: 9,
      reachable: 6,
      notInstalled: 0,
      blocked: 2,
      noTeams: 1,
      withoutDepartment: 1,
      optedOut: 0,
      guests: 0,
      shared: 0,
      oftenThisWeek: 0,
      sinceLast: null,
      at: ports.now(),
    }
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(id))!, check })
    const known = (person: string, state: 'open' | 'blocked' | 'removed' | 'no-teams') => ({
      person,
      conversationId: 'c',
      serviceUrl: '',
      state,
      locale: null,
      met: true,
      optedOut: false,
    })
    ports.known = [
      known(alice.id, 'blocked'),
      known(nobody.id, 'no-teams'),
      known(diane.id, 'removed'),
      known(hugo.id, 'open'),
    ]
    ports.town.people = ports.town.people.map(person => ({ ...person, licensed: person.id !== gaelle.id }))
    assert.equal((await askForUnreachable(ports, comms, id)).kind, 'asked')
    await writeUnreachable(ports, id)
    const path = `Diffusions/${reference} À joindre autrement.csv`
    assert.deepEqual(text(path).replace('\ufeff', '').trim().split('\r\n'), [
      'Nom;Adresse;Direction',
      'Gaëlle Morel;gaëlle@ville.example;Direction générale',
      'Alice Martin;alice@ville.example;Voirie',
      'Diane Roux;diane@ville.example;Voirie',
      'Noé Faure;noé@ville.example;',
    ])
    assert.ok((await ports.broadcasts.byId(id))?.unreachable?.csv)
    assert.deepEqual(ports.journal.at(-1)?.details, { what: 'unreachable', people: 4 })
  })

  it('leaves to the CSV whom a workbook cannot hold', async () => {
    const { broadcast } = await approved(ports)
    const people = Array.from({ length: 50_002 }, (_, at) => ({
      name: `N ${at}`,
      mail: null,
      department: null,
      state: 'unknown' as const,
    }))
    const whole = {
      broadcast,
      report: ports.report,
      toReach: people,
      target: null,
      changes: [],
      figures: null,
      told: null,
      stands: true,
      calledOff: false,
      again: true,
      sites: null,
      at: ports.now(),
    }
    const rows = (list: Sheet[]) => list.at(-1)!.rows
    assert.equal(rows(tables.account(whole)).length, 50_001)
    assert.match(String(rows(tables.account(whole)).at(-1)![0]), /^2 personnes de plus/)
    assert.equal(tables.flat(whole).rows.filter(line => line[0] === 'À joindre autrement').length, 50_002)
  })
})

describe('departments of a report', () => {
  const department = fc
    .record({ name: fc.option(fc.string()), people: fc.nat(40), refused: fc.nat(3), unknown: fc.nat(3) })
    .map(one => ({ ...one, delivered: Math.max(0, one.people - one.refused - one.unknown) }))

  it('show everybody once, and nobody in a group of fewer than five', () => {
    holds(
      fc.property(fc.array(department, { maxLength: 30 }), fc.integer({ min: 1, max: 14 }), (departments, most) => {
        const report = { departments } as unknown as DeliveryReport
        const lines = departmentLines(report, most)
        const sum = (list: { people: number }[]) => list.reduce((total, { people }) => total + people, 0)
        assert.ok(lines.length <= most)
        assert.ok(lines.every(({ people }) => people >= fewestPeople))
        if (sum(departments) >= fewestPeople) assert.equal(sum(lines), sum(departments))
        else assert.deepEqual(lines, [])
      }),
    )
  })
})
