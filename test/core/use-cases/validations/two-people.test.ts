import assert from 'node:assert/strict'
import { named, type Person } from '../../../../src/core/domain/actor.ts'
import { offerDelegations } from '../../../../src/core/use-cases/delegations/offer-delegations.ts'
import { addDelegation } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { applyDelegation } from '../../../../src/core/use-cases/delegations/apply-delegation.ts'
import { peopleAsked } from '../../../../src/core/domain/validations/chairs.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { decideTyped } from '../../../../src/core/use-cases/validations/decide-typed.ts'
import { inPlaceOf } from '../../../../src/core/domain/validations/replace-asked.ts'
import { nudge } from '../../../../src/core/use-cases/validations/nudge.ts'
import { listToApprove } from '../../../../src/core/use-cases/validations/list-to-approve.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { openStep, passUntil, runDue } from '../../../fakes/deadlines.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, camille, claude, diane, fanny, gaelle, gone, hugo, karim } from '../../../fakes/town.ts'
import { comms, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'
import { approver, stepOf, visaOf } from '../../../support/steps-of.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

/** Camille wrote it: Karim heads her department, and Claude is who is left of the communication team. */
describe('two visas of one circuit come from two people', () => {
  let ports: FakePorts
  let validation: Validation
  beforeEach(() => (ports = createFakePorts()))

  const submit = async () => ({ validation } = await submitted(ports))
  const present = async () => (await ports.validations.byId(validation.id))!
  const visa = async (who: Person, step: number) =>
    (await press(ports, actor(who, 'comms'), { id: validation.postId, seal: validation.seal }, 'approve', step)).kind
  const lends = async (from: Person, to: Person, by = from) => {
    const reason = by === from ? {} : { from: from.mail, reason: 'Congé' }
    const result = await addDelegation(
      ports,
      actor(by, ...(by === from ? [] : ['comms' as const])),
      { to: to.mail, since: '2026-11-25', until: '2026-12-02', ...reason },
      settings,
    )
    if (result.kind === 'delegated') await applyDelegation(ports, result.delegation.id, settings)
    return result.kind === 'invalid' ? result.errors : result.kind
  }
  const hands = async (to: Person, { by = otherComms, step = 0, whom = undefined as string | undefined } = {}) =>
    (await reassign(ports, by, { postId: validation.postId, step, to: to.mail, reason: 'Congé', whom })).kind
  const opens = async () => openStep(ports, await present())
  const asked = async () => peopleAsked(await present(), ports.now())
  const finds = async (who: Person) => (await listToApprove(ports, actor(who))).lines.length

  it('whoever gave one is neither asked nor heard in another step, and the try is told to the journal', async () => {
    await submit()
    await lends(claude, karim)
    assert.equal(await visa(karim, 0), 'decided')
    await opens()
    assert.deepEqual([await asked(), await finds(karim)], [[claude.id], 0])
    assert.equal(await visa(karim, 1), 'visa-elsewhere')
    assert.deepEqual(ports.journal.at(-1)?.details, { what: 'validation.approve', kind: 'visa-elsewhere' })
    const types = () => decideTyped(ports, actor(karim), { postId: validation.postId, kind: 'approve' }, settings)
    await types()
    assert.equal((await types()).kind, 'already-decided', 'their visa of the other step is what they are told')
    assert.equal(await visa(claude, 1), 'decided')
  })

  it('nor whoever stands in for somebody in both; taken back, the visa is nobody’s hindrance', async () => {
    await submit()
    await lends(karim, diane)
    await lends(claude, diane)
    assert.equal(await visa(diane, 0), 'decided')
    assert.equal(await visa(diane, 1), 'visa-elsewhere')
    await press(ports, actor(diane), { id: validation.postId, seal: validation.seal }, 'withdraw', 0)
    assert.equal(await visa(karim, 0), 'decided')
    await opens()
    assert.deepEqual(await asked(), [claude.id, diane.id])
    assert.equal(await visa(diane, 1), 'decided')
  })

  it('nor whom a colleague handed a step', async () => {
    ports.town.comms.push(fanny.id)
    await submit()
    assert.equal(await hands(claude, { by: comms }), 'reassigned')
    assert.equal(await visa(claude, 0), 'decided')
    await opens()
    assert.deepEqual(await asked(), [fanny.id])
    assert.equal(await visa(claude, 1), 'visa-elsewhere')
    assert.equal(await hands(claude, { by: comms, step: 1 }), 'has-vouched')
  })

  it('a step is handed to nobody whom another one cannot do without', async () => {
    await submit()
    assert.equal(await hands(claude, { by: comms }), 'needed-elsewhere')
  })

  it('where nobody else is left the fallback group is asked in their place', async () => {
    await submit()
    await lends(karim, claude)
    assert.equal(await visa(claude, 0), 'decided')
    await opens()
    assert.deepEqual(await asked(), [fanny.id])
    assert.ok(refreshed(ports).includes(`validation:${validation.id}:${fanny.id}`))
    const told = ports.journal.findLast(({ verb }) => verb === 'validation.others-asked')
    assert.deepEqual([told?.actor, told?.details['fromNames'], told?.details['to']], [null, claude.name, fanny.name])
    assert.deepEqual((await present()).escalations, [], 'nobody has to be told')
    const journalled = ports.journal.length
    await opens()
    assert.equal(ports.journal.length, journalled, 'once, however often the job runs')
    assert.equal(await visa(fanny, 1), 'decided')
    const { state, steps } = await present()
    assert.equal(state, 'approved')
    assert.deepEqual(inPlaceOf(steps[1]!, steps[1]!.visas[0]!), [
      { id: claude.id, name: claude.name, because: 'visa-elsewhere' },
    ])
  })

  it('that of the step before the configured one, and nobody of it who may not', async () => {
    const group = { id: 'g-own', name: 'Cabinet' }
    ports.town.groups.push({ ...group, members: [camille, claude, gaelle, gone, hugo].map(({ id }) => id) })
    await submit()
    const barred = [{ person: hugo.id, until: '2026-11-26T00:00:00.000Z' }]
    ports.tamper('validation', {
      ...validation,
      barred,
      steps: validation.steps.map(step => ({ ...step, fallback: group })),
    })
    await lends(karim, claude)
    await visa(claude, 0)
    await opens()
    assert.deepEqual(await asked(), [gaelle.id])
    assert.deepEqual(
      (await present()).steps[1]!.approvers[0]!.standIns.map(({ name }) => name),
      [gaelle.name],
    )
  })

  it('who stands in for two places counts once: of the other one the communication team is told', async () => {
    await submit()
    const given = stepOf('avant', [claude.id], { visas: [visaOf(claude.id)] })
    const other = stepOf('entre', [gaelle.id], { visas: [visaOf(gaelle.id)] })
    const both = stepOf('deux', [claude.id, gaelle.id], {
      panels: [{ department: null, people: [claude.id, gaelle.id], needs: 2 }],
      openedAt: ports.now(),
    })
    ports.tamper('validation', { ...validation, steps: [given, other, both], current: 2 })
    await opens()
    await opens()
    const { escalations, steps } = await present()
    assert.deepEqual(
      steps[2]!.approvers.map(({ standIns }) => standIns.map(({ name }) => name)),
      [[fanny.name], [fanny.name]],
    )
    assert.deepEqual(
      escalations.map(({ nobody }) => nobody.length),
      [1],
    )
  })

  it('a step that lacks somebody keeps nobody from handing on another', async () => {
    await submit()
    const [first] = validation.steps
    ports.tamper('validation', {
      ...validation,
      steps: [first!, stepOf('deux', [claude.id]), stepOf('trois', [claude.id])],
    })
    assert.equal(await hands(diane, { by: comms }), 'reassigned')
  })

  it('where that is empty the communication team is told whom it lacks, once, and hands the step on', async () => {
    ports.town.fallback = []
    await submit()
    await lends(karim, claude)
    await visa(claude, 0)
    ports.jobs.length = 0
    await opens()
    await opens()
    assert.deepEqual(await asked(), [])
    assert.equal((await nudge(ports, comms, validation.postId)).kind, 'nobody-left')
    const { escalations } = await present()
    assert.deepEqual(
      escalations.map(({ step, found, nobody, because }) => [step, found, nobody.map(({ name }) => name), because]),
      [[1, [], [claude.name], 'visa-elsewhere']],
    )
    const card = await faceOf(ports, keyed(`escalated:${validation.id}:0`))
    assert.deepEqual([card?.to.kind, card?.face.face], ['channel', 'escalated'])
    assert.ok(refreshed(ports).includes(`escalated:${validation.id}:0`))
    assert.equal(ports.journal.filter(({ verb }) => verb === 'validation.nobody-left').length, 1)
    assert.equal(await hands(diane, { by: comms, step: 1 }), 'reassigned')
    assert.deepEqual(await asked(), [diane.id])
  })

  it('an escalation gives the place to nobody who gave a visa', async () => {
    ports.town.managers[claude.id] = karim.id
    await submit()
    await visa(karim, 0)
    await passUntil(ports, '2026-11-27T12:00:00.000Z')
    const { escalations, steps } = await present()
    assert.deepEqual(
      [escalations[0]?.nobody.map(({ name }) => name), steps[1]!.approvers[0]!.standIns],
      [[claude.name], []],
    )
  })

  it('nor by a delegation that was not applied yet', async () => {
    ports.town.managers[claude.id] = gaelle.id
    await submit()
    const lent = {
      since: ports.now(),
      until: '2026-12-24T09:00:00.000Z',
      scope: { circuits: [], departments: [] },
      ended: null,
      createdAt: ports.now(),
      reason: null,
    }
    await ports.commit({
      save: 'delegation',
      row: { id: 'd', version: 1, from: named(claude), to: named(karim), createdBy: named(claude), ...lent },
      ifVersion: 0,
    })
    await visa(karim, 0)
    await passUntil(ports, '2026-11-27T12:00:00.000Z')
    assert.deepEqual(
      (await present()).escalations.map(({ found }) => found),
      [[{ place: named(claude), to: named(gaelle) }]],
    )
  })

  it('though nobody was left at first, who is above them may decide once it is late', async () => {
    ports.town.fallback = []
    await submit()
    await lends(karim, claude)
    await visa(claude, 0)
    await runDue(ports)
    ports.town.managers[claude.id] = gaelle.id
    await passUntil(ports, '2026-11-27T12:00:00.000Z')
    assert.deepEqual(
      (await present()).escalations.map(({ because, found }) => [because, found.map(({ to }) => to.name)]),
      [
        ['visa-elsewhere', []],
        [undefined, [gaelle.name]],
      ],
    )
  })

  it('whoever gave a visa elsewhere is offered no delegation, and covers nobody who is away', async () => {
    const until = '2026-12-04T17:00:00.000Z'
    ports.town.away = { [claude.id]: { until }, [karim.id]: { until } }
    ports.town.comms.push(fanny.id)
    await submit()
    await lends(claude, karim)
    await visa(karim, 0)
    await offerDelegations(ports, validation.id, 1, settings)
    const offered = () => refreshed(ports).filter(key => key.startsWith('offer:'))
    assert.deepEqual(
      offered().map(key => key.split(':')[1]),
      [claude.id],
      'Karim, who stands in for him, gave his visa',
    )
    const [first, second] = (await present()).steps
    ports.tamper('validation', {
      ...(await present()),
      steps: [
        first!,
        { ...second!, approvers: [approver(karim.id)], panels: [{ department: null, people: [karim.id], needs: 1 }] },
      ],
    })
    await offerDelegations(ports, validation.id, 1, settings)
    assert.deepEqual(offered().length, 1)
  })
})

describe('whoever hands a place on for another never has it', () => {
  let ports: FakePorts
  let validation: Validation
  beforeEach(async () => {
    ports = createFakePorts()
    ports.town.comms.push(fanny.id)
    ;({ validation } = await submitted(ports))
  })
  const present = async () => (await ports.validations.byId(validation.id))!
  const hands = async (to: Person, by = otherComms) =>
    (await reassign(ports, by, { postId: validation.postId, step: 0, to: to.mail, reason: 'Congé' })).kind
  const lends = async (from: Person, to: Person, by = actor(from)) => {
    const reason = by.id === from.id ? {} : { from: from.mail, reason: 'Congé' }
    const result = await addDelegation(
      ports,
      by,
      { to: to.mail, since: '2026-11-25', until: '2026-12-02', ...reason },
      settings,
    )
    if (result.kind === 'delegated') await applyDelegation(ports, result.delegation.id, settings)
    return result.kind === 'invalid' ? result.errors : result.kind
  }
  const visa = async (who: Person) =>
    (await press(ports, actor(who, 'comms'), { id: validation.postId, seal: validation.seal }, 'approve', 0)).kind
  const standIns = async () =>
    (await present()).steps[0]!.approvers.flatMap(one => one.standIns.map(({ name }) => name))

  it('comms lends nobody’s place to themselves, and hands themselves no step', async () => {
    assert.deepEqual(await lends(karim, claude, otherComms), { to: 'for-oneself' })
    assert.equal(await hands(claude), 'not-to-oneself')
    assert.deepEqual(
      ports.journal
        .filter(({ verb }) => verb === 'attempt.refused')
        .map(({ details }) => [details['what'], details['kind']]),
      [
        ['delegation.add', 'for-oneself'],
        ['validation.reassigned', 'not-to-oneself'],
      ],
    )
    assert.equal(await lends(karim, diane, otherComms), 'delegated')
  })

  it('such a delegation that is in the database all the same lends nothing', async () => {
    await lends(karim, claude)
    const [lent] = await ports.delegations.open(ports.now(), 1)
    ports.tamper('delegation', { ...lent!, createdBy: { id: claude.id, name: claude.name } })
    assert.equal(await visa(claude), 'not-an-approver')
  })

  it('nor by a delegation of whom they handed it to, given before or after', async () => {
    await lends(diane, claude)
    assert.equal(await hands(diane), 'reassigned')
    assert.deepEqual(await standIns(), [])
    await lends(hugo, claude)
    assert.equal(await hands(hugo, comms), 'reassigned')
    assert.deepEqual(await standIns(), [], 'though another handed it on meanwhile')
    await lends(hugo, diane)
    assert.deepEqual(await standIns(), [diane.name])
    ports.tamper('validation', await withStandIn(claude))
    assert.equal(await visa(claude), 'own-reassignment')
    assert.deepEqual(ports.journal.at(-1)?.details, { what: 'validation.approve', kind: 'own-reassignment' })
    assert.equal(await visa(diane), 'decided')
  })
  const withStandIn = async (who: Person): Promise<Validation> => {
    const read = await present()
    const lent = {
      id: who.id,
      name: who.name,
      because: 'escalation' as const,
      from: ports.now(),
      until: null,
      delegationId: null,
    }
    const [first, ...rest] = read.steps
    return {
      ...read,
      steps: [
        { ...first!, approvers: first!.approvers.map(one => ({ ...one, standIns: [...one.standIns, lent] })) },
        ...rest,
      ],
    }
  }

  it('nor when a colleague hands it back, nor as the manager of whom they handed it to', async () => {
    ports.town.managers[diane.id] = claude.id
    await hands(diane)
    assert.equal(await hands(claude, comms), 'handed-on')
    await passUntil(ports, '2026-11-26T12:00:00.000Z')
    const { escalations } = await present()
    assert.deepEqual([await standIns(), escalations[0]?.nobody.map(({ name }) => name)], [[], [diane.name]])
  })

  it('their own place stays theirs', async () => {
    await press(ports, actor(karim), { id: validation.postId, seal: validation.seal }, 'approve', 0)
    const again = await reassign(ports, otherComms, {
      postId: validation.postId,
      step: 1,
      to: diane.mail,
      reason: 'Congé',
      whom: fanny.id,
    })
    assert.equal(again.kind, 'reassigned')
    assert.equal(
      (await press(ports, otherComms, { id: validation.postId, seal: validation.seal }, 'approve', 1)).kind,
      'decided',
    )
  })

  it('an author has it by no road', async () => {
    await lends(diane, camille)
    assert.equal(await hands(camille), 'is-author')
    assert.equal(await hands(diane), 'reassigned')
    assert.deepEqual(await standIns(), [])
    assert.equal(await lends(karim, camille), 'delegated', 'for what others write')
  })
})
