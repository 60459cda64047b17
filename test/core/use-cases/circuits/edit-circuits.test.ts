import assert from 'node:assert/strict'
import { chooseCircuit } from '../../../../src/core/domain/circuits/choose-circuit.ts'
import { type Circuit, currentCircuit } from '../../../../src/core/domain/circuits/circuit.ts'
import {
  activateCircuit,
  circuitsMax,
  createCircuit,
  listCircuits,
  saveScope,
} from '../../../../src/core/use-cases/circuits/change-circuit.ts'
import { moveStep, removeStep, saveStep } from '../../../../src/core/use-cases/circuits/edit-step.ts'
import {
  defaultCircuitId,
  shippedCircuits,
  withShipped,
} from '../../../../src/core/domain/circuits/shipped-circuits.ts'
import { emptyContent } from '../../../../src/core/domain/posts/draft/new-draft.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, childcare, claude, hugo, park } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

const admin = actor(claude, 'admin')
const scope = { name: 'Événements', kinds: 'event', sections: 'agenda,social', reach: 'authority' }
const step = {
  name: 'Relecture',
  rules: 'comms',
  people: '',
  groups: '',
  quorum: 'any',
  count: '',
  facets: 'substance,form,reach',
  fallback: '',
  days: '2',
}

describe('circuits that administrators edit', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  const at = (circuit: Circuit) => ({ circuitId: circuit.id, seen: currentCircuit(circuit).number })
  const kept = async (id: string) => withShipped(await ports.circuits.all()).find(one => one.id === id)!
  async function created(): Promise<Circuit> {
    const result = await createCircuit(ports, admin, scope)
    assert.ok(result.kind === 'circuit-changed')
    return result.circuit
  }
  async function withSteps(...steps: object[]): Promise<Circuit> {
    let circuit = await created()
    for (const [index, one] of steps.entries()) {
      const result = await saveStep(ports, admin, { ...at(circuit), step: index, fields: { ...step, ...one } })
      assert.ok(result.kind === 'circuit-changed', JSON.stringify(result))
      circuit = result.circuit
    }
    return circuit
  }
  const errorsOf = (result: { kind: string; errors?: object }) =>
    result.kind === 'invalid' ? result.errors : result.kind

  it('are theirs alone', async () => {
    for (const who of [actor(alice), comms]) assert.equal((await listCircuits(ports, who)).kind, 'not-admin')
  })

  it('are made with a name and what they are for, without a step, not in use', async () => {
    const circuit = await created()
    assert.deepEqual(await ports.circuits.all(), [circuit])
    const version = {
      number: 1,
      name: 'Événements',
      scope: { kinds: ['event'], sections: ['social', 'agenda'], reach: 'authority' },
      steps: [],
      active: false,
      at: ports.now(),
    }
    assert.deepEqual(circuit, {
      id: circuit.id,
      version: 1,
      versions: [{ ...version, by: { id: claude.id, name: claude.name } }],
    })
    const [entry, ...others] = ports.journal
    assert.deepEqual(
      [entry?.verb, entry?.actor?.id, entry?.subject, entry?.seal, others],
      ['circuit.changed', claude.id, circuit.id, null, []],
    )
    assert.deepEqual(JSON.parse(String(entry?.details['version'])), version)
  })

  it('say what is wrong with the name and the scope', async () => {
    const wrong = { name: ' ', kinds: 'news,poem', sections: 'agenda,sport', reach: 'moon' }
    assert.deepEqual(errorsOf(await createCircuit(ports, admin, wrong)), {
      name: 'required',
      kinds: 'unknown-kind',
      sections: 'unknown-section',
      reach: 'unknown',
    })
    const circuit = await created()
    assert.deepEqual(
      errorsOf(await saveScope(ports, admin, { ...at(circuit), fields: { ...scope, name: 'x'.repeat(81) } })),
      { name: 'too-long' },
    )
    const wide = await saveScope(ports, admin, {
      ...at(circuit),
      fields: { name: ' Tout ', kinds: 'event,news', sections: '', reach: '' },
    })
    assert.deepEqual(
      wide.kind === 'circuit-changed' && [currentCircuit(wide.circuit).name, currentCircuit(wide.circuit).scope],
      ['Tout', { kinds: [], sections: [], reach: 'any' }],
    )
  })

  it('are twenty at most', async () => {
    for (let left = circuitsMax - shippedCircuits.length; left > 0; left--) await created()
    assert.equal((await createCircuit(ports, admin, scope)).kind, 'too-many-circuits')
  })

  it('get steps with whatever approvers, a quorum, facets, a fallback group and days', async () => {
    const circuit = await withSteps({
      name: ' Direction  générale ',
      rules: 'head,deputy,heads-head,comms',
      people: `${hugo.mail}; ${alice.mail}`,
      groups: 'crèches, projet grand parc',
      quorum: 'some',
      count: '3',
      facets: 'reach,substance',
      fallback: childcare.id,
      days: '20',
    })
    assert.deepEqual(currentCircuit(circuit).steps, [
      {
        name: 'Direction générale',
        approvers: [
          { by: 'head' },
          { by: 'deputy' },
          { by: 'heads-head' },
          { by: 'comms' },
          { by: 'person', person: { id: hugo.id, name: hugo.name } },
          { by: 'person', person: { id: alice.id, name: alice.name } },
          { by: 'group', group: childcare },
          { by: 'group', group: park },
        ],
        quorum: 3,
        facets: ['substance', 'reach'],
        fallback: childcare,
        days: 20,
      },
    ])
    assert.deepEqual(currentCircuit(await withSteps({ quorum: 'all' })).steps[0]?.quorum, 'all')
    assert.deepEqual(currentCircuit(await withSteps({ quorum: 'some', count: '1' })).steps[0]?.quorum, 'any')
    assert.deepEqual(currentCircuit(await withSteps({ rules: 'group' })).steps[0]?.approvers, [
      { by: 'group', group: null },
    ])
  })

  it('say what is wrong with a step, next to each field, and keep nothing of it', async () => {
    const circuit = await withSteps({})
    const wrong = {
      name: 'relecture',
      rules: '',
      people: 'inconnu@ville.example',
      groups: 'Nulle part, Crèches',
      quorum: 'some',
      count: '0',
      facets: 'taste',
      fallback: 'Ailleurs',
      days: '21',
    }
    const before = ports.commits()
    const save = (index: number, change: object) =>
      saveStep(ports, admin, { ...at(circuit), step: index, fields: { ...step, ...change } })
    assert.deepEqual(errorsOf(await save(1, wrong)), {
      name: 'name-taken',
      people: 'unknown-people:inconnu@ville.example',
      groups: 'groups-not-found:Nulle part',
      count: 'not-a-count',
      facets: 'no-facet',
      fallback: 'group-not-found',
      days: 'not-days',
    })
    assert.deepEqual(errorsOf(await save(1, { name: '', rules: 'boss', days: 'deux' })), {
      name: 'required',
      rules: 'no-rule',
      days: 'not-days',
    })
    assert.deepEqual(errorsOf(await save(0, { name: 'x'.repeat(61) })), { name: 'too-long' })
    for (const index of [-1, 2, 0.5, NaN]) assert.equal((await save(index, {})).kind, 'no-such-step')
    assert.equal(ports.commits(), before)
    assert.equal((await save(0, { days: '3' })).kind, 'circuit-changed', 'its own name is not taken')
  })

  it('keep a group that another of the same name appears beside', async () => {
    const circuit = await withSteps({ groups: 'Crèches' })
    ports.town.groups.unshift({ id: '33333333-3333-4333-8333-333333333333', name: 'Crèches', members: [] })
    const result = await saveStep(ports, admin, {
      ...at(circuit),
      step: 0,
      fields: { ...step, groups: 'crèches', fallback: 'Crèches', days: '5' },
    })
    assert.deepEqual(result.kind === 'circuit-changed' && currentCircuit(result.circuit).steps[0], {
      ...currentCircuit(circuit).steps[0],
      fallback: childcare,
      days: 5,
    })
  })

  it('have six steps at most, in the order that is chosen', async () => {
    const names = (circuit: Circuit) =>
      currentCircuit(circuit)
        .steps.map(({ name }) => name)
        .join('')
    const circuit = await withSteps(...['a', 'b', 'c', 'd', 'e', 'f'].map(name => ({ name })))
    assert.equal(
      (await saveStep(ports, admin, { ...at(circuit), step: 6, fields: { ...step, name: 'g' } })).kind,
      'too-many-steps',
    )
    const moved = await moveStep(ports, admin, { ...at(circuit), step: 2 })
    assert.ok(moved.kind === 'circuit-changed')
    assert.equal(names(moved.circuit), 'acbdef')
    const removed = await removeStep(ports, admin, { ...at(moved.circuit), step: 0 })
    assert.ok(removed.kind === 'circuit-changed')
    assert.equal(names(removed.circuit), 'cbdef')
    for (const index of [0, 5, -1, NaN])
      assert.equal((await moveStep(ports, admin, { ...at(removed.circuit), step: index })).kind, 'no-such-step')
    for (const index of [5, -1, NaN])
      assert.equal((await removeStep(ports, admin, { ...at(removed.circuit), step: index })).kind, 'no-such-step')
  })

  it('keep every version, and are journalled whole', async () => {
    const circuit = await withSteps({}, { name: 'Cabinet' })
    assert.deepEqual(
      circuit.versions.map(({ number, steps }) => [number, steps.length]),
      [
        [1, 0],
        [2, 1],
        [3, 2],
      ],
    )
    assert.deepEqual(await ports.circuits.all(), [circuit])
    const told = ports.journal.map(({ details }) => JSON.parse(String(details['version'])) as object)
    assert.deepEqual(
      told,
      circuit.versions.map(({ by: _by, ...version }) => version),
    )
    assert.ok(ports.journal.every(({ verb, subject }) => verb === 'circuit.changed' && subject === circuit.id))
  })

  it('write nothing when nothing changes, or on what was not seen', async () => {
    const circuit = await withSteps({})
    const before = ports.commits()
    assert.equal((await saveStep(ports, admin, { ...at(circuit), step: 0, fields: step })).kind, 'circuit-unchanged')
    assert.equal((await activateCircuit(ports, admin, { ...at(circuit), active: false })).kind, 'circuit-unchanged')
    const stale = await saveStep(ports, admin, {
      circuitId: circuit.id,
      seen: 1,
      step: 0,
      fields: { ...step, days: '9' },
    })
    assert.deepEqual(stale, { kind: 'changed', circuit })
    assert.equal((await removeStep(ports, admin, { circuitId: 'other', seen: 1, step: 0 })).kind, 'not-found')
    assert.equal(ports.commits(), before)
  })

  it('change once when two administrators press at once', async () => {
    const circuit = await withSteps({}, { name: 'Cabinet' })
    ports.beforeCommit(() => removeStep(ports, admin, { ...at(circuit), step: 0 }))
    assert.equal((await removeStep(ports, admin, { ...at(circuit), step: 0 })).kind, 'changed')
    assert.deepEqual(
      currentCircuit(await kept(circuit.id)).steps.map(({ name }) => name),
      ['Cabinet'],
    )
  })

  describe('in use', () => {
    const turn = (circuit: Circuit, active: boolean) => activateCircuit(ports, admin, { ...at(circuit), active })
    const faultsOf = (result: { kind: string; faults?: object[] }) =>
      result.kind === 'not-ready' ? result.faults : result.kind

    it('only with a step, all three facets, and every group named', async () => {
      assert.deepEqual(faultsOf(await turn(await created(), true)), [{ key: 'no-step' }])
      assert.deepEqual(faultsOf(await turn(await withSteps({ facets: 'form' }), true)), [
        { key: 'facets-missing', facets: ['substance', 'reach'] },
      ])
      const unnamed = await withSteps({}, { name: 'Cabinet', rules: 'comms,group' }, { name: 'Élus', rules: 'group' })
      assert.deepEqual(faultsOf(await turn(unnamed, true)), [
        { key: 'group-unnamed', step: 'Cabinet' },
        { key: 'group-unnamed', step: 'Élus' },
      ])
      assert.equal(
        faultsOf(await turn(await withSteps({ facets: 'form,reach' }, { name: 'Fond', facets: 'substance' }), true)),
        'circuit-changed',
      )
    })

    it('stays so: no change takes a facet, the last step or a group’s name from it', async () => {
      const ready = await turn(await withSteps({ facets: 'form,reach' }, { name: 'Fond', facets: 'substance' }), true)
      assert.ok(ready.kind === 'circuit-changed')
      const { circuit } = ready
      assert.deepEqual(faultsOf(await removeStep(ports, admin, { ...at(circuit), step: 0 })), [
        { key: 'facets-missing', facets: ['form', 'reach'] },
      ])
      assert.deepEqual(
        faultsOf(
          await saveStep(ports, admin, { ...at(circuit), step: 1, fields: { ...step, name: 'Fond', rules: 'group' } }),
        ),
        [{ key: 'group-unnamed', step: 'Fond' }],
      )
      assert.deepEqual(await kept(circuit.id), circuit)
    })

    it('two that came with Mary wait for the groups of the town', async () => {
      const [, management, cabinet] = shippedCircuits
      assert.deepEqual(faultsOf(await turn(management!, true)), [{ key: 'group-unnamed', step: 'management' }])
      assert.deepEqual(faultsOf(await turn(cabinet!, true)), [{ key: 'group-unnamed', step: 'cabinet' }])
      const named = await saveStep(ports, admin, {
        ...at(management!),
        step: 1,
        fields: { ...step, name: 'management', rules: 'group', groups: 'Crèches' },
      })
      assert.ok(named.kind === 'circuit-changed')
      assert.equal((await turn(named.circuit, true)).kind, 'circuit-changed')
      const row = (await ports.circuits.all())[0]!
      assert.deepEqual([row.id, row.version, row.versions.length], [management!.id, 2, 3])
      assert.deepEqual(row.versions[0], management!.versions[0], 'as it came is its first version')
      assert.equal(
        chooseCircuit(withShipped(await ports.circuits.all()), {
          content: emptyContent('fr'),
          audience: { kind: 'everyone' },
        })?.id,
        management!.id,
      )
    })

    it('the default one is set aside, or made narrower, only while another is open to all', async () => {
      const standard = shippedCircuits[0]!
      const narrow = (circuit: Circuit, change: object) =>
        saveScope(ports, admin, {
          ...at(circuit),
          fields: { name: 'Standard', kinds: '', sections: '', reach: 'any', ...change },
        })
      assert.equal((await turn(standard, false)).kind, 'last-open')
      for (const change of [
        { kinds: 'event' },
        { sections: 'agenda' },
        { departments: 'Voirie' },
        { reach: 'authority' },
      ])
        assert.equal((await narrow(standard, change)).kind, 'last-open')
      const narrower = await turn(await withSteps({}), true)
      assert.equal(narrower.kind, 'circuit-changed')
      assert.equal((await turn(standard, false)).kind, 'last-open', 'one for events alone is not enough')
      const open = await saveScope(ports, admin, {
        ...at(await kept((narrower as { circuit: Circuit }).circuit.id)),
        fields: { name: 'Ouvert', kinds: '', sections: '', reach: 'any' },
      })
      assert.ok(open.kind === 'circuit-changed')
      ports.beforeCommit(() => turn(open.circuit, false))
      assert.equal((await turn(standard, false)).kind, 'last-open', 'the other was set aside at that moment')
      assert.equal((await turn(await kept(open.circuit.id), true)).kind, 'circuit-changed')
      assert.equal((await turn(standard, false)).kind, 'circuit-changed')
      assert.equal((await turn(await kept(open.circuit.id), false)).kind, 'last-open', 'now it is this one')
      assert.equal((await turn(await kept(defaultCircuitId), true)).kind, 'circuit-changed')
      assert.equal((await turn(await kept(open.circuit.id), false)).kind, 'circuit-changed')
    })
  })
})
