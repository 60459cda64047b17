import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import { listSectors, saveSector } from '../../../../src/core/use-cases/sectors/change-sector.ts'
import { endSector } from '../../../../src/core/use-cases/sectors/end-sector.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { clearSectorChannel, setSectorChannel } from '../../../../src/core/use-cases/sectors/sector-channel.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, karim, person } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { aSector } from './a-sector.ts'

const admin = actor(karim, 'comms', 'admin')
const fields = { name: 'Voirie', departments: 'Voirie', sections: '', referents: camille.mail, deputies: '' }
const there = { channelId: '19:roads@thread.tacv2', teamIds: ['19:team'] }

describe('sectors, as administrators change them', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
    ports.ownChannels[there.channelId] = null
  })
  const save = (change: Record<string, unknown> = {}, { id = null as string | null, seen = 0, who = admin } = {}) =>
    saveSector(ports, who, { sectorId: id, seen, fields: { ...fields, ...change } })
  const made = async (change: Record<string, unknown> = {}) => {
    const result = await save(change)
    assert.ok(result.kind === 'sector-saved', JSON.stringify(result))
    return result.sector
  }
  const errors = async (...given: Parameters<typeof save>) => {
    const result = await save(...given)
    return result.kind === 'invalid' ? result.errors : result.kind
  }

  it('are made, changed and ended, each with its word in the journal; what waits follows', async () => {
    const sector = await made({ departments: 'voirie et reseaux', sections: 'agenda', deputies: claude.mail })
    assert.deepEqual(
      [sector.departments, sector.sections, sector.referents, sector.deputies, sector.channel],
      [['Voirie'], ['agenda'], [{ id: camille.id, name: camille.name }], [{ id: claude.id, name: claude.name }], null],
    )
    const changed = await save({ name: 'Espace public' }, { id: sector.id, seen: 1 })
    assert.ok(changed.kind === 'sector-saved')
    assert.deepEqual([changed.sector.version, changed.sector.name], [2, 'Espace public'])
    const ended = await endSector(ports, admin, { sectorId: sector.id, seen: 2, agreed: null })
    assert.ok(ended.kind === 'sector-saved', 'where nothing waits nothing is asked')
    assert.deepEqual([ended.sector.referents, ended.sector.deputies], [[], []])
    const listed = await listSectors(ports, admin)
    assert.deepEqual(listed.kind === 'listed' && listed.sectors, [])
    assert.deepEqual(
      ports.journal.map(({ verb, subject }) => [verb, subject]),
      ['sector.changed', 'sector.changed', 'sector.ended'].map(verb => [verb, sector.id]),
    )
    assert.deepEqual(
      ports.jobs.map(({ job }) => job),
      Array(3).fill('sectors.follow'),
    )
    assert.ok(!JSON.stringify(ports.journal.map(({ subject }) => subject)).includes(camille.id))
  })

  it('say what is wrong beside each field, and keep nothing then', async () => {
    assert.deepEqual(await errors({ name: ' ' }), { name: 'required' })
    assert.deepEqual(await errors({ name: 'x'.repeat(61) }), { name: 'name-too-long' })
    assert.deepEqual(await errors({ departments: 'Piscine' }), { departments: 'unknown-department' })
    assert.deepEqual(await errors({ departments: '' }), { departments: 'sector-empty' })
    assert.deepEqual(await errors({ sections: 'nowhere' }), { sections: 'unknown-section' })
    assert.deepEqual(await errors({ referents: '' }), { referents: 'required' })
    assert.deepEqual(await errors({ referents: 'x@y.example' }), { referents: 'unknown-people:x@y.example' })
    assert.deepEqual(await errors({ referents: alice.mail }), { referents: `not-of-comms:${alice.name}` })
    assert.deepEqual(await errors({ deputies: alice.mail }), { deputies: `not-of-comms:${alice.name}` })
    assert.deepEqual([(await ports.sectors.all()).length, ports.journal.length], [0, 0])
  })

  it('share no department and no section, and no name', async () => {
    await made({ sections: 'agenda' })
    assert.deepEqual(await errors({ name: 'voirie', departments: 'Communication' }), { name: 'sector-name-taken' })
    assert.deepEqual(await errors({ name: 'Autre' }), { departments: 'sector-taken:Voirie' })
    assert.deepEqual(await errors({ name: 'Autre', departments: 'Communication', sections: 'agenda' }), {
      sections: 'sector-taken:Voirie',
    })
    const [sector] = await ports.sectors.all()
    await endSector(ports, admin, { sectorId: sector!.id, seen: 1, agreed: 0 })
    assert.equal(await errors(), 'sector-saved', 'an ended one keeps nothing')
  })

  it('show a renamed department by its name, keep it, and leave no second sector to have it', async () => {
    const { id } = await made()
    const other = await made({ name: 'Ville', departments: 'Direction générale' })
    const [roads, general] = ports.town.departments
    ports.town.departments[0] = { ...roads!, name: 'Espace public', aliases: [...roads!.aliases, 'Voirie'] }
    const listed = await listSectors(ports, admin)
    assert.deepEqual(listed.kind === 'listed' && listed.sectors[0]?.departments, ['Espace public'])
    assert.deepEqual(await errors({ name: 'Deux', departments: 'Espace public' }), {
      departments: 'sector-taken:Voirie',
    })
    const both = await save({ departments: 'Espace public' }, { id, seen: 1 })
    assert.deepEqual(both.kind === 'sector-saved' && both.sector.formerly, ['Voirie'])
    await endSector(ports, admin, { sectorId: other.id, seen: 1, agreed: 0 })
    const without = await save({ departments: general!.name }, { id, seen: 2 })
    assert.deepEqual(without.kind === 'sector-saved' && without.sector.formerly, [])
  })

  it('are for administrators alone but for their channel, and each try is written', async () => {
    const sector = await made()
    const at = { sectorId: sector.id, seen: 1, agreed: 0 }
    const tried = async (who: Actor) =>
      [
        await save({}, { who }),
        await endSector(ports, who, at),
        await clearSectorChannel(ports, who, at),
        await setSectorChannel(ports, who, { sectorId: sector.id, spokenIn: there, name: '' }),
        await listSectors(ports, who),
      ].map(({ kind }) => kind)
    const ofComms = ['not-admin', 'not-admin', 'sector-saved', 'sector-saved', 'listed']
    assert.deepEqual(await tried(comms), ofComms, 'whoever is in a channel says which it is')
  })

  it('are closed by whoever saw how many proposals go to the common channel: another number asks once more', async () => {
    const sector = await made({ sections: 'agenda' })
    await made({ name: 'Autre', departments: 'Communication', sections: 'portraits' })
    const submit = (id: string, section: string) =>
      submitInitiative(ports, actor(alice), {
        id,
        fields: { title: id, text: 'x', section },
        form: null,
        despiteNear: true,
      })
    for (const [id, section] of [
      ['i1', 'agenda'],
      ['i2', 'agenda'],
      ['i3', 'portraits'],
    ])
      await submit(id!, section!)
    const end = (agreed: number | null) => endSector(ports, admin, { sectorId: sector.id, seen: 1, agreed })
    const asked = await end(null)
    assert.ok(asked.kind === 'confirm')
    assert.equal(asked.waiting, 2)
    await submit('i4', 'agenda')
    assert.equal((await end(2)).kind, 'confirm')
    assert.equal((await ports.sectors.all())[0]?.state, 'open')
    assert.equal((await end(3)).kind, 'sector-saved')
  })

  it('are never written over, and made once by the same click', async () => {
    const sector = await made()
    assert.equal(await errors({ name: 'Autre' }, { id: sector.id, seen: 0 }), 'sector-changed')
    assert.equal((await endSector(ports, admin, { sectorId: sector.id, seen: 7, agreed: 0 })).kind, 'sector-changed')
    assert.equal((await endSector(ports, admin, { sectorId: 'nowhere', seen: 1, agreed: 0 })).kind, 'not-found')
    ports.beforeCommit(() => save({ name: 'Avant' }, { id: sector.id, seen: 1 }))
    assert.equal(await errors({ name: 'Après' }, { id: sector.id, seen: 1 }), 'sector-changed')
    assert.equal((await ports.sectors.all())[0]?.name, 'Avant')
    const newId = () => 'same'
    const twice = { ...fields, name: 'Deux', departments: 'Communication' }
    for (const _ of [1, 2])
      assert.equal(
        (await saveSector({ ...ports, newId }, admin, { sectorId: null, seen: 0, fields: twice })).kind,
        'sector-saved',
      )
    assert.equal((await ports.sectors.all()).length, 2)
  })

  it('are so many at most, each with so many people, and nobody stands in for themselves', async () => {
    const { id } = await made({ deputies: `${camille.mail}\n${claude.mail}` })
    const [kept] = await ports.sectors.all()
    assert.deepEqual([kept?.deputies.map(one => one.id), kept?.state], [[claude.id], 'open'])
    const crowd = Array.from({ length: 11 }, (_, n) => person(`Agent${n} Martin`))
    ports.town.people.push(...crowd)
    ports.town.comms.push(...crowd.map(one => one.id))
    const at = { id, seen: 1 }
    assert.deepEqual(await errors({ referents: crowd.map(({ mail }) => mail).join('\n') }, at), {
      referents: 'too-many',
    })
    assert.equal((await clearSectorChannel(ports, admin, { sectorId: id, seen: 7 })).kind, 'sector-changed')
    assert.equal(await errors({}, { id: 'nowhere', seen: 1 }), 'not-found')
    await endSector(ports, admin, { sectorId: id, seen: 1, agreed: 0 })
    assert.equal(await errors({}, { id, seen: 2 }), 'not-found', 'what ended is changed no more')
    for (let n = 0; n < 20; n++) ports.tamper('sector', aSector(`s${n}`))
    assert.equal(await errors({ departments: 'Communication' }), 'too-many-sectors')
  })

  it('get the channel in which it is said, by its name, as it was called, or as the sector is', async () => {
    const { id: sectorId } = await made()
    const set = async (spokenIn: typeof there | null, name = '') => {
      const result = await setSectorChannel(ports, admin, { sectorId, spokenIn, name })
      return result.kind === 'sector-saved' ? result.sector.channel : result.kind
    }
    assert.equal(await set(null), 'not-in-a-channel')
    assert.equal(await set({ channelId: '19:other@thread.tacv2', teamIds: ['19:elsewhere'] }), 'channel-elsewhere')
    assert.deepEqual(await set(there), { id: there.channelId, name: 'Voirie' })
    assert.deepEqual(await set(there, '  Chantiers '), { id: there.channelId, name: 'Chantiers' })
    ports.ownChannels[there.channelId] = 'Travaux'
    assert.deepEqual(await set(there, 'Chantiers'), { id: there.channelId, name: 'Travaux' })
    const before = ports.journal.length
    assert.deepEqual(await set(there), { id: there.channelId, name: 'Travaux' })
    assert.equal(ports.journal.length, before, 'said again, nothing is written')
    const seen = (await ports.sectors.all())[0]!.version
    assert.equal((await clearSectorChannel(ports, admin, { sectorId, seen })).kind, 'sector-saved')
    assert.equal((await ports.sectors.all())[0]!.channel, null)
    ports.channels = { own: async () => ({ kind: 'no-team' }) }
    assert.equal(await set(there), 'channel-team-unset')
    ports.channels = { own: async () => ({ kind: 'common' }) }
    assert.equal(await set(there), null)
  })
})
