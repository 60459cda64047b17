import assert from 'node:assert/strict'
import { departmentState, type DepartmentState } from '../../../../src/core/domain/calls/call.ts'
import type { FaceOf } from '../../../../src/core/domain/faces/face.ts'
import { tallyOf } from '../../../../src/core/domain/calls/tally.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { withdrawInitiative } from '../../../../src/core/use-cases/initiatives/own-initiative.ts'
import { handOn, nothingToReport, passCall, undoAnswer } from '../../../../src/core/use-cases/calls/answer-call.ts'
import { repeatCallCards } from '../../../../src/core/use-cases/calls/repeat-cards.ts'
import { doubtfulCalls } from '../../../../src/core/use-cases/placements/kept/doubts-face.ts'
import { placementsInDoubt } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { closeCall, extendCall } from '../../../../src/core/use-cases/calls/close-call.ts'
import { planCall } from '../../../../src/core/use-cases/calls/plan-call.ts'
import { confirmCall, skipCall } from '../../../../src/core/use-cases/calls/recur-call.ts'
import { nudgeDepartments, remindDepartments } from '../../../../src/core/use-cases/calls/remind-call.ts'
import { allSections } from '../../../../src/core/use-cases/sections/all-sections.ts'
import { placeRefused } from '../../../../src/core/use-cases/placements/place-refused.ts'
import { seeCall } from '../../../../src/core/use-cases/placements/kept/kept-calls.ts'
import { quietHours } from '../../../../src/core/domain/working-time/quiet-hours.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { type Asked, askedTown, callFields, callWorld, listsNow, plannedCall } from '../../../fakes/calls.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms, otherComms } from '../../../fakes/walk.ts'

/** It opens on Wednesday 25 November at 10:00 in Paris, and closes two weeks later at 17:00. */
const end = '2026-12-09T16:00:00.000Z'
const afterwards = '2026-12-10T10:00:00.000Z'

describe('calls', () => {
  let ports: FakePorts
  let world: ReturnType<typeof callWorld>
  let town: Asked[]
  let callId: string

  beforeEach(() => {
    ports = createFakePorts()
    world = callWorld(ports)
  })
  const opens = async (n: number, change: Record<string, unknown> = {}) => {
    town = askedTown(ports, n)
    callId = (await plannedCall(ports, change)).id
    await world.runDue()
  }
  const seen = async (id = callId) => (await seeCall(ports, id))!
  const states = async (): Promise<DepartmentState[]> => (await seen()).departments.map(departmentState)
  const rowOf = async (index: number) => (await seen()).departments[index]!.row
  const who = (index: number) => actor(town[index]!.correspondent)
  const proposes = async (index: number, n = 0) => {
    const row = await rowOf(index)
    const fields = { title: `Idée ${index}.${n}`, text: 'Un texte', section: n === 0 ? 'portraits' : 'agenda' }
    const result = await submitInitiative(ports, who(index), {
      id: ports.newId(),
      fields,
      form: null,
      callDepartmentId: row.id,
      despiteNear: true,
    })
    assert.ok(result.kind === 'submitted')
    await world.runDue()
    return result.initiative
  }
  const sentTo = (card: string) => world.sent.filter(one => one.card === card).map(({ to }) => to)
  const board = () =>
    world.last.get(`call-board:${callId}`) as Awaited<ReturnType<typeof seen>> & { face: 'call-board' }

  describe('to fourteen departments of which nine propose, three have nothing, two are silent', () => {
    beforeEach(async () => {
      world = callWorld(ports, { looks: false })
      await opens(14)
      for (let index = 0; index < 9; index++) await proposes(index)
      for (let index = 9; index < 12; index++)
        assert.equal((await nothingToReport(ports, who(index), (await rowOf(index)).id)).kind, 'changed')
    })

    it('remind exactly the two silent ones twice, tell two heads once, in working hours', async () => {
      await world.until(afterwards)
      assert.equal(sentTo('call').length, 14)
      const silent = [town[12]!, town[13]!]
      assert.deepEqual(
        sentTo('call-reminder').toSorted(),
        silent
          .flatMap(one => [one, one])
          .map(one => one.correspondent.id)
          .toSorted(),
      )
      assert.deepEqual(sentTo('call-head').toSorted(), silent.map(({ head }) => head.id).toSorted())
      const marks = (await seen()).departments.map(({ row }) => row.reminded.length)
      assert.deepEqual(marks, [...Array<number>(12).fill(0), 2, 2])
      const heads = world.sent.filter(({ card }) => card === 'call-head').map(({ at }) => at)
      assert.deepEqual(heads, ['2026-12-07T16:00:00.000Z', '2026-12-07T16:00:00.000Z'])
      for (const { at, card } of world.sent) assert.ok(!quietHours(at, settings), `${card} at ${at}`)
      assert.deepEqual(
        world.sent.filter(({ card }) => card === 'call-reminder').map(({ at }) => at),
        [
          '2026-12-02T12:30:00.000Z',
          '2026-12-02T12:30:00.000Z',
          '2026-12-07T16:00:00.000Z',
          '2026-12-07T16:00:00.000Z',
        ],
      )
    })

    it('close by themselves with a tally; board and database agree line by line', async () => {
      await world.until(afterwards)
      const { call, departments } = await seen()
      assert.deepEqual([call.state, call.closedAt, call.closedBy], ['closed', end, null])
      const tally = tallyOf(await seen())
      assert.deepEqual(
        [tally.answered, tally.nothing, tally.passed, tally.waiting, tally.nobody, tally.all, tally.late],
        [9, 3, 0, 2, 0, 14, 0],
      )
      assert.deepEqual(tally.sections, [{ section: 'portraits', proposals: 9 }])
      assert.deepEqual(board().departments, departments)
      assert.deepEqual(world.last.get(`call-tally:${callId}`), { face: 'call-tally', call, departments, reopening: 0 })
      assert.deepEqual(sentTo('call-tally'), ['channel'])
      for (const { row, came } of departments)
        assert.deepEqual(
          came.map(({ id }) => id),
          (await ports.calls.cameFor(callId)).filter(one => one.callDepartmentId === row.id).map(({ id }) => id),
        )
    })

    it('die between reminder and mark, and remind once all the same', async () => {
      const [job] = ports.jobs.filter(({ job }) => job === 'call.remind').toSorted((a, b) => a.at!.localeCompare(b.at!))
      assert.ok(job?.job === 'call.remind')
      ports.pass(Date.parse(job.data.at) - Date.parse(ports.now()))
      const { commit } = ports
      let left = 1
      // The process dies after the first of the two was written, before anything is said to the second one.
      const dies = {
        ...ports,
        commit: async (...changes: Parameters<typeof commit>) => {
          if (left-- === 0) throw new Error('killed')
          return commit(...changes)
        },
      }
      await assert.rejects(remindDepartments(dies, job.data, settings), /killed/)
      for (let run = 0; run < 3; run++) await remindDepartments(ports, job.data, settings)
      await world.runDue()
      assert.deepEqual(
        sentTo('call-reminder').toSorted(),
        [12, 13].map(index => town[index]!.correspondent.id).toSorted(),
      )
      assert.deepEqual((await rowOf(12)).reminded.length, 1)
      // Prolonged, there is a second time two working days before the end.
      for (const days of [3, 4]) {
        ports.pass(days * 24 * 3_600_000)
        await remindDepartments(ports, { ...job.data, at: ports.now(), last: true }, settings)
      }
      await world.runDue()
      assert.equal(sentTo('call-head').length, 2)
      assert.equal(ports.journal.filter(({ verb }) => verb === 'call.head-told').length, 2)
    })
  })

  it('count several proposals of a department, and none that was taken back; the initiative names what it answers', async () => {
    await opens(2)
    const first = await proposes(0)
    await proposes(0, 1)
    assert.deepEqual(
      [first.callId, first.department, first.callReference],
      [callId, 'Direction 01', (await seen()).call.reference],
    )
    assert.deepEqual(tallyOf(await seen()).proposals, 2)
    await withdrawInitiative(ports, who(0), first.id)
    await world.runDue()
    assert.deepEqual(tallyOf(board()).proposals, 1)
    for (const { id } of await ports.initiatives.byAuthor(who(0).id, 9)) await withdrawInitiative(ports, who(0), id)
    assert.deepEqual(await states(), ['waiting', 'waiting'])
  })

  it('take « rien à signaler » as a full answer that may be taken back until the end', async () => {
    await opens(2)
    const { id } = await rowOf(0)
    assert.equal((await undoAnswer(ports, who(0), id)).kind, 'nothing-to-undo')
    await nothingToReport(ports, who(0), id)
    assert.equal((await nothingToReport(ports, who(0), id)).kind, 'department-answered')
    assert.deepEqual(await states(), ['nothing', 'waiting'])
    await undoAnswer(ports, who(0), id)
    assert.deepEqual(await states(), ['waiting', 'waiting'])
    assert.equal((await passCall(ports, who(0), id, ' ')).kind, 'reason-missing')
    assert.equal((await passCall(ports, who(0), id, 'x'.repeat(501))).kind, 'too-long')
    await passCall(ports, who(0), id, 'Le chantier n’est pas fini')
    assert.deepEqual(await states(), ['passed', 'waiting'])
    await world.until(afterwards)
    assert.equal((await undoAnswer(ports, who(0), id)).kind, 'call-closed')
    assert.deepEqual(sentTo('call-reminder'), [who(1).id, who(1).id])
  })

  it('take answers after the end, and show them as late', async () => {
    await opens(3)
    await world.until(afterwards)
    await proposes(0)
    await nothingToReport(ports, who(1), (await rowOf(1)).id)
    await world.runDue()
    assert.deepEqual([tallyOf(await seen()).late, tallyOf(board()).answered], [2, 1])
    assert.equal(world.last.get(`call-tally:${callId}`)!.face, 'call-tally')
  })

  it('let nobody answer for a department who was not asked, and write who tried', async () => {
    await opens(2)
    const { id } = await rowOf(0)
    for (const refused of [
      await nothingToReport(ports, who(1), id),
      await passCall(ports, actor(hugo), id, 'Non'),
      await handOn(ports, comms, id, hugo.id),
    ])
      assert.equal(refused.kind, 'not-asked')
    assert.equal(ports.journal.filter(({ verb }) => verb === 'attempt.refused').length, 3)
    await submitInitiative(ports, actor(hugo), {
      id: 'forged',
      fields: { title: 'Une', text: 'Idée' },
      form: null,
      callDepartmentId: id,
    })
    assert.equal((await ports.initiatives.byId('forged'))?.callId, undefined)
    assert.deepEqual(await states(), ['waiting', 'waiting'])
  })

  it('are handed on to a colleague; who had it first stays the fallback and may still answer', async () => {
    await opens(2)
    const { id } = await rowOf(0)
    assert.equal((await handOn(ports, who(0), id, 'nobody@ville.example')).kind, 'unknown-colleague')
    const colleague = ports.town.people.find(one => one.id === hugo.id)!
    colleague.licensed = false
    assert.equal((await handOn(ports, who(0), id, hugo.id)).kind, 'colleague-without-teams')
    colleague.licensed = true
    assert.equal((await handOn(ports, who(0), id, who(0).id)).kind, 'hand-on-to-oneself')
    assert.equal((await handOn(ports, who(0), id, hugo.mail)).kind, 'changed')
    await world.runDue()
    assert.deepEqual(sentTo('call'), [who(0).id, who(1).id, hugo.id])
    for (const answer of [nothingToReport, undoAnswer]) assert.equal((await answer(ports, who(0), id)).kind, 'changed')
    await world.until('2026-12-03T10:00:00.000Z')
    assert.deepEqual(sentTo('call-reminder').toSorted(), [hugo.id, who(1).id].toSorted())
    // The colleague leaves: whoever the list names is asked again.
    ports.town.people.find(one => one.id === hugo.id)!.enabled = false
    await world.until('2026-12-03T10:05:00.000Z')
    assert.equal((await rowOf(0)).person?.id, who(0).id)
    assert.equal((await nothingToReport(ports, who(0), id)).kind, 'changed')
    ports.town.people.find(one => one.id === hugo.id)!.enabled = true
  })

  it('tell whoever handed it on, once, that the colleague has no card of it, until they have', async () => {
    await opens(2)
    const { id } = await rowOf(0)
    world.unreachable.add(hugo.id)
    await handOn(ports, who(0), id, hugo.id)
    await world.runDue()
    assert.deepEqual(sentTo('call-unheard'), [who(0).id])
    const key = `call-unheard:${id}:${who(0).id}:${hugo.id}`
    const colleague = () => (world.last.get(key) as FaceOf<'call-unheard'>).colleague
    assert.deepEqual(colleague(), { name: hugo.name, certain: true })
    await world.until('2026-12-01T10:00:00.000Z')
    assert.equal(sentTo('call-unheard').length, 1)
    // Reached after all: the card says so.
    world.unreachable.clear()
    await placeRefused(ports, hugo.id)
    await world.runDue()
    assert.equal(sentTo('call').at(-1), hugo.id)
    assert.equal(colleague(), null)
    assert.deepEqual(sentTo('call-unheard'), [who(0).id])
  })

  it('tell of a colleague of a colleague both who relied on them: who handed it on, and whom the list names', async () => {
    await opens(2)
    const { id } = await rowOf(0)
    await handOn(ports, who(0), id, hugo.id)
    await world.runDue()
    assert.deepEqual(sentTo('call-unheard'), [])
    world.killed.push(alice.id)
    await handOn(ports, actor(hugo), id, alice.id)
    await world.runDue()
    assert.deepEqual(sentTo('call-unheard').toSorted(), [hugo.id, who(0).id].toSorted())
    // Whoever answers meanwhile ends it: nobody else is told.
    await nothingToReport(ports, who(0), id)
    await world.runDue()
    assert.equal(
      (world.last.get(`call-unheard:${id}:${hugo.id}:${alice.id}`) as FaceOf<'call-unheard'>).colleague,
      null,
    )
  })

  it('reach a correspondent who is new in the list within five minutes; the old one’s card says so', async () => {
    await opens(2)
    const [first] = town
    const before = ports.now()
    const next = { ...first!.department, correspondent: hugo }
    listsNow(ports, [{ department: next }, town[1]!])
    await world.until(later(before, 5 * 60_000))
    assert.deepEqual(sentTo('call').at(-1), hugo.id)
    const row = await rowOf(0)
    assert.deepEqual([row.person?.id, row.first?.id, row.past.map(({ id }) => id)], [hugo.id, hugo.id, [who(0).id]])
    assert.equal((await nothingToReport(ports, who(0), row.id)).kind, 'not-asked')
    await world.until(later(before, 60 * 60_000))
    assert.equal(sentTo('call').length, 3)
  })

  it('ask the head where a correspondent left, and the board says so; a department with neither is never silent', async () => {
    await opens(3)
    ports.town.people.find(one => one.id === who(0).id)!.enabled = false
    listsNow(ports, [
      { department: { ...town[0]!.department, correspondent: null } },
      { department: { ...town[1]!.department, correspondent: null, head: null } },
      town[2]!,
    ])
    await world.until(later(ports.now(), 5 * 60_000))
    assert.deepEqual([(await rowOf(0)).person?.id, (await rowOf(0)).correspondentLeft], [town[0]!.head.id, true])
    assert.deepEqual(await states(), ['waiting', 'nobody', 'waiting'])
    assert.deepEqual(
      board().departments.map(({ row }) => row.correspondentLeft),
      [true, false, false],
    )
    await world.until(afterwards)
    // Whoever is asked as the head needs no second word.
    assert.deepEqual(sentTo('call-head'), [town[2]!.head.id])
  })

  it('whose sender was killed say how many cards are in doubt; one press places each again, once', async () => {
    town = askedTown(ports, 4)
    callId = (await plannedCall(ports)).id
    world.killed.push(who(0).id, who(1).id, who(2).id)
    await world.runDue()
    assert.deepEqual(sentTo('call'), [who(3).id])
    const board = () => world.last.get(`call-board:${callId}`) as FaceOf<'call-board'>
    assert.equal(board().doubtful, 3)
    const { open } = await placementsInDoubt(ports)
    assert.deepEqual(doubtfulCalls(open), [{ id: callId, reference: board().call.reference }])
    await nothingToReport(ports, who(2), (await rowOf(2)).id)
    assert.deepEqual(await repeatCallCards(ports, who(0), callId), { kind: 'not-comms' })

    world.killed.length = 0
    const both = await Promise.all([comms, otherComms].map(one => repeatCallCards(ports, one, callId)))
    assert.equal(
      both.reduce((sum, one) => sum + (one.kind === 'call-repeated' ? one.cards : 0), 0),
      2,
    )
    assert.deepEqual(await repeatCallCards(ports, comms, callId), { kind: 'no-card-in-doubt' })
    await world.runDue()
    assert.deepEqual(sentTo('call').toSorted(), [who(0).id, who(1).id, who(3).id].toSorted())
    assert.equal(board().doubtful, 0)
    assert.equal(ports.journal.filter(({ verb }) => verb === 'placement.repeated').length, 2)
  })

  it('say on the board which departments no card reached, until they answered', async () => {
    town = askedTown(ports, 2)
    world.unreachable.add(who(0).id)
    callId = (await plannedCall(ports)).id
    await world.runDue()
    const unreached = () => (world.last.get(`call-board:${callId}`) as FaceOf<'call-board'>).unreached
    assert.deepEqual(unreached(), ['Direction 01'])
    await nothingToReport(ports, who(0), (await rowOf(0)).id)
    await world.runDue()
    assert.deepEqual(unreached(), [])
  })

  it('show departments that nobody answers for when they are planned', async () => {
    town = askedTown(ports, 2)
    listsNow(ports, [{ department: { ...town[0]!.department, correspondent: null, head: null } }, town[1]!])
    const planned = await planCall(ports, comms, { id: ports.newId(), fields: callFields, agreed: '' }, settings)
    assert.deepEqual(planned.kind === 'planned' && planned.nobody, ['Direction 01'])
  })

  it('are prolonged, reminded by a click once in five minutes, and closed', async () => {
    await opens(2)
    await nothingToReport(ports, who(0), (await rowOf(0)).id)
    const nudged = await nudgeDepartments(ports, comms, callId)
    assert.deepEqual(nudged.kind === 'nudged' && nudged.departments, 1)
    assert.equal((await nudgeDepartments(ports, otherComms, callId)).kind, 'already-nudged')
    await world.runDue()
    assert.deepEqual(sentTo('call-reminder'), [who(1).id])
    const earlier = await extendCall(ports, comms, callId, { closes: '2026-12-08' }, settings)
    assert.deepEqual(earlier.kind === 'invalid' && earlier.errors, { closes: 'closes-earlier' })
    await extendCall(ports, comms, callId, { closes: '2026-12-16', closesTime: '12:00' }, settings)
    await world.until('2026-12-10T10:00:00.000Z')
    assert.equal((await seen()).call.state, 'open')
    await closeCall(ports, comms, callId, 1)
    assert.equal((await closeCall(ports, comms, callId, 1)).kind, 'already-closed')
    await world.runDue()
    assert.deepEqual([(await seen()).call.closedBy?.id, sentTo('call-tally')], [comms.id, ['channel']])
    await world.until('2026-12-20T10:00:00.000Z')
    assert.equal(sentTo('call-tally').length, 1)
  })

  describe('that recur', () => {
    /** Every month on its fourth Wednesday: 25 November, 23 December, 27 January. */
    const recurs = { opens: '2026-11-25', opensTime: '10:00', recurrence: 'monthly' }
    const next = async () => (await ports.calls.recent(9)).find(({ previousId }) => previousId === callId)!

    it('ask comms once two working days before, and open by themselves', async () => {
      await opens(2, recurs)
      const { id, opensAt, closesAt } = await next()
      assert.deepEqual([opensAt, closesAt], ['2026-12-23T09:00:00.000Z', '2027-01-08T16:00:00.000Z'])
      await world.until('2026-12-22T10:00:00.000Z')
      const questions = world.sent.filter(({ card }) => card === 'call-question')
      assert.deepEqual(
        questions.map(({ at }) => at),
        ['2026-12-21T09:00:00.000Z'],
      )
      await confirmCall(ports, comms, id)
      assert.equal((await confirmCall(ports, otherComms, id)).kind, 'already-confirmed')
      await world.until('2026-12-23T09:00:00.000Z')
      assert.equal((await seen(id)).call.state, 'open')
      assert.equal((await seen(id)).departments.length, 2)
      assert.equal((await ports.calls.recent(9)).length, 3)
    })

    it('are skipped once, changed before they open, and never after', async () => {
      await opens(2, recurs)
      const { id } = await next()
      await skipCall(ports, comms, id, settings)
      const after = await next()
      assert.deepEqual([after.opensAt, after.id === id], ['2027-01-27T09:00:00.000Z', false])
      const changed = await planCall(
        ports,
        comms,
        {
          id: after.id,
          seen: after.version,
          fields: { ...callFields, title: 'Autre', opens: '2027-01-28', closes: '2027-02-10' },
          agreed: '',
        },
        settings,
      )
      assert.equal(changed.kind === 'planned' && changed.call.title, 'Autre')
      await world.until('2027-01-29T09:00:00.000Z')
      assert.deepEqual([(await seen(id)).call.state, (await seen(after.id)).call.state], ['skipped', 'open'])
      assert.equal((await skipCall(ports, comms, after.id, settings)).kind, 'call-begun')
    })
  })

  it('keep a section that was retired since, and take it for no other call', async () => {
    const { id } = await plannedCall(ports, { opens: '2026-12-01', sections: 'agenda' })
    const agenda = (await allSections(ports)).find(one => one.id === 'agenda')!
    await ports.commit({ save: 'section', row: { ...agenda, state: 'retired', version: 1 }, ifVersion: 0 })
    const fields = { ...callFields, opens: '2026-12-01', sections: 'agenda' }
    const plan = (callId: string) => planCall(ports, comms, { id: callId, fields, agreed: '' }, settings)
    assert.equal((await plan(id)).kind, 'planned')
    const other = await plan(ports.newId())
    assert.deepEqual(other.kind === 'invalid' && other.errors, { sections: 'unknown-section' })
  })

  it('for a section that another one asks for are warned of, and sent again opened', async () => {
    await opens(1, { sections: 'portraits' })
    const fields = { ...callFields, sections: 'portraits,agenda' }
    const input = { id: ports.newId(), fields, agreed: '' }
    const warned = await planCall(ports, comms, input, settings)
    const { reference } = (await seen()).call
    assert.deepEqual(warned, { kind: 'sure', others: [reference] })
    assert.equal((await planCall(ports, comms, { ...input, agreed: reference }, settings)).kind, 'planned')
    const other = { id: ports.newId(), fields: { ...callFields, sections: 'social' }, agreed: '' }
    assert.equal((await planCall(ports, comms, other, settings)).kind, 'planned')
  })
})
