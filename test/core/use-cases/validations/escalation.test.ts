import assert from 'node:assert/strict'
import fc from 'fast-check'
import { named } from '../../../../src/core/domain/actor.ts'
import { instantOf } from '../../../../src/core/domain/working-time/local-time.ts'
import type { Delegation } from '../../../../src/core/domain/delegations/delegation.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { escalate } from '../../../../src/core/use-cases/validations/escalate.ts'
import { nudge } from '../../../../src/core/use-cases/validations/nudge.ts'
import { passUntil, runDeadline, runDue } from '../../../fakes/deadlines.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, camille, claude, diane, fanny, gaelle, gone, guest, karim, welcome } from '../../../fakes/town.ts'
import { comms, press, refreshed, submitted } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

const at = (day: string, time: string) => instantOf(day, time, settings.timeZone) ?? assert.fail()
/** Karim had until Thursday at ten. */
const after = at('2026-11-26', '10:01')

async function late(ports: FakePorts) {
  const { post, validation } = await submitted(ports)
  await passUntil(ports, after)
  return { post, validation: (await ports.validations.byId(validation.id)) ?? assert.fail(), before: validation }
}

describe('escalation', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('lets the manager decide too, tells the approver and the author, and gives no visa', async () => {
    const { post, validation, before } = await late(ports)
    const [approver] = validation.steps[0]!.approvers
    assert.deepEqual(approver?.standIns, [
      { ...named(gaelle), because: 'escalation', from: at('2026-11-26', '10:00'), until: null, delegationId: null },
    ])
    assert.deepEqual(validation.escalations, [
      {
        step: 0,
        due: before.steps[0]!.due,
        at: at('2026-11-26', '10:00'),
        found: [{ place: named(karim), to: named(gaelle) }],
        nobody: [],
      },
    ])
    assert.deepEqual(
      [validation.state, validation.current, validation.steps.flatMap(({ visas }) => visas)],
      ['waiting', 0, []],
    )
    const keys = refreshed(ports)
    for (const key of [
      `validation:${validation.id}:${gaelle.id}`,
      `escalated:${validation.id}:0:${karim.id}`,
      `escalated:${validation.id}:0:${camille.id}`,
    ])
      assert.ok(keys.includes(key), key)
    assert.ok(!keys.includes(`escalated:${validation.id}:0`), 'nobody is missing')
    const told = ports.journal.find(({ verb }) => verb === 'validation.escalated')
    assert.deepEqual([told?.actor, told?.subject, told?.details['to']], [null, post.reference, gaelle.name])
    const own = await faceOf(ports, keyed(`escalated:${validation.id}:0:${karim.id}`))
    assert.deepEqual([own?.to, own?.face.face], [{ kind: 'person', id: karim.id }, 'escalated'])
    const pressed = await press(ports, actor(gaelle), { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.ok(pressed.kind === 'decided')
    assert.deepEqual(pressed.decision.chairs, [karim.id])
  })

  it('is done once, however often its job runs', async () => {
    const { validation, before } = await late(ports)
    const commits = ports.commits()
    for (let round = 0; round < 3; round++)
      await escalate(ports, { id: validation.id, step: 0, due: before.steps[0]!.due! }, settings)
    assert.equal(ports.commits(), commits)
  })

  it('is done anew when the step waits anew, until another time', async () => {
    const { validation } = await late(ports)
    const due = later(ports.now(), 60_000)
    ports.tamper('validation', {
      ...validation,
      steps: validation.steps.map((step, index) => (index === 0 ? { ...step, due } : step)),
    })
    ports.pass(60_000)
    await escalate(ports, { id: validation.id, step: 0, due }, settings)
    assert.deepEqual(
      (await ports.validations.byId(validation.id))!.escalations.map(one => one.due),
      [validation.steps[0]!.due, due],
    )
  })

  it('is done once where two processes are at it together', async () => {
    const { validation } = await submitted(ports)
    const due = validation.steps[0]!.due!
    ports.pass(Date.parse(due) - Date.parse(ports.now()))
    const again = () => escalate(ports, { id: validation.id, step: 0, due }, settings)
    ports.beforeCommit(again)
    await again()
    const { escalations, steps } = (await ports.validations.byId(validation.id))!
    assert.deepEqual([escalations.length, steps[0]!.approvers[0]?.standIns.length], [1, 1])
  })

  it('prefers a delegation that was not applied yet', async () => {
    const { validation } = await submitted(ports)
    const lent: Delegation = {
      id: 'd',
      version: 1,
      from: named(karim),
      to: named(diane),
      since: ports.now(),
      until: at('2026-12-24', '10:00'),
      scope: { circuits: [], departments: [] },
      ended: null,
      createdBy: named(karim),
      createdAt: ports.now(),
      reason: null,
    }
    await ports.commit({ save: 'delegation', row: lent, ifVersion: 0 })
    await passUntil(ports, after)
    const { escalations, steps } = (await ports.validations.byId(validation.id))!
    assert.deepEqual(escalations[0]?.found, [{ place: named(karim), to: named(diane) }])
    assert.deepEqual(
      steps[0]!.approvers[0]?.standIns.map(({ id, because, until }) => [id, because, until]),
      [[diane.id, 'delegation', lent.until]],
    )
  })

  it('is of its own step, though the next one ends at the same hour', async () => {
    const { post, validation } = await submitted(ports)
    await runDue(ports)
    const job = ports.jobs.find(one => one.job === 'validation.escalate')!
    ports.pass(60_000)
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
    const due = validation.steps[0]!.due!
    assert.equal((await ports.validations.byId(validation.id))!.steps[1]!.due, due)
    ports.pass(Date.parse(due) - Date.parse(ports.now()))
    await runDeadline(ports, job)
    assert.deepEqual((await ports.validations.byId(validation.id))!.escalations, [])
  })

  it('is left alone once it was decided, and when it waits until another time', async () => {
    const { post, validation } = await submitted(ports)
    await runDue(ports)
    const job = ports.jobs.find(one => one.job === 'validation.escalate')!
    ports.pass(20 * 60_000)
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'withdraw', 0)
    const anew = (await ports.validations.byId(validation.id))!
    assert.notEqual(anew.steps[0]!.due, validation.steps[0]!.due)
    ports.pass(24 * 3_600_000)
    await runDeadline(ports, job)
    assert.deepEqual((await ports.validations.byId(validation.id))!.escalations, [])
  })

  it('tells comms by name where nobody may: an author, who has left, a guest, a shared account, nobody above', async () => {
    for (const above of [camille.id, gone.id, guest.id, welcome.id, undefined, 'somebody unknown']) {
      ports = createFakePorts()
      if (above === undefined) delete ports.town.managers[karim.id]
      else ports.town.managers[karim.id] = above
      const { validation } = await late(ports)
      assert.deepEqual(validation.escalations[0]?.nobody, [named(karim)])
      assert.deepEqual(validation.steps[0]!.approvers[0]?.standIns, [])
      assert.ok(refreshed(ports).includes(`escalated:${validation.id}:0`))
      const card = await faceOf(ports, keyed(`escalated:${validation.id}:0`))
      assert.deepEqual([card?.to.kind, card?.face.face], ['channel', 'escalated'])
      assert.equal(ports.journal.find(({ verb }) => verb === 'validation.nobody-else')?.details['nobody'], karim.name)
    }
  })

  it('does not ask whoever changed the circuit of late', async () => {
    const { validation } = await submitted(ports)
    ports.tamper('validation', { ...validation, barred: [{ person: gaelle.id, until: at('2026-11-27', '09:30') }] })
    await passUntil(ports, after)
    assert.deepEqual((await ports.validations.byId(validation.id))!.escalations[0]?.nobody, [named(karim)])
  })

  it('does not ask whoever sits in the same panel', async () => {
    ports.town.comms.push(fanny.id)
    ports.town.managers[claude.id] = fanny.id
    ports.town.managers[fanny.id] = diane.id
    const { post, validation } = await submitted(ports)
    ports.pass(60_000)
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
    await passUntil(ports, after)
    const { escalations } = (await ports.validations.byId(validation.id))!
    assert.deepEqual(
      escalations.map(({ step, found, nobody }) => [
        step,
        found.map(({ place, to }) => [place.id, to.id]),
        nobody.map(({ id }) => id),
      ]),
      [[1, [[fanny.id, diane.id]], [claude.id]]],
    )
  })

  it('waits for the directory, and for the morning', async () => {
    const { validation } = await submitted(ports)
    const due = validation.steps[0]!.due!
    ports.pass(Date.parse(due) - Date.parse(ports.now()))
    ports.directory.down = true
    await assert.rejects(escalate(ports, { id: validation.id, step: 0, due }, settings), Unavailable)
    ports.directory.down = false
    ports.pass(Date.parse(at('2026-11-26', '22:00')) - Date.parse(ports.now()))
    ports.jobs.length = 0
    await escalate(ports, { id: validation.id, step: 0, due }, settings)
    assert.deepEqual(
      ports.jobs.map(one => [one.job, one.inMs]),
      [['validation.escalate', 10 * 3_600_000]],
    )
    assert.deepEqual((await ports.validations.byId(validation.id))!.escalations, [])
  })
})

describe('time', () => {
  /** What the world does without anybody deciding: jobs run, early, late, twice and out of order, and somebody presses *Relancer*. */
  const doings = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: -3_600_000, max: 3 * 24 * 3_600_000 }) }),
      fc.record({ kind: fc.constant('run' as const), which: fc.nat(20), again: fc.boolean() }),
      fc.record({ kind: fc.constant('nudge' as const) }),
    ),
    { minLength: 1, maxLength: 30 },
  )

  it('never gives a visa: no row of jobs and of clocks that move adds a decision', async () => {
    await holds(
      fc.asyncProperty(doings, fc.boolean(), async (all, slot) => {
        const ports = createFakePorts()
        const { post, validation } = await submitted(ports, slot ? { slotDate: '2026-11-27', slotTime: '09:00' } : {})
        for (const one of all) {
          if (one.kind === 'pass') ports.pass(one.ms)
          else if (one.kind === 'nudge') await nudge(ports, comms, post.id)
          else {
            const index = ports.jobs.length === 0 ? -1 : one.which % ports.jobs.length
            const row = ports.jobs[index]
            if (row && !one.again) ports.jobs.splice(index, 1)
            if (row) await runDeadline(ports, row)
          }
        }
        await passUntil(ports, later(ports.now(), 14 * 24 * 3_600_000))
        const end = (await ports.validations.byId(validation.id))!
        assert.deepEqual(
          [end.state, end.current, end.decisions, end.steps.flatMap(({ visas }) => visas)],
          ['waiting', 0, [], []],
        )
        assert.equal((await ports.posts.byId(post.id))!.broadcastId, null)
        assert.ok(end.escalations.length <= 1 && end.steps[0]!.approvers.every(({ standIns }) => standIns.length <= 1))
        assert.equal((await ports.posts.byId(post.id))!.slot, post.slot, 'nothing moves by itself')
      }),
      { numRuns: 100 },
    )
  })
})
