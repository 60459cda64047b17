import assert from 'node:assert/strict'
import type { Circuit, CircuitStep } from '../../../../src/core/domain/circuits/circuit.ts'
import { resolveCircuit } from '../../../../src/core/use-cases/circuits/resolve-circuit.ts'
import { shippedCircuits } from '../../../../src/core/domain/circuits/shipped-circuits.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import {
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
} from '../../../fakes/town.ts'
import { aCircuit, aStep, changedBy } from './a-circuit.ts'

type Submitted = Pick<Post, 'proposer' | 'creator' | 'authors' | 'touches'>
const hour = 3_600_000

describe('whom a step asks', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  const fromAlice: Submitted = { proposer: alice, creator: camille, authors: [alice] }
  const resolve = (circuit: Circuit, post: Partial<Submitted> = {}) =>
    resolveCircuit(ports, circuit, { ...fromAlice, ...post }, ports.now())
  const nameOf = (id: string) => ports.town.people.find(one => one.id === id)?.name

  /** Its panels: for whom, of whom, how many. */
  async function panels(step: Partial<CircuitStep>, post: Partial<Submitted> = {}) {
    const result = await resolve(aCircuit([aStep(step)]), post)
    if (result.kind !== 'resolved')
      return [
        result.department,
        result.lacking.map(({ as, name, why }) => [as, name, why].filter(Boolean).join(' ')),
        result.short,
      ]
    return result.steps[0]!.panels.map(({ department, people, needs }) => [
      department,
      people.map(nameOf).join(' + '),
      needs,
    ])
  }

  describe('of two departments', () => {
    it('both heads are asked, in parallel, each in a panel of its own', async () => {
      const step = { approvers: [{ by: 'head' as const }] }
      assert.deepEqual(await panels(step, { touches: ['Direction générale'] }), [
        ['Voirie', hugo.name, 1],
        ['Direction générale', gaelle.name, 1],
      ])
      assert.deepEqual(await panels(step, { touches: ['Voirie'] }), [['Voirie', hugo.name, 1]])
      assert.deepEqual(await panels(step, { touches: ['Direction générale', 'Communication'] }), [
        ['Voirie', hugo.name, 1],
        ['Direction générale', gaelle.name, 1],
        ['Communication', karim.name, 1],
      ])
    })

    it('whoever is asked for one person heads both answers for both', async () => {
      ports.town.departments.find(({ name }) => name === 'Direction générale')!.head = hugo
      const result = await resolve(aCircuit([aStep({ approvers: [{ by: 'head' }] })]), {
        touches: ['Direction générale'],
      })
      assert.ok(result.kind === 'resolved')
      assert.deepEqual(
        result.steps[0]!.approvers.map(({ name }) => name),
        [hugo.name],
      )
      assert.deepEqual(
        result.steps[0]!.panels.map(({ people }) => people),
        [[hugo.id], [hugo.id]],
      )
    })

    it('a step that asks no department asks once', async () => {
      assert.deepEqual(await panels({}, { touches: ['Direction générale'] }), [
        [null, 'Camille Durand + Claude Simon + Karim Blanc', 1],
      ])
    })

    it('says which one lacks an approver, never goes on without it', async () => {
      ports.town.fallback = []
      assert.deepEqual(await panels({ approvers: [{ by: 'deputy' }] }, { touches: ['Communication'] }), [
        'Communication',
        ['deputy nobody', 'fallback empty'],
        null,
      ])
      assert.deepEqual(await panels({ approvers: [{ by: 'head' }] }, { touches: ['Dissoute'] }), [
        'Dissoute',
        ['head nobody', 'deputy nobody', 'heads-head nobody', 'fallback empty'],
        null,
      ])
    })
  })

  describe('with a quorum', () => {
    const three = { approvers: [{ by: 'comms' as const }] }
    it('all, any, or k of n', async () => {
      const everybody = 'Camille Durand + Claude Simon + Karim Blanc'
      assert.deepEqual(await panels({ ...three, quorum: 'all' }), [[null, everybody, 3]])
      assert.deepEqual(await panels({ ...three, quorum: 'any' }), [[null, everybody, 1]])
      assert.deepEqual(await panels({ ...three, quorum: 2 }), [[null, everybody, 2]])
    })

    it('several rules are one panel, and each person counts once', async () => {
      const rules = [
        { by: 'head' },
        { by: 'heads-head' },
        { by: 'person', person: hugo },
        { by: 'group', group: park },
      ] as const
      assert.deepEqual(await panels({ approvers: [...rules], quorum: 'all' }), [
        ['Voirie', 'Hugo Petit + Gaëlle Morel + Fanny Leroy', 3],
      ])
    })

    it('too few: the fallback group joins; still too few: refused with the numbers', async () => {
      const step = { approvers: [{ by: 'person' as const, person: hugo }], quorum: 2 }
      assert.deepEqual(await panels(step), [[null, 'Hugo Petit + Fanny Leroy', 2]])
      assert.deepEqual(await panels({ ...step, quorum: 3 }), [null, [], { needs: 3, found: 2 }])
    })

    it('all: a rule that finds nobody is the fallback group’s, beside the others, and is not left out', async () => {
      const step = {
        approvers: [
          { by: 'person' as const, person: hugo },
          { by: 'person' as const, person: guest },
        ],
        quorum: 'all' as const,
      }
      assert.deepEqual(await panels(step), [
        [null, hugo.name, 1],
        [null, fanny.name, 1],
      ])
      ports.town.fallback = [camille.id, claude.id]
      assert.deepEqual((await panels(step))[1], [null, 'Camille Durand + Claude Simon', 1])
      ports.town.fallback = []
      assert.deepEqual(await panels(step), [null, ['person Greta Invitée guest', 'fallback empty'], null])
    })

    it('all: of different people, and of as many as there are rules, or nothing is submitted', async () => {
      const person = (one: typeof hugo) => ({ by: 'person' as const, person: one })
      ports.town.fallback = [hugo.id]
      assert.deepEqual(await panels({ approvers: [person(hugo), person(guest)], quorum: 'all' }), [
        null,
        ['person Greta Invitée guest', 'fallback elsewhere'],
        null,
      ])
      ports.town.fallback = [hugo.id, fanny.id]
      assert.deepEqual(await panels({ approvers: [person(hugo), person(guest)], quorum: 'all' }), [
        [null, hugo.name, 1],
        [null, fanny.name, 1],
      ])
      assert.deepEqual(await panels({ approvers: [person(hugo), person(guest), person(gone)], quorum: 'all' }), [
        null,
        ['person Greta Invitée guest', 'person Gaston Parti left'],
        { needs: 3, found: 2 },
      ])
      ports.town.fallback = [fanny.id, gaelle.id]
      assert.deepEqual(await panels({ approvers: [person(guest), person(gone)], quorum: 'all' }), [
        [null, 'Fanny Leroy + Gaëlle Morel', 2],
      ])
    })

    it('any: whoever is there is enough', async () => {
      assert.deepEqual(await panels({ approvers: [{ by: 'person', person: guest }, { by: 'head' }] }), [
        ['Voirie', hugo.name, 1],
      ])
    })
  })

  describe('where nobody may be asked', () => {
    beforeEach(() => void (ports.town.fallback = []))

    it('says of each one why', async () => {
      ports.town.managers = {}
      assert.deepEqual(await panels({ approvers: [{ by: 'head' }] }, { authors: [alice, hugo, diane] }), [
        'Voirie',
        ['head Hugo Petit author', 'deputy Diane Roux author', 'heads-head nobody', 'fallback empty'],
        null,
      ])
      assert.deepEqual(await panels({ approvers: [{ by: 'head' }] }, { proposer: nobody, authors: [nobody] }), [
        null,
        ['head Service inconnu no-department', 'fallback empty'],
        null,
      ])
      ports.town.people.splice(ports.town.people.indexOf(hugo), 1)
      assert.deepEqual(await panels({ approvers: [{ by: 'person', person: hugo }] }), [
        null,
        ['person Hugo Petit left', 'fallback empty'],
        null,
      ])
    })

    it('says which group is empty, or holds nobody who may', async () => {
      const empty = { id: 'g-empty', name: 'Cabinet' }
      assert.deepEqual(await panels({ approvers: [{ by: 'group', group: empty }] }), [
        null,
        ['group Cabinet empty', 'fallback empty'],
        null,
      ])
      assert.deepEqual(await panels({ approvers: [{ by: 'group', group: childcare }] }, { authors: [alice, nobody] }), [
        null,
        ['group Crèches none-left', 'fallback empty'],
        null,
      ])
      assert.deepEqual(await panels({ approvers: [{ by: 'group', group: null }], fallback: empty }), [
        null,
        ['group unnamed', 'fallback Cabinet empty'],
        null,
      ])
    })

    it('a small team has a group of its own to fall back on', async () => {
      assert.deepEqual(
        await panels({ approvers: [{ by: 'group', group: { id: 'g-empty', name: 'Cabinet' } }], fallback: park }),
        [[null, 'Hugo Petit + Fanny Leroy', 1]],
      )
    })
  })

  it('those who changed the circuit are not asked for a day, to the second', async () => {
    const circuit = (at: string) => changedBy(shippedCircuits[0]!, hugo, at)
    const asked = async (at: string) => {
      const result = await resolve(circuit(at))
      return result.kind === 'resolved' ? result.steps[0]!.approvers[0]!.name : result.kind
    }
    const at = ports.now()
    assert.equal(await asked(at), diane.name)
    ports.pass(24 * hour - 1000)
    assert.equal(await asked(at), diane.name)
    ports.pass(1000)
    assert.equal(await asked(at), hugo.name)
    ports.town.fallback = []
    const step = aStep({ approvers: [{ by: 'person', person: hugo }] })
    const refused = await resolve(changedBy(aCircuit([step]), hugo, ports.now()))
    assert.deepEqual(refused.kind === 'no-approver' && refused.lacking[0], {
      as: 'person',
      name: hugo.name,
      why: 'barred',
    })
  })
})
