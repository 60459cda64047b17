import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Person } from '../../../../src/core/domain/actor.ts'
import { resolveCircuit as resolve } from '../../../../src/core/use-cases/circuits/resolve-circuit.ts'
import type { CircuitStep } from '../../../../src/core/domain/circuits/circuit.ts'
import { shippedCircuits } from '../../../../src/core/domain/circuits/shipped-circuits.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { areEnough } from '../../../../src/core/domain/validations/different-people.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { alice, camille, claude, diane, fanny, gaelle, hugo, karim, nobody, park } from '../../../fakes/town.ts'
import { holds } from '../../../support/holds.ts'
import { aCircuit, aStep } from './a-circuit.ts'

const standard = shippedCircuits[0]!
const resolveCircuit = (ports: FakePorts, post: Pick<Post, 'proposer' | 'creator' | 'authors' | 'touches'>) =>
  resolve(ports, standard, post, ports.now())

describe('resolveCircuit', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  async function first(proposer: Person, ...authors: Person[]): Promise<string[]> {
    const circuit = await resolveCircuit(ports, { proposer, creator: camille, authors: [proposer, ...authors] })
    return circuit.kind === 'resolved'
      ? (circuit.steps[0]?.approvers.map(({ name, as }) => `${name} ${as}`) ?? [])
      : [circuit.kind, circuit.step]
  }
  const leaves = (person: Person): void =>
    void ports.town.people.splice(
      ports.town.people.findIndex(({ id }) => id === person.id),
      1,
      { ...person, enabled: false },
    )

  it("asks the head of the proposer's department, from the list", async () => {
    assert.deepEqual(await first(alice), ['Hugo Petit head'])
  })

  it('asks that of the creator when nobody proposed it', async () => {
    const circuit = await resolveCircuit(ports, { proposer: null, creator: camille, authors: [camille] })
    assert.deepEqual(circuit.kind === 'resolved' && circuit.steps[0]?.approvers, [
      { id: karim.id, name: karim.name, as: 'head', standIns: [] },
    ])
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
      return circuit.kind === 'resolved'
        ? circuit.steps[1]?.approvers.map(({ name }) => name)
        : [circuit.kind, circuit.step]
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
    assert.deepEqual(
      await second(),
      [fanny.name],
      'two visas come from two people: the fallback group, as for an author',
    )
    ports.town.fallback = []
    assert.deepEqual(await resolveCircuit(ports, { proposer: null, creator: camille, authors: [camille] }), {
      kind: 'no-approver',
      step: 'communication',
      circuit: 'department-communication',
      department: null,
      short: null,
      lacking: [
        { as: 'comms', name: null, why: 'elsewhere' },
        { as: 'fallback', name: null, why: 'empty' },
      ],
    })
  })

  describe('two visas come from two people', () => {
    const person = (one: Person) => ({ by: 'person' as const, person: one })
    const asks = async (...steps: Partial<CircuitStep>[]) => {
      const circuit = aCircuit(steps.map((one, index) => aStep({ name: `${index}`, ...one })))
      const result = await resolve(
        ports,
        circuit,
        { proposer: alice, creator: camille, authors: [alice, camille] },
        ports.now(),
      )
      return result.kind === 'resolved'
        ? result.steps.map(({ approvers }) => approvers.map(({ name, as }) => `${name} ${as}`).join(' + '))
        : [
            result.kind,
            result.step,
            ...result.lacking.map(({ as, name, why }) => [as, name, why].filter(Boolean).join(' ')),
          ]
    }

    it('whoever one step cannot do without is left out of the other, wherever it stands', async () => {
      assert.deepEqual(await asks({}, { approvers: [person(karim)] }), ['Claude Simon comms', 'Karim Blanc person'])
      assert.deepEqual(await asks({ approvers: [person(karim)] }, {}), ['Karim Blanc person', 'Claude Simon comms'])
      assert.deepEqual(await asks({ quorum: 2 }, { approvers: [person(karim)] }), [
        'Claude Simon comms + Karim Blanc comms',
        'Fanny Leroy fallback',
      ])
    })

    it('where one group is large enough for both, both ask all of it', async () => {
      const both = 'Claude Simon comms + Karim Blanc comms'
      assert.deepEqual(await asks({}, {}), [both, both])
      assert.deepEqual(await asks({}, {}, {}), [both, both, 'Fanny Leroy fallback'])
      ports.town.fallback = []
      assert.deepEqual(await asks({}, {}, {}), ['no-approver', '2', 'comms elsewhere', 'fallback empty'])
    })

    it('a head whom another step names gives way to the deputy, as an author does', async () => {
      assert.deepEqual(await asks({ approvers: [person(hugo)] }, { approvers: [{ by: 'head' }] }), [
        'Hugo Petit person',
        'Diane Roux deputy',
      ])
      ports.town.fallback = []
      assert.deepEqual(await asks({ approvers: [person(hugo)] }, { approvers: [person(hugo)] }), [
        'no-approver',
        '1',
        'person Hugo Petit elsewhere',
        'fallback empty',
      ])
    })

    it('Entra is asked once for each person and each group', async () => {
      await asks({ approvers: [{ by: 'group', group: park }] }, { approvers: [{ by: 'group', group: park }] })
      assert.equal(ports.directory.passes[park.id], 1)
    })
  })

  it('never asks an author, nor anybody twice where nobody else could', async () => {
    const anybody = fc.constantFrom(...ports.town.people)
    await holds(
      fc.asyncProperty(
        anybody,
        fc.option(anybody),
        fc.subarray(ports.town.people),
        async (creator, proposer, authors) => {
          const circuit = await resolveCircuit(ports, { creator, proposer, authors })
          if (circuit.kind !== 'resolved') return
          const asked = circuit.steps.flatMap(({ approvers }) => approvers.map(({ id }) => id))
          assert.ok(circuit.steps.every(({ approvers }) => approvers.length > 0))
          assert.ok(![...authors, ...(proposer ? [proposer] : [])].some(({ id }) => asked.includes(id)))
          assert.ok(
            ports.town.people.filter(({ id }) => asked.includes(id)).every(({ enabled, guest }) => enabled && !guest),
          )
          assert.ok(areEnough(circuit.steps))
        },
      ),
    )
  })
})
