import assert from 'node:assert/strict'
import { handOn, nothingToReport } from '../../../../src/core/use-cases/calls/answer-call.ts'
import { closeCall, extendCall } from '../../../../src/core/use-cases/calls/close-call.ts'
import { planCall } from '../../../../src/core/use-cases/calls/plan-call.ts'
import { nudgeDepartments, remindDepartments } from '../../../../src/core/use-cases/calls/remind-call.ts'
import { moveSection, renameSection, retireSection } from '../../../../src/core/use-cases/sections/change-sections.ts'
import { allSections } from '../../../../src/core/use-cases/sections/all-sections.ts'
import { waitingOf } from '../../../../src/core/domain/calls/call.ts'
import { isReopened, seeCall } from '../../../../src/core/use-cases/placements/kept/kept-calls.ts'
import { tallyOf } from '../../../../src/core/domain/calls/tally.ts'
import type { FaceOf } from '../../../../src/core/domain/faces/face.ts'
import { askedTown, callFields, callWorld, listsNow, plannedCall } from '../../../fakes/calls.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { hugo, actor } from '../../../fakes/town.ts'
import { comms, otherComms } from '../../../fakes/walk.ts'

describe('calls, where dates and clicks meet', () => {
  let ports: FakePorts
  let world: ReturnType<typeof callWorld>
  beforeEach(() => {
    ports = createFakePorts()
    world = callWorld(ports, { looks: false })
  })
  const nextOf = async (id: string) => (await ports.calls.recent(30)).find(({ previousId }) => previousId === id)!
  const save = (id: string, seen: number, change: Record<string, unknown>, who = comms) =>
    planCall(ports, who, { id, seen, fields: { ...callFields, ...change }, agreed: '' }, settings)

  it('keep their day of the month when a holiday moved one of them and somebody words it anew', async () => {
    askedTown(ports, 1)
    // The first Friday: 4 December; then 1 January, a holiday, hence Monday 4 January; then 5 February.
    const { id } = await plannedCall(ports, { opens: '2026-12-04', closes: '2026-12-18', recurrence: 'monthly' })
    await world.until('2026-12-04T09:00:00.000Z')
    const moved = await nextOf(id)
    assert.equal(moved.opensAt, '2027-01-04T08:00:00.000Z')
    const day = { opens: '2027-01-04', opensTime: '09:00', closes: '2027-01-18', recurrence: 'monthly' }
    const saved = await save(moved.id, moved.version, { ...day, title: 'Mieux dit' })
    assert.deepEqual(saved.kind === 'planned' && saved.call.recurrence, { kind: 'monthly', nth: 1, weekday: 5 })
    await world.until('2027-01-04T09:00:00.000Z')
    assert.equal((await nextOf(moved.id)).opensAt, '2027-02-05T08:00:00.000Z')
  })

  it('that an outage of weeks held up open once, not once for each week', async () => {
    askedTown(ports, 2)
    await plannedCall(ports, { opens: '2026-11-26', closes: '2026-12-01', recurrence: 'weekly' })
    ports.pass(Date.parse('2026-12-17T10:00:00.000Z') - Date.parse(ports.now()))
    await world.runDue()
    const all = await ports.calls.recent(30)
    assert.deepEqual(all.map(({ state }) => state).toSorted(), ['open', 'planned'])
    assert.equal(all.find(({ state }) => state === 'planned')!.opensAt, '2026-12-24T08:00:00.000Z')
    assert.equal(world.sent.filter(({ card }) => card === 'call').length, 2)
  })

  it('are worded by two people at once without losing what one of them saved, nor by the same click again', async () => {
    askedTown(ports, 1)
    const day = { opens: '2026-12-01', closes: '2026-12-15' }
    const { id, version } = await plannedCall(ports, day)
    const again = await save(id, 0, day)
    assert.deepEqual(again.kind === 'planned' && again.call.version, version)
    const first = await save(id, version, { ...day, title: 'De Léa' })
    assert.ok(first.kind === 'planned')
    const entries = ports.journal.length
    assert.equal((await save(id, version, { ...day, title: 'De Léa' })).kind, 'planned')
    const second = await save(id, version, { ...day, title: 'D’un autre' }, otherComms)
    assert.equal(second.kind, 'changed-since')
    // The form that made it, which a slow network delivers once more.
    assert.equal((await save(id, 0, day)).kind, 'changed-since')
    assert.equal((await ports.calls.byId(id))!.title, 'De Léa')
    assert.equal(ports.journal.length, entries)
  })

  it('prolonged in the very moment of a reminder that somebody asked for, remind all the same', async () => {
    askedTown(ports, 2)
    const { id } = await plannedCall(ports)
    await world.runDue()
    await nudgeDepartments(ports, comms, id)
    await extendCall(ports, otherComms, id, { closes: '2026-12-16' }, settings)
    await world.runDue()
    assert.equal(world.sent.filter(({ card }) => card === 'call-reminder').length, 2)
  })

  it('count the days on the board anew, however late the look after midnight comes', async () => {
    const looking = callWorld(ports)
    askedTown(ports, 1)
    const { id } = await plannedCall(ports)
    await looking.runDue()
    // Graph is away from five to midnight until one.
    ports.pass(Date.parse('2026-11-25T22:55:00.000Z') - Date.parse(ports.now()))
    await looking.runDue()
    const redrawn: string[] = []
    const { commit } = ports
    ports.commit = async (...changes) => {
      redrawn.push(...changes.flatMap(one => ('job' in one && one.job === 'placement.refresh' ? [one.data.key] : [])))
      return commit(...changes)
    }
    ports.pass(2 * 60 * 60_000)
    await looking.runDue()
    assert.deepEqual(redrawn, [`call-board:${id}`])
    ports.pass(10 * 60_000)
    await looking.runDue()
    assert.equal(redrawn.length, 1)
  })

  it('are closed only by who was told how many do not answer; prolonged, they open again, and tell of each end', async () => {
    const town = askedTown(ports, 2)
    const { id } = await plannedCall(ports)
    await world.runDue()
    const [first, second] = await ports.calls.departmentsOf(id)
    await nothingToReport(ports, actor(town[0]!.correspondent), first!.id)
    const asked = await closeCall(ports, comms, id, Number.NaN)
    assert.deepEqual(asked.kind === 'confirm' && waitingOf(asked.seen).map(({ row }) => row.id), [second!.id])
    assert.equal((await closeCall(ports, comms, id, 2)).kind, 'confirm')
    assert.equal((await ports.calls.byId(id))!.state, 'open')
    assert.equal((await closeCall(ports, comms, id, 1)).kind, 'changed')
    await world.runDue()
    ports.pass(60_000)
    await nothingToReport(ports, actor(town[1]!.correspondent), second!.id)
    const tally = async () => tallyOf((await seeCall(ports, id))!)
    assert.equal((await tally()).late, 1)
    ports.jobs.length = 0

    assert.equal((await extendCall(ports, comms, id, { closes: '2026-11-24' }, settings)).kind, 'invalid')
    // The end that was planned is later than the one that came.
    assert.equal((await extendCall(ports, comms, id, { closes: '2026-12-09' }, settings)).kind, 'changed')
    const call = (await ports.calls.byId(id))!
    assert.deepEqual([call.state, call.closedAt, call.closedBy, call.reopened?.length], ['open', null, null, 1])
    assert.equal((await tally()).late, 0)
    assert.equal(ports.journal.at(-1)!.verb, 'call.reopened')
    assert.ok(ports.jobs.some(({ job }) => job === 'call.look'))
    await world.runDue()
    const shown = (key: string) => world.last.get(key) as FaceOf<'call-tally'>
    assert.ok(isReopened(shown(`call-tally:${id}`).call, shown(`call-tally:${id}`).reopening))

    await world.until('2026-12-10T10:00:00.000Z')
    assert.equal((await ports.calls.byId(id))!.state, 'closed')
    assert.equal(world.sent.filter(({ card }) => card === 'call-tally').length, 2)
    assert.ok(!isReopened(call, shown(`call-tally:${id}:1`).reopening))
  })

  it('closed before their cards went out ask nobody, but whom somebody hands them to', async () => {
    const town = askedTown(ports, 2)
    // Friday, in the evening: the cards wait for Monday.
    ports.pass(Date.parse('2026-11-27T20:00:00.000Z') - Date.parse(ports.now()))
    const { id } = await plannedCall(ports)
    await world.runDue()
    await closeCall(ports, comms, id, 2)
    await world.until('2026-12-02T10:00:00.000Z')
    assert.deepEqual(
      world.sent.filter(({ card }) => card === 'call'),
      [],
    )
    const [row] = await ports.calls.departmentsOf(id)
    await handOn(ports, actor(town[0]!.correspondent), row!.id, hugo.id)
    await world.runDue()
    assert.deepEqual(
      world.sent.filter(({ card }) => card === 'call').map(({ to }) => to),
      [hugo.id],
    )
  })

  it('closed by night tell their tally in the morning, whatever comes in late meanwhile', async () => {
    const town = askedTown(ports, 2)
    const { id } = await plannedCall(ports, { closesTime: '21:00' })
    await world.until('2026-12-09T20:00:30.000Z')
    assert.equal((await ports.calls.byId(id))!.state, 'closed')
    // Those who look at night see that it is over: a card that is drawn again rings nowhere.
    assert.equal((world.last.get(`call-board:${id}`) as FaceOf<'call-board'>).call.state, 'closed')
    const [row] = await ports.calls.departmentsOf(id)
    await nothingToReport(ports, actor(town[0]!.correspondent), row!.id)
    await world.until('2026-12-10T09:00:00.000Z')
    const tallies = world.sent.filter(({ card }) => card === 'call-tally')
    assert.deepEqual(
      tallies.map(({ at }) => at),
      ['2026-12-10T07:00:00.000Z'],
    )
    assert.equal(tallyOf(tallies[0]!.face as FaceOf<'call-tally'>).late, 1)
  })

  it('closed by somebody at night tell their tally at once: it answers a click', async () => {
    askedTown(ports, 1)
    const { id } = await plannedCall(ports)
    await world.until('2026-11-26T21:00:00.000Z')
    await closeCall(ports, comms, id, 1)
    await world.runDue()
    assert.deepEqual(
      world.sent.filter(({ card }) => card === 'call-tally').map(({ at }) => at),
      ['2026-11-26T21:00:00.000Z'],
    )
  })

  it('are drawn anew on the board and in chats when a section that they want is renamed or retired, and no others', async () => {
    askedTown(ports, 2)
    const { id } = await plannedCall(ports, { sections: 'agenda' })
    const other = await plannedCall(ports, { sections: 'portraits' })
    await world.runDue()
    const rows = await ports.calls.departmentsOf(id)
    const redrawn: string[] = []
    const { commit } = ports
    ports.commit = async (...changes) => {
      redrawn.push(...changes.flatMap(one => ('job' in one && one.job === 'placement.refresh' ? [one.data.key] : [])))
      return commit(...changes)
    }
    const admin = actor(hugo, 'admin')
    const at = async () => ({
      sectionId: 'agenda',
      seen: (await allSections(ports)).find(one => one.id === 'agenda')!.version,
    })
    const wanted = [`call-board:${id}`, ...rows.map(row => `call:${row.id}:${row.person!.id}`)].toSorted()
    for (const change of [
      async () =>
        renameSection(ports, admin, { ...(await at()), name: 'Sortir', namedAs: ({ id, name }) => name ?? id }),
      async () => retireSection(ports, admin, { ...(await at()), state: 'retired' }),
    ]) {
      redrawn.length = 0
      assert.equal((await change()).kind, 'section-changed')
      await world.runDue()
      assert.deepEqual(redrawn.filter(key => !key.startsWith('call-tally')).toSorted(), wanted)
    }
    await moveSection(ports, admin, await at())
    assert.ok(!redrawn.some(key => key.includes(other.id)))
  })

  describe('of which one person answers for three departments', () => {
    const due = '2026-12-02T12:30:00.000Z'
    const opened = async () => {
      const town = askedTown(ports, 4)
      for (const one of town.slice(0, 3)) one.department.correspondent = hugo
      listsNow(ports, town)
      const { id } = await plannedCall(ports)
      await world.runDue()
      return { id, rows: await ports.calls.departmentsOf(id) }
    }
    const reminders = () => world.sent.filter(({ card }) => card === 'call-reminder')
    const face = (id: string) =>
      world.last.get(`call-reminder:${id}:${Date.parse(due)}:${hugo.id}`) as FaceOf<'call-reminder'>

    it('remind them on one card that names the three, and follows each answer', async () => {
      const { id, rows } = await opened()
      await world.until('2026-12-02T13:00:00.000Z')
      assert.deepEqual(
        reminders()
          .map(({ to }) => to === hugo.id)
          .toSorted(),
        [false, true],
      )
      assert.deepEqual(
        face(id).departments.map(({ row }) => row.department),
        ['Direction 01', 'Direction 02', 'Direction 03'],
      )
      assert.equal(ports.journal.filter(({ verb }) => verb === 'call.reminded').length, 4)
      await nothingToReport(ports, actor(hugo), rows[1]!.id)
      await world.runDue()
      assert.deepEqual(
        face(id).departments.map(({ row }) => row.answer?.kind ?? null),
        [null, 'nothing', null],
      )
      // The last one, two working days before the end, names the two that are left.
      await world.until('2026-12-08T10:00:00.000Z')
      const last = reminders().filter(({ to }) => to === hugo.id)
      assert.equal(last.length, 2)
      assert.equal((last[1]!.face as FaceOf<'call-reminder'>).departments.length, 2)
    })

    it('remind them once, though the job dies before, or after, the marks of the three are written', async () => {
      const { id, rows } = await opened()
      const data = { id, closesAt: (await ports.calls.byId(id))!.closesAt, at: due, last: false, asked: false }
      ports.pass(Date.parse(due) - Date.parse(ports.now()))
      const marks = async () => (await ports.calls.departmentsOf(id)).map(({ reminded }) => reminded.length)
      for (const before of [true, false]) {
        const dies = {
          ...ports,
          commit: async (...changes: Parameters<typeof ports.commit>) => {
            if (!before) await ports.commit(...changes)
            throw new Error('killed')
          },
        }
        await assert.rejects(remindDepartments(dies, data, settings), /killed/)
        assert.deepEqual(await marks(), before ? [0, 0, 0, 0] : [1, 1, 1, 0])
      }
      for (let run = 0; run < 3; run++) await remindDepartments(ports, data, settings)
      await world.runDue()
      assert.deepEqual(await marks(), [1, 1, 1, 1])
      assert.equal(reminders().length, 2)
      assert.equal(face(id).departments.length, rows.length - 1)
    })

    it('write the marks together, or read anew what somebody answered in between', async () => {
      const { id, rows } = await opened()
      const data = { id, closesAt: (await ports.calls.byId(id))!.closesAt, at: due, last: false, asked: false }
      ports.pass(Date.parse(due) - Date.parse(ports.now()))
      let answered = false
      const races = {
        ...ports,
        commit: async (...changes: Parameters<typeof ports.commit>) => {
          if (!answered) {
            answered = true
            await nothingToReport(ports, actor(hugo), rows[0]!.id)
          }
          return ports.commit(...changes)
        },
      }
      await remindDepartments(races, data, settings)
      const marks = (await ports.calls.departmentsOf(id)).map(({ reminded }) => reminded.length)
      assert.deepEqual(marks, [0, 1, 1, 1])
    })
  })
})
