import assert from 'node:assert/strict'
import type { CircuitStep } from '../../../../src/core/domain/circuits/circuit.ts'
import { circuitFor, resolveCircuit } from '../../../../src/core/use-cases/circuits/resolve-circuit.ts'
import { emptyContent } from '../../../../src/core/domain/posts/draft/new-draft.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { alice, camille, claude, fanny, gaelle, hugo, karim } from '../../../fakes/town.ts'
import { aSector } from '../sectors/a-sector.ts'
import { aCircuit, aStep, open } from './a-circuit.ts'

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

describe('the référent of a sector, asked by a circuit', () => {
  let ports: FakePorts
  beforeEach(async () => {
    ports = createFakePorts()
    ports.tamper('sector', aSector('roads', { departments: ['Voirie'], referents: [karim, claude].map(named) }))
    ports.tamper('sector', aSector('general', { departments: ['Direction générale'], referents: [named(camille)] }))
  })
  type About = { touches?: string[]; section?: string | null; authors?: Post['authors'] }
  async function panels(
    { touches = [], section = null, authors = [alice] }: About = {},
    step: Partial<CircuitStep> = {},
  ) {
    const circuit = aCircuit([aStep({ approvers: [{ by: 'referent' }], ...step })])
    const content = { ...emptyContent('fr'), section }
    const post = { proposer: alice, creator: hugo, authors, touches, content }
    const result = await resolveCircuit(ports, circuit, post, ports.now())
    if (result.kind !== 'resolved') return [result.department, result.lacking.map(({ as, why }) => `${as} ${why}`)]
    return result.steps[0]!.panels.map(({ department, sector, people }) => [
      department ?? sector ?? null,
      people.map(id => ports.town.people.find(one => one.id === id)?.name).join(' + '),
    ])
  }

  it('is whoever of them is there, then their deputies, then the communication team', async () => {
    assert.deepEqual(await panels(), [[null, `${karim.name} + ${claude.name}`]])
    ports.town.away = { [karim.id]: { until: null } }
    assert.deepEqual(await panels(), [[null, claude.name]])
    ports.town.away[claude.id] = { until: null }
    assert.deepEqual(await panels(), [[null, [camille, claude, karim].map(({ name }) => name).join(' + ')]])
    const [roads] = await ports.sectors.all()
    ports.tamper('sector', { ...roads!, deputies: [named(camille)] })
    assert.deepEqual(await panels(), [[null, camille.name]])
  })

  it('is the same after the department was renamed in the list', async () => {
    const [roads] = ports.town.departments
    ports.town.departments[0] = { ...roads!, name: 'Espace public', aliases: [...roads!.aliases, 'Voirie'] }
    assert.deepEqual(await panels(), [[null, `${karim.name} + ${claude.name}`]])
  })

  it('is the team where its deputies are away too; where everybody is, all are asked, and the first one back decides', async () => {
    const [roads] = await ports.sectors.all()
    ports.tamper('sector', { ...roads!, deputies: [named(camille)] })
    const away = { until: null }
    const team = [camille, claude, karim].map(({ name }) => name).join(' + ')
    ports.town.away = { [karim.id]: away, [camille.id]: away }
    assert.deepEqual(await panels(), [[null, claude.name]], 'another of its own is there')
    ports.town.away[claude.id] = away
    assert.deepEqual(await panels(), [[null, team]])
    assert.deepEqual(await panels({}, { quorum: 2 }), [[null, team]])
    assert.deepEqual(await panels({ authors: [alice, karim] }), [[null, `${camille.name} + ${claude.name}`]])
  })

  it('is nobody who left the team, or whose account is closed', async () => {
    ports.town.comms = ports.town.comms.filter(id => id !== karim.id)
    assert.deepEqual(await panels(), [[null, claude.name]])
    ports.town.people = ports.town.people.map(one => (one.id === claude.id ? { ...one, enabled: false } : one))
    assert.deepEqual(await panels(), [[null, camille.name]])
    ports.town.comms = []
    assert.deepEqual(await panels(), [[null, fanny.name]])
  })

  it('is asked for as many visas as the step says: the fallback group makes up for who is away', async () => {
    ports.town.away = { [karim.id]: { until: null } }
    assert.deepEqual(await panels({}, { quorum: 'all' }), [[null, claude.name]])
    assert.deepEqual(await panels({}, { quorum: 2 }), [[null, `${claude.name} + ${fanny.name}`]])
  })

  it('is never an author: the next ones are asked', async () => {
    assert.deepEqual(await panels({ authors: [alice, karim] }), [[null, claude.name]])
    assert.deepEqual(await panels({ authors: [alice, karim, claude] }), [[null, camille.name]])
  })

  it('of each sector that the post touches gives a visa, each in a panel of its own', async () => {
    assert.deepEqual(await panels({ touches: ['Direction générale', 'Communication'] }), [
      ['roads', `${karim.name} + ${claude.name}`],
      ['general', camille.name],
    ])
    ports.tamper('sector', aSector('agenda', { sections: ['agenda'], referents: [named(camille)] }))
    assert.deepEqual(await panels({ section: 'agenda' }), [
      ['agenda', camille.name],
      ['roads', `${karim.name} + ${claude.name}`],
    ])
  })

  it('is asked beside the head of each department, where a step names both', async () => {
    const both = { approvers: [{ by: 'head' as const }, { by: 'referent' as const }] }
    assert.deepEqual(await panels({ touches: ['Direction générale'] }, both), [
      ['Voirie', `${hugo.name} + ${karim.name} + ${claude.name}`],
      ['Direction générale', `${gaelle.name} + ${camille.name}`],
    ])
  })

  it('is anybody of the team where no sector looks after the post, and else the fallback group', async () => {
    for (const sector of await ports.sectors.all()) ports.tamper('sector', { ...sector, state: 'ended' })
    assert.deepEqual(await panels(), [[null, [camille, claude, karim].map(({ name }) => name).join(' + ')]])
    assert.deepEqual(await panels({ authors: [alice, camille, claude, karim] }), [[null, fanny.name]])
    ports.town.fallback = []
    assert.deepEqual(await panels({ authors: [alice, camille, claude, karim] }), [
      null,
      ['comms none-left', 'fallback empty'],
    ])
  })

  it('is looked for among sectors only by a circuit that names them', async () => {
    ports.sectors.all = () => assert.fail('nobody asked')
    assert.deepEqual(await panels({}, { approvers: [{ by: 'head' }] }), [['Voirie', hugo.name]])
  })
})

describe('the circuit of a department', () => {
  it('is chosen for what comes from it, or touches it; the directory is asked only then', async () => {
    const ports = createFakePorts()
    const post = {
      content: emptyContent('fr'),
      audience: { kind: 'everyone' } as const,
      proposer: alice,
      creator: camille,
      touches: [],
    }
    const chosen = async (change: Partial<Post> = {}) => (await circuitFor(ports, { ...post, ...change }))?.id
    ports.directory.down = true
    assert.equal(await chosen(), 'department-communication')
    ports.directory.down = false
    ports.tamper('circuit', aCircuit([aStep()], { id: 'roads', scope: { ...open, departments: ['Voirie'] } }))
    assert.equal(await chosen(), 'roads')
    assert.equal(await chosen({ proposer: null }), 'department-communication')
    assert.equal(await chosen({ proposer: null, touches: ['Voirie'] }), 'roads')
  })
})
