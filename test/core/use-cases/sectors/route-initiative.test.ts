import assert from 'node:assert/strict'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import type { Initiative } from '../../../../src/core/domain/initiatives/initiative.ts'
import { routeInitiative } from '../../../../src/core/use-cases/sectors/route-initiative.ts'
import { placeOfInitiative } from '../../../../src/core/use-cases/sectors/where-cards-lie.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { declineInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, karim, nobody } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { aSector } from './a-sector.ts'

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

/** Nobody takes one of them for another. */
const titles = ['Une ruche sur le toit', 'Concours de photographies', 'Vestiaire rénové', 'Marché gourmand']

describe('whose a proposal is', () => {
  let ports: FakePorts
  let count = 0
  beforeEach(() => {
    ports = createFakePorts()
  })
  const sector = (change = {}) =>
    ports.commit({
      save: 'sector',
      row: aSector('roads', {
        departments: ['Voirie'],
        referents: [camille, karim].map(named),
        deputies: [named(claude)],
        ...change,
      }),
      ifVersion: 0,
    })
  const proposed = async (who = alice): Promise<Initiative> => {
    const title = titles[count++ % titles.length]!
    const fields = { title, text: `${title}, en quelques mots.` }
    const result = await submitInitiative(ports, actor(who), { id: ports.newId(), fields, form: null })
    assert.ok(result.kind === 'submitted')
    return result.initiative
  }
  const routed = async (who = alice) => {
    const { id } = await proposed(who)
    await routeInitiative(ports, id)
    const after = await ports.initiatives.byId(id)
    return [after?.department ?? null, after?.routed?.sectorId, after?.routed?.to.map(({ name }) => name)]
  }

  it('is asked with each proposal, and of nobody while there is no sector', async () => {
    const { id } = await proposed()
    assert.ok(ports.jobs.some(({ job, data }) => job === 'initiative.route' && 'id' in data && data.id === id))
    ports.directory.down = true
    await routeInitiative(ports, id)
    assert.equal((await ports.initiatives.byId(id))?.routed, undefined)
  })

  it('is of the sector of its department: of its referents those who are there', async () => {
    await sector()
    assert.deepEqual(await routed(), ['Voirie', 'roads', [camille.name, karim.name]])
    ports.town.away = { [camille.id]: { until: null } }
    assert.deepEqual(await routed(), ['Voirie', 'roads', [karim.name]])
  })

  it('is for their deputies while all are away, then for whoever of the team is there', async () => {
    await sector()
    ports.town.away = { [camille.id]: { until: null }, [karim.id]: { until: null } }
    assert.deepEqual(await routed(), ['Voirie', 'roads', [claude.name]])
    ports.town.away[claude.id] = { until: '2026-12-01T08:00:00.000Z' }
    assert.deepEqual(await routed(), ['Voirie', 'roads', []])
  })

  it('stays with who was there when it came, until the sector is another one', async () => {
    await sector()
    const { id } = await proposed()
    const to = async () => {
      await routeInitiative(ports, id)
      return (await ports.initiatives.byId(id))?.routed?.to.map(({ name }) => name)
    }
    assert.deepEqual(await to(), [camille.name, karim.name])
    ports.town.away = { [camille.id]: { until: null } }
    assert.deepEqual(await to(), [camille.name, karim.name])
    const [roads] = await ports.sectors.all()
    await ports.commit({ save: 'sector', row: { ...roads!, referents: [camille, claude].map(named) }, ifVersion: 1 })
    assert.deepEqual(await to(), [claude.name])
  })

  it('is for nobody who left the team', async () => {
    await sector()
    ports.town.comms = ports.town.comms.filter(id => id !== camille.id)
    assert.deepEqual(await routed(), ['Voirie', 'roads', [karim.name]])
  })

  it('stays with the sector of a department that is renamed in the list, whatever it was filed under', async () => {
    await sector()
    const before = await proposed()
    await routeInitiative(ports, before.id)
    const [roads] = ports.town.departments
    ports.town.departments[0] = { ...roads!, name: 'Espace public', aliases: [...roads!.aliases, 'Voirie'] }
    ports.jobs.length = 0
    assert.deepEqual(await routed(), ['Espace public', 'roads', [camille.name, karim.name]])
    const [kept] = await ports.sectors.all()
    assert.deepEqual([kept?.departments, kept?.formerly, kept?.version], [['Espace public'], ['Voirie'], 2])
    assert.deepEqual(
      ports.journal.filter(({ verb }) => verb === 'sector.changed').map(({ actor: who }) => who),
      [null],
    )
    assert.ok(
      ports.jobs.some(({ job }) => job === 'sectors.follow'),
      'what waits is looked at once more',
    )
    const place = async () => (await placeOfInitiative(ports, (await ports.initiatives.byId(before.id))!)).sector?.name
    assert.equal(await place(), 'roads')
    await routed()
    assert.equal((await ports.sectors.all())[0]?.version, 2, 'once')
  })

  it('is asked anew where somebody changed the sector while its department was renamed', async () => {
    await sector()
    const [roads] = ports.town.departments
    ports.town.departments[0] = { ...roads!, name: 'Espace public', aliases: [...roads!.aliases, 'Voirie'] }
    const { id } = await proposed()
    const [kept] = await ports.sectors.all()
    ports.beforeCommit(() => ports.commit({ save: 'sector', row: { ...kept!, name: 'Rues' }, ifVersion: 1 }))
    await routeInitiative(ports, id)
    assert.equal(ports.jobs.at(-1)?.job, 'initiative.route')
    await routeInitiative(ports, id)
    const [after] = await ports.sectors.all()
    assert.deepEqual([after?.name, after?.departments], ['Rues', ['Espace public']])
  })

  it('is nobody’s in particular where no sector looks after it, and that is known too', async () => {
    await sector()
    assert.deepEqual(await routed(nobody), ['Service inconnu', null, []])
  })

  it('draws the inbox card, once; and is asked anew where it moved on meanwhile, never of what was decided', async () => {
    await sector()
    const { id } = await proposed()
    const before = ports.commits()
    await routeInitiative(ports, id)
    await routeInitiative(ports, id)
    assert.equal(ports.commits(), before + 1)
    const inbox = keyOf({ card: 'inbox', initiativeId: id })
    assert.ok(ports.jobs.at(-1)?.job === 'placement.refresh' && JSON.stringify(ports.jobs.at(-1)).includes(inbox))
    const other = await proposed()
    ports.beforeCommit(() => declineInitiative(ports, comms, other.id, 'Trop tard'))
    await routeInitiative(ports, other.id)
    assert.equal(ports.jobs.at(-1)?.job, 'initiative.route')
    await routeInitiative(ports, other.id)
    assert.equal((await ports.initiatives.byId(other.id))?.routed, undefined)
  })
})
