import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Person } from '../../../src/core/actor.ts'
import { resolveCircuit as resolve } from '../../../src/core/circuits/resolve-circuit.ts'
import { shippedCircuits } from '../../../src/core/circuits/shipped-circuits.ts'
import type { Post } from '../../../src/core/posts/post.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { alice, camille, claude, diane, fanny, gaelle, hugo, karim, nobody } from '../../fakes/town.ts'
import { holds } from '../../support/holds.ts'

const standard = shippedCircuits[0]!
const resolveCircuit = (ports: FakePorts, post: Pick<Post, 'proposer' | 'creator' | 'authors' | 'touches'>) => resolve(ports, standard, post, ports.now())

describe('resolveCircuit', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  async function first(proposer: Person, ...authors: Person[]): Promise<string[]> {
    const circuit = await resolveCircuit(ports, { proposer, creator: camille, authors: [proposer, ...authors] })
    return circuit.kind === 'resolved' ? circuit.steps[0]?.approvers.map(({ name, as }) => `${name} ${as}`) ?? [] : [circuit.kind, circuit.step]
  }
  const leaves = (person: Person): void => void ports.town.people.splice(ports.town.people.findIndex(({ id }) => id === person.id), 1, { ...person, enabled: false })

  it("asks the head of the proposer's department, from the list", async () => {
    assert.deepEqual(await first(alice), ['Hugo Petit head'])
  })

  it('asks that of the creator when nobody proposed it', async () => {
    const circuit = await resolveCircuit(ports, { proposer: null, creator: camille, authors: [camille] })
    assert.deepEqual(circuit.kind === 'resolved' && circuit.steps[0]?.approvers, [{ id: karim.id, name: karim.name, as: 'head', standIns: [] }])
  })

  it("asks Graph's manager where the list says nothing", async () => {
    assert.deepEqual(await first(nobody), ['Gaëlle Morel head'])
  })

  it("goes on to the deputy, the head's head, the fallback group, for authors and for people who left", async () => {
    assert.deepEqual(await first(hugo), ['Diane Roux deputy'])
    assert.deepEqual(await first(alice, hugo, diane), ['Gaëlle Morel heads-head'])
    assert.deepEqual(await first(alice, hugo, diane, gaelle), ['Fanny Leroy fallback'])
    assert.deepEqual(await first(alice, hugo, diane, gaelle, fanny), ['no-approver', 'department'])
    leaves(hugo)
    assert.deepEqual(await first(alice), ['Diane Roux deputy'])
    leaves(diane)
    assert.deepEqual(await first(alice), ['Gaëlle Morel heads-head'])
  })

  it('asks comms second, but its authors; the fallback group when none is left', async () => {
    const second = async (...authors: Person[]) => {
      const circuit = await resolveCircuit(ports, { proposer: alice, creator: camille, authors })
      return circuit.kind === 'resolved' ? circuit.steps[1]?.approvers.map(({ name }) => name) : [circuit.kind, circuit.step]
    }
    assert.deepEqual(await second(alice, camille), [claude.name, karim.name])
    assert.deepEqual(await second(alice, camille, claude, karim), [fanny.name])
    assert.deepEqual(await second(alice, camille, claude, karim, fanny), ['no-approver', 'communication'])
  })

  it('asks nobody twice while somebody else is there', async () => {
    const second = async () => {
      const circuit = await resolveCircuit(ports, { proposer: null, creator: camille, authors: [camille] })
      return circuit.kind === 'resolved' && circuit.steps[1]?.approvers.map(({ name }) => name)
    }
    assert.deepEqual(await second(), [claude.name])
    ports.town.comms.splice(0, 3, camille.id, karim.id)
    assert.deepEqual(await second(), [karim.name])
  })

  it('never asks an author', async () => {
    const anybody = fc.constantFrom(...ports.town.people)
    await holds(
      fc.asyncProperty(anybody, fc.option(anybody), fc.subarray(ports.town.people), async (creator, proposer, authors) => {
        const circuit = await resolveCircuit(ports, { creator, proposer, authors })
        if (circuit.kind !== 'resolved') return
        const asked = circuit.steps.flatMap(({ approvers }) => approvers.map(({ id }) => id))
        assert.ok(circuit.steps.every(({ approvers }) => approvers.length > 0))
        assert.ok(![...authors, ...(proposer ? [proposer] : [])].some(({ id }) => asked.includes(id)))
        assert.ok(ports.town.people.filter(({ id }) => asked.includes(id)).every(({ enabled, guest }) => enabled && !guest))
      }),
    )
  })
})
