import assert from 'node:assert/strict'
import type { ApproverRule, CircuitStep } from '../../../../src/core/domain/circuits/circuit.ts'
import { resolveCircuit } from '../../../../src/core/use-cases/circuits/resolve-circuit.ts'
import { proposedDelegate } from '../../../../src/core/use-cases/delegations/see-absence.ts'
import { addDelegation } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { onCallFor } from '../../../../src/core/use-cases/urgent/open-urgent.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { decideTyped } from '../../../../src/core/use-cases/validations/decide-typed.ts'
import { proposeCorrection } from '../../../../src/core/use-cases/posts/ending/propose-correction.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { openStep, passUntil } from '../../../fakes/deadlines.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, fanny, hugo, karim, person } from '../../../fakes/town.ts'
import { comms, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'
import { stepOf, visaOf } from '../../../support/steps-of.ts'
import { aSector } from '../sectors/a-sector.ts'
import { aCircuit, aStep } from './a-circuit.ts'

/** An account like any other in Entra; the agents' group alone tells that she is no agent. */
const elise = person('Élise Vidal', 'Élus')

describe('an elected member, like everybody outside of the agents, is asked for no visa', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
    ports.town.agents = ports.town.people.map(({ id }) => id)
    ports.town.people.push(elise)
    ports.departments.all = async () => ports.town.departments
  })

  const cabinet = { id: 'g-cabinet', name: 'Cabinet' }
  const asks = async (step: Partial<CircuitStep>) => {
    const result = await resolveCircuit(
      ports,
      aCircuit([aStep(step)]),
      { proposer: alice, creator: camille, authors: [alice, camille] },
      ports.now(),
    )
    return result.kind === 'resolved'
      ? result.steps[0]!.approvers.map(({ name }) => name)
      : result.lacking.map(({ name, why }) => `${name} ${why}`)
  }
  const byRule = (rule: ApproverRule) => asks({ approvers: [rule] })

  /** Each rule by which a circuit names people, and what makes it name her. */
  const named: Record<ApproverRule['by'], { rule: ApproverRule; make: () => void; instead: string[] }> = {
    head: { rule: { by: 'head' }, make: () => void (ports.town.departments[0]!.head = elise), instead: ['Diane Roux'] },
    deputy: {
      rule: { by: 'deputy' },
      make: () => void (ports.town.departments[0]!.deputy = elise),
      instead: [fanny.name],
    },
    'heads-head': {
      rule: { by: 'heads-head' },
      make: () => void (ports.town.managers[hugo.id] = elise.id),
      instead: [fanny.name],
    },
    referent: {
      rule: { by: 'referent' },
      make: () => {
        ports.town.comms.push(elise.id)
        ports.tamper('sector', aSector('roads', { departments: ['Voirie'], referents: [elise], deputies: [karim] }))
      },
      instead: [karim.name],
    },
    comms: {
      rule: { by: 'comms' },
      make: () => void ports.town.comms.push(elise.id),
      instead: [claude.name, karim.name],
    },
    person: { rule: { by: 'person', person: elise }, make: () => undefined, instead: [fanny.name] },
    group: {
      rule: { by: 'group', group: cabinet },
      make: () => void ports.town.groups.push({ ...cabinet, members: [elise.id, hugo.id] }),
      instead: [hugo.name],
    },
  }
  for (const [by, { rule, make, instead }] of Object.entries(named))
    it(`by no circuit that names ${by === 'person' ? 'her' : `the ${by}`}`, async () => {
      make()
      assert.deepEqual(await byRule(rule), instead)
    })

  it('nor as Graph’s manager, nor of the fallback group, a step’s own or the configured one', async () => {
    ports.town.departments[0]!.head = null
    ports.town.departments[0]!.deputy = null
    ports.town.managers[alice.id] = elise.id
    assert.deepEqual(await byRule({ by: 'head' }), [fanny.name])
    ports.town.fallback = [elise.id]
    assert.deepEqual(await byRule({ by: 'person', person: elise }), ['Élise Vidal outside', 'null none-left'])
    ports.town.groups.push({ ...cabinet, members: [elise.id] })
    assert.deepEqual(await asks({ approvers: [{ by: 'person', person: elise }], fallback: cabinet }), [
      'Élise Vidal outside',
      'Cabinet none-left',
    ])
  })

  it('nor on call, nor by Réattribuer, nor as a delegate, whoever offers it', async () => {
    ports.town.onCall = [elise.id, karim.id]
    assert.deepEqual(await onCallFor(ports, []), { kind: 'on-call', people: [karim] })
    const { post } = await submitted(ports)
    assert.equal(
      (await reassign(ports, comms, { postId: post.id, step: 0, to: elise.mail, reason: 'Accord' })).kind,
      'outside-agents',
    )
    const lent = await addDelegation(
      ports,
      actor(karim),
      { to: elise.mail, since: '2026-11-25', until: '2026-11-26' },
      settings,
    )
    assert.deepEqual(lent, { kind: 'invalid', errors: { to: 'outside-agents' } })
    ports.town.departments[2]!.deputy = elise
    delete ports.town.managers[karim.id]
    assert.equal(await proposedDelegate(ports, karim.id), null)
    ports.town.managers[karim.id] = elise.id
    assert.equal(await proposedDelegate(ports, karim.id), null)
  })

  it('nor above whoever is late, nor where a step has nobody left', async () => {
    ports.town.managers[karim.id] = elise.id
    ports.town.fallback = [elise.id]
    const { validation } = await submitted(ports)
    await passUntil(ports, '2026-11-26T12:00:00.000Z')
    const present = async () => (await ports.validations.byId(validation.id))!
    assert.deepEqual(
      (await present()).escalations.map(({ nobody }) => nobody.map(({ name }) => name)),
      [[karim.name]],
    )
    const given = stepOf('avant', [claude.id], { visas: [visaOf(claude.id)] })
    ports.tamper('validation', {
      ...(await present()),
      steps: [given, stepOf('après', [claude.id], { openedAt: ports.now() })],
      current: 1,
      escalations: [],
    })
    await openStep(ports, await present())
    assert.deepEqual(
      (await present()).escalations.map(({ because, nobody }) => [because, nobody.length]),
      [['visa-elsewhere', 1]],
    )
    assert.ok(!JSON.stringify(await present()).includes(elise.id))
    assert.ok(!refreshed(ports).some(key => key.includes(elise.id)))
  })

  it('and is heard at none, though a row of the database names her', async () => {
    const { post, validation } = await submitted(ports)
    const [first, ...rest] = validation.steps
    const steps: Validation['steps'] = [
      { ...first!, ...stepOf('department', [elise.id], { openedAt: first!.openedAt }) },
      ...rest,
    ]
    ports.tamper('validation', { ...validation, steps })
    const outside = { ...actor(elise), roles: [] }
    for (const kind of ['approve', 'changes', 'refuse'] as const)
      assert.equal(
        (await press(ports, outside, { id: post.id, seal: validation.seal }, kind, 0, 'raison')).kind,
        'not-an-agent',
      )
    assert.equal(
      (
        await proposeCorrection(
          ports,
          outside,
          { postId: post.id, seal: validation.seal, step: 0, fields: { title: 'Autre' } },
          settings,
        )
      ).kind,
      'not-an-agent',
    )
    assert.equal(
      (await decideTyped(ports, outside, { postId: post.id, kind: 'approve' }, settings)).kind,
      'not-an-agent',
    )
    const period = { since: ports.now(), until: '2026-12-24T09:00:00.000Z', createdAt: ports.now() }
    const lent = {
      id: 'd',
      version: 1,
      from: hugo,
      to: elise,
      createdBy: hugo,
      scope: { circuits: [], departments: [] },
      ended: null,
      reason: null,
      ...period,
    }
    await ports.commit({ save: 'delegation', row: lent, ifVersion: 0 })
    const handed = await reassign(ports, otherComms, { postId: post.id, step: 0, to: hugo.mail, reason: 'Pas agente' })
    assert.ok(handed.kind === 'reassigned')
    assert.deepEqual(
      handed.validation.steps[0]!.approvers.map(({ name, standIns }) => [name, standIns]),
      [[hugo.name, []]],
    )
  })
})
