import assert from 'node:assert/strict'
import type { Actor, Person } from '../../../../src/core/domain/actor.ts'
import type { CircuitStep } from '../../../../src/core/domain/circuits/circuit.ts'
import { acceptOffer } from '../../../../src/core/use-cases/delegations/accept-offer.ts'
import { addDelegation, type DelegationInput } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { applyDelegation } from '../../../../src/core/use-cases/delegations/apply-delegation.ts'
import { Misconfigured } from '../../../../src/core/domain/errors.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import {
  actor,
  alice,
  camille,
  childcare,
  claude,
  diane,
  fanny,
  gaelle,
  gone,
  guest,
  hugo,
  karim,
  nobody,
  park,
  welcome,
} from '../../../fakes/town.ts'
import { comms, press, submitted } from '../../../fakes/walk.ts'
import { aCircuit, aStep } from '../circuits/a-circuit.ts'

describe('who lends a place, and to whom', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  const add = async (who: Actor, input: Partial<DelegationInput> = {}) => {
    const result = await addDelegation(
      ports,
      who,
      { to: claude.mail, since: '2026-11-25', until: '2026-12-02', ...input },
      settings,
    )
    return result.kind === 'invalid' ? result.errors : result.kind
  }
  const inUse = (step: Partial<CircuitStep>, active = true) =>
    ports.commit({ save: 'circuit', row: aCircuit([aStep(step)], { active }), ifVersion: 0 })

  it('an agent of whom no visa is ever asked lends nothing, and the try is told to the journal', async () => {
    assert.equal(await add(actor(alice)), 'nothing-to-lend')
    assert.deepEqual([await ports.delegations.open(ports.now(), 9), ports.jobs], [[], []])
    assert.deepEqual(
      ports.journal.map(({ verb, details }) => [verb, details['kind']]),
      [['attempt.refused', 'nothing-to-lend']],
    )
  })

  it('nor does comms lend an approver’s place to themselves, and the try is told to the journal', async () => {
    assert.deepEqual(await add(comms, { from: karim.mail, to: camille.mail, reason: 'Congé' }), { to: 'for-oneself' })
    assert.deepEqual(
      ports.journal.map(({ verb, details }) => [verb, details['kind']]),
      [['attempt.refused', 'for-oneself']],
    )
    assert.deepEqual(await ports.delegations.open(ports.now(), 9), [])
  })

  it('nor do two of comms lend an approver’s place to each other, nor three in a ring', async () => {
    const [one, two, three] = [comms, actor(claude, 'comms'), actor(karim, 'comms')]
    const lend = (who: Actor, to: string | null) => add(who, { from: hugo.mail, to, reason: 'Congé' })
    assert.equal(await lend(one, claude.mail), 'delegated')
    assert.deepEqual(await lend(two, camille.mail), { to: 'for-oneself' })
    assert.equal(await lend(two, karim.mail), 'delegated')
    assert.deepEqual(await lend(three, camille.mail), { to: 'for-oneself' })
    assert.equal(ports.journal.filter(({ verb }) => verb === 'attempt.refused').length, 2)
  })

  it('nor does anybody outside of the agents, who leaves no entry at all', async () => {
    assert.equal(await add({ ...actor(hugo), roles: [] }), 'not-an-agent')
    assert.deepEqual([ports.journal, ports.jobs], [[], []])
  })

  it('a head, a deputy, whoever stands above a head, and the communication team do', async () => {
    ports.town.departments[1]!.head = null
    ports.departments.all = async () => ports.town.departments
    for (const who of [hugo, diane, gaelle, camille]) assert.equal(await add(actor(who)), 'delegated', who.name)
    ports.town.managers = {}
    assert.equal(await add(actor(gaelle), { to: karim.mail }), 'nothing-to-lend')
  })

  it('so does whom a circuit in use names, or is in a group of it', async () => {
    assert.equal(await add(actor(nobody)), 'nothing-to-lend')
    for (const [who, step] of [
      [nobody, { approvers: [{ by: 'person', person: nobody }] }],
      [alice, { approvers: [{ by: 'group', group: park }] }],
      [nobody, { fallback: childcare }],
    ] as [Person, Partial<CircuitStep>][]) {
      ports = createFakePorts()
      await inUse(step, false)
      assert.equal(await add(actor(who)), 'nothing-to-lend', 'set aside')
      ports = createFakePorts()
      await inUse(step)
      assert.equal(await add(actor(who)), 'delegated', JSON.stringify(step))
    }
  })

  it('who is on call, or in the fallback group, and who is asked at this moment', async () => {
    assert.equal(await add(actor(fanny)), 'delegated')
    ports.town.onCall = [nobody.id]
    assert.equal(await add(actor(nobody)), 'delegated')
    const { post } = await submitted(ports)
    assert.equal(await add(actor(alice)), 'nothing-to-lend')
    assert.equal(
      (await reassign(ports, comms, { postId: post.id, step: 0, to: alice.mail, reason: 'Congé' })).kind,
      'reassigned',
    )
    assert.equal(await add(actor(alice)), 'delegated')
    assert.equal(await add(actor(diane)), 'delegated', 'though stand-ins lend nothing on')
  })

  it('without the list of departments too, which an authority may not have', async () => {
    ports.departments.all = () => Promise.reject(new Misconfigured('no-list', 'no list'))
    assert.equal(await add(actor(fanny)), 'delegated')
    assert.equal(await add(actor(hugo)), 'nothing-to-lend')
  })

  it('comms does it for an approver alone', async () => {
    const forAnother = (from: Person) => add(comms, { from: from.mail, to: diane.mail, reason: 'Arrêt' })
    assert.deepEqual(await forAnother(alice), { from: 'no-place-to-lend' })
    assert.equal(await forAnother(hugo), 'delegated')
    ports.town.onCall = [nobody.id]
    assert.equal(await forAnother(claude), 'delegated', 'a colleague of comms, on call or not')
  })

  it('to an agent alone, and says why to nobody else', async () => {
    const to = async (who: Person) => {
      const errors = await add(actor(hugo), { to: who.mail })
      return typeof errors === 'object' ? errors.to : errors
    }
    ports.town.agents = ports.town.people.map(({ id }) => id).filter(id => id !== nobody.id)
    assert.deepEqual(
      [await to(guest), await to(gone), await to(welcome), await to(nobody)],
      ['guest-account', 'closed-account', 'shared-account', 'outside-agents'],
    )
    assert.deepEqual(await ports.delegations.open(ports.now(), 9), [])
    assert.equal(await to(alice), 'delegated')
    ports.tamper('absence', {
      id: hugo.id,
      version: 1,
      since: ports.now(),
      until: null,
      over: false,
      offer: { to: nobody, until: '2026-12-01T00:00:00.000Z' },
    })
    assert.deepEqual(await acceptOffer(ports, actor(hugo), ports.now()), {
      kind: 'invalid',
      errors: { to: 'outside-agents' },
    })
  })

  it('ten at a time, no more', async () => {
    const others = Array.from({ length: 10 }, (_, index) =>
      add(actor(hugo), { since: `2026-12-${10 + index}`, until: `2026-12-${10 + index}` }),
    )
    for (const one of others) assert.equal(await one, 'delegated')
    assert.deepEqual(await add(actor(hugo)), { to: 'too-many-lent' })
    assert.equal(await add(actor(karim)), 'delegated', 'of one person')
  })

  it('whoever left the agents since it was lent to them stands in for nobody', async () => {
    assert.equal(await add(actor(karim), { to: diane.mail, since: '2026-11-26' }), 'delegated')
    const [lent] = await ports.delegations.concerning(diane.id, ports.now())
    const { validation } = await submitted(ports)
    ports.town.agents = ports.town.people.map(({ id }) => id).filter(id => id !== diane.id)
    ports.pass(24 * 3_600_000)
    await applyDelegation(ports, lent!.id, settings)
    const standIns = async (id: string) => (await ports.validations.byId(id))!.steps[0]!.approvers[0]!.standIns
    assert.deepEqual(await standIns(validation.id), [])
    assert.deepEqual(await standIns((await submitted(ports)).validation.id), [])
    const away = { ...actor(diane), roles: [] }
    assert.equal(
      (await press(ports, away, { id: validation.postId, seal: validation.seal }, 'approve', 0)).kind,
      'not-an-agent',
    )
    delete ports.town.agents
    await applyDelegation(ports, lent!.id, settings)
    assert.deepEqual(
      (await standIns(validation.id)).map(({ name }) => name),
      [diane.name],
    )
  })
})
