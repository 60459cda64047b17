import assert from 'node:assert/strict'
import type { ListValues } from '../../../../src/core/domain/initiatives/listed-item.ts'
import { followHolders } from '../../../../src/core/use-cases/departures/follow-holders.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import type { PlacementKey } from '../../../../src/core/domain/placements/placed-card.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { rightsInForce } from '../../../fakes/right-rows.ts'
import { alice, camille, claude, diane, gaelle, gone, hugo } from '../../../fakes/town.ts'
import { refreshed } from '../../../fakes/walk.ts'

const roads = { Title: 'Voirie', Alias: 'VOIRIE ET RESEAUX', Responsable: hugo.mail, Adjoint: diane.mail }

describe('lists that give rights', () => {
  let ports: FakePorts
  const save = (who: string | null, values: ListValues, itemId = '1') => {
    ports.pass(60_000)
    ports.rightRows.save('Directions', itemId, who, values)
  }
  const follow = () => followHolders(ports, settings)
  const saved = async (who: string | null, values: ListValues, itemId = '1') => {
    save(who, values, itemId)
    await follow()
  }
  const row = async (name = 'Voirie') => (await rightsInForce(ports, 'Directions'))[name]
  const head = async () => (await row())?.['Responsable']
  const notice = async () => (await ports.directoryNotice.byId('directory'))!
  const heldBack = async () => ((await notice()).heldBack ?? []).map(one => [one.row, one.column, one.inForce])
  const verbs = () => ports.journal.map(({ verb, actor, details }) => [verb, actor?.id, details['kind']])
  const refusals = () => verbs().filter(([verb]) => verb === 'attempt.refused')
  beforeEach(async () => {
    ports = createFakePorts()
    save(null, roads)
    save(null, { Title: 'Communication', Responsable: camille.mail, Adjoint: claude.mail }, '2')
    await follow()
    ports.jobs.length = 0
  })

  it('are taken as they are the first time, and the journal says so; an empty one waits until somebody fills it', async () => {
    assert.equal(await head(), hugo.mail)
    assert.deepEqual(verbs(), [['list.rights-adopted', undefined, undefined]])
    ports.rightRows.clear('Relais')
    await follow()
    assert.equal((await notice()).held?.Relais, undefined)
    ports.rightRows.save('Relais', '1', alice.id, { Title: 'Crèche', Relais: alice.mail })
    await follow()
    assert.equal((await rightsInForce(ports, 'Relais'))['Crèche']?.['Relais'], alice.mail)
    ports.rightRows.save('Relais', '1', alice.id, { Relais: hugo.mail, Suppleant: alice.mail })
    await follow()
    assert.equal((await rightsInForce(ports, 'Relais'))['Crèche']?.['Relais'], alice.mail)
  })

  it('nobody makes themselves head: the one before stays, and comms is told once', async () => {
    await saved(alice.id, { Responsable: `Alice <${alice.mail!.toUpperCase()}>` })
    assert.deepEqual([await head(), await heldBack()], [hugo.mail, [['Voirie', 'Responsable', hugo.mail]]])
    assert.deepEqual(refusals(), [['attempt.refused', alice.id, 'not-comms']])
    const [key] = refreshed(ports).filter(one => one.startsWith('directory:'))
    const shown = await faceOf(ports, key as PlacementKey)
    assert.ok(shown && 'face' in shown && shown.face.face === 'directory' && shown.face.heldBack.length === 1)
    ports.jobs.length = 0
    await follow()
    assert.deepEqual([refreshed(ports), refusals().length], [[], 1])
  })

  it('what comms or an administrator writes counts, is journalled, and told to both sides', async () => {
    await saved(camille.id, { Responsable: gaelle.mail })
    assert.equal(await head(), gaelle.mail)
    const last = ports.journal.at(-1)!
    assert.deepEqual([last.verb, last.actor?.id, last.subject], ['list.right-changed', camille.id, 'Directions'])
    assert.deepEqual(last.details, { site: 'Voirie', kind: 'Responsable', fromName: hugo.mail, to: gaelle.mail })
    const keys = refreshed(ports).filter(one => one.startsWith('holder:'))
    assert.deepEqual(keys.map(one => one.split(':')[1]).toSorted(), [hugo.id, gaelle.id].toSorted())
    const shown = await faceOf(ports, keys[0] as PlacementKey)
    assert.ok(shown && 'face' in shown && shown.face.face === 'holder' && shown.face.changes.length === 1)
    ports.town.admins = [alice.id]
    await saved(alice.id, { Responsable: hugo.mail })
    assert.deepEqual([await head(), await heldBack()], [hugo.mail, []])
  })

  it('nor do two of comms make each other head: the second is left to an administrator', async () => {
    save(camille.id, { Responsable: claude.mail })
    save(claude.id, { Title: 'Affaires générales', Responsable: camille.mail }, '3')
    await follow()
    const given = async () => [await head(), (await row('Affaires générales'))?.['Responsable'] ?? null]
    assert.deepEqual(await given(), [claude.mail, null])
    assert.deepEqual(refusals(), [['attempt.refused', claude.id, 'for-oneself']])
    await saved(claude.id, { Title: 'Affaires générales', Adjoint: camille.mail }, '3')
    assert.equal((await row('Affaires générales'))?.['Adjoint'] ?? null, null, 'nor later')
    await saved(claude.id, { Title: 'Affaires générales', Responsable: diane.mail, Adjoint: '' }, '3')
    assert.deepEqual(await given(), [claude.mail, diane.mail], 'whom they owe nothing')
    ports.town.admins = [claude.id]
    await saved(claude.id, { Title: 'Affaires générales', Responsable: camille.mail }, '3')
    assert.deepEqual(await given(), [claude.mail, camille.mail])
  })

  it('nor does anybody of comms gain by what they write there', async () => {
    const cases: [string, ListValues, string][] = [
      ['their own name', { Responsable: camille.mail }, '1'],
      ['their own name as deputy', { Adjoint: camille.mail }, '1'],
      ['whom a row reaches that names them', { Alias: 'VOIRIE ET RESEAUX' }, '2'],
      ['what it is called', { Title: 'Voirie' }, '2'],
    ]
    for (const [what, values, itemId] of cases) {
      const before = await rightsInForce(ports, 'Directions')
      await saved(camille.id, values, itemId)
      assert.deepEqual(await rightsInForce(ports, 'Directions'), before, what)
    }
    const others = refusals().map(([, who, kind]) => `${who} ${kind}`)
    assert.deepEqual(new Set(others), new Set([`${camille.id} for-oneself`]))
    await saved(claude.id, { Responsable: alice.mail }, '2')
    assert.equal((await row('Communication'))?.['Responsable'], camille.mail, 'a deputy does not choose who is above')
    await saved(camille.id, { Responsable: gaelle.mail }, '2')
    assert.equal((await row('Communication'))?.['Responsable'], gaelle.mail, 'whoever gives it up does')
  })

  it('each cell is that of whoever wrote it, whoever saves the row last', async () => {
    save(alice.id, { Responsable: alice.mail })
    await saved(camille.id, { Correspondant: gaelle.mail })
    assert.deepEqual([await head(), (await row())?.['Correspondant']], [hugo.mail, gaelle.mail])
    await saved(camille.id, { Alias: 'VOIRIE' })
    assert.deepEqual([await head(), (await row())?.['Alias']], [hugo.mail, 'VOIRIE'], 'also after what did not count')
    save(camille.id, { Responsable: null })
    await saved(camille.id, { Responsable: alice.mail })
    assert.deepEqual([await head(), await heldBack()], [alice.mail, []], 'accepted by writing it anew')
  })

  it('a row that somebody adds gives nothing; of comms it does', async () => {
    await saved(alice.id, { Title: 'Ruches', Alias: 'VOIRIE', Responsable: alice.mail }, '3')
    assert.deepEqual(Object.keys(await rightsInForce(ports, 'Directions')), ['Voirie', 'Communication'])
    assert.deepEqual((await heldBack())[0]?.[0], 'Ruches')
    await saved(camille.id, { Title: 'Sports', Responsable: gaelle.mail }, '4')
    assert.equal((await row('Sports'))?.['Responsable'], gaelle.mail)
  })

  it('a row that was not judged yet gives nothing either', async () => {
    save(camille.id, { Title: 'Sports', Responsable: gaelle.mail }, '4')
    assert.equal(await row('Sports'), undefined)
  })

  it('a row that is deleted stays in force, until its people were taken out of it', async () => {
    ports.rightRows.remove('Directions', '1')
    await follow()
    assert.deepEqual([await head(), await heldBack()], [hugo.mail, [['Voirie', null, null]]])
    ports.rightRows.remove('Directions', '2')
    save(camille.id, { Title: 'Sports' }, '5')
    await follow()
    ports.rightRows.remove('Directions', '5')
    await follow()
    assert.equal(await row('Sports'), undefined)
  })

  it('a list made anew gives what it gave, whatever number its rows have now', async () => {
    ports.rightRows.clear('Directions')
    ports.pass(60_000)
    ports.rightRows.save('Directions', '1', alice.id, { Title: 'Communication', Responsable: alice.mail })
    ports.rightRows.save('Directions', '2', camille.id, { ...roads, Adjoint: gaelle.mail })
    await follow()
    assert.equal((await row('Communication'))?.['Responsable'], camille.mail)
    assert.deepEqual([await head(), (await row())?.['Adjoint']], [hugo.mail, gaelle.mail])
  })

  it('nothing counts where nobody can tell who wrote it: a program, a closed account, versions that are shut', async () => {
    for (const who of [null, gone.id, 'nobody']) {
      await saved(who, { Responsable: alice.mail })
      assert.equal(await head(), hugo.mail)
      await saved(who, { Responsable: hugo.mail })
    }
    ports.rightRows.closed = true
    await saved(camille.id, { Responsable: gaelle.mail })
    assert.equal(await head(), hugo.mail)
    ports.rightRows.closed = false
    await saved(camille.id, { Correspondant: gaelle.mail })
    assert.deepEqual([await head(), (await row())?.['Correspondant']], [hugo.mail, gaelle.mail])
  })
})
