import assert from 'node:assert/strict'
import { departmentChoice } from '../../../src/core/domain/people/department-choice.ts'
import { hearChannel } from '../../../src/core/use-cases/sectors/hear-channel.ts'
import { channelEvent } from '../../../src/teams/sectors/channel-event.ts'
import { readIncoming } from '../../../src/teams/turn/incoming.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, camille, claude, karim } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { dataOf, inputsOf, plainIn } from '../form-of.ts'

const admin = actor(claude, 'comms', 'admin')
const roads = '19:roads@thread.tacv2'
const inRoads = { personal: false, conversationId: `${roads};messageid=17`, teamIds: ['19:team'] }

describe('sectors, on their cards', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  beforeEach(() => {
    ports = createFakePorts()
    ports.ownChannels[roads] = null
    chat = createChat(ports)
  })
  const press = (verb: string, data: object = {}, who = admin) => chat.press(who, verb, data)
  const say = (text: string, said = {}, who = admin) => chat.say(who, text, [], said)
  const typed = { name: 'Voirie', departments: 'Voirie', sections: 'agenda', referents: camille.mail, deputies: '' }
  const made = async () => press('sector.save', { sectorId: 'new', seen: 0, ...typed })
  const proposed = (initiativeId = '22222222-2222-4222-8222-222222222222') =>
    chat.press(actor(alice), 'initiative.submit', { initiativeId, title: 'Ruche', text: 'Du miel', section: 'agenda' })

  it('are made from a form, listed with whom they name, changed and closed', async () => {
    assert.match(plainIn(await say('secteurs')), /Aucun secteur.*Ajouter un secteur/)
    const [form] = await say('ajouter un secteur')
    const list = await press('sector.save', { ...dataOf(form!, 'sector.save'), ...typed })
    assert.match(
      plainIn(list),
      /Enregistré.*1\\\\\. Voirie.*Directions : Voirie · Rubriques : Agenda.*Référent : Camille Durand.*le canal commun/,
    )
    const edit = await press('sector.edit', dataOf(list, 'sector.edit'))
    assert.deepEqual(inputsOf(edit), { ...typed, departments: departmentChoice('Voirie') })
    const changed = await press('sector.save', { ...dataOf(edit, 'sector.save'), deputies: karim.mail })
    assert.match(plainIn(changed), /En cas d’absence : Karim Blanc/)
    await proposed()
    const asked = await press('sector.end', dataOf(changed, 'sector.end'))
    assert.match(
      plainIn(asked),
      /Fermer « Voirie » \?.*1 proposition en attente reste dans le canal commun.*Directions : Voirie · Rubriques : Agenda/,
    )
    assert.equal((await ports.sectors.all())[0]?.state, 'open', 'only asked')
    assert.match(
      plainIn(await press('sector.ended', dataOf(asked, 'sector.ended'))),
      /« Voirie » est fermé\. 1 proposition en attente arrive dans le canal commun\..*Aucun secteur/,
    )
    assert.match(plainIn(await say('aide', {}, comms)), /"word":"sectors"/)
    assert.doesNotMatch(plainIn(await say('aide', {}, actor(alice))), /"word":"sectors"/)
  })

  it('are seen by all of comms, who say which channel is theirs and change nothing else', async () => {
    await made()
    const list = plainIn(await say('secteurs', {}, comms))
    assert.match(list, /1\\\\\. Voirie.*Référent : Camille Durand/)
    assert.doesNotMatch(list, /sector\.edit|sector\.end/)
    assert.match(plainIn(await say('secteur 1', {}, comms)), /Référent : Camille Durand/)
    assert.match(plainIn(await say('secteur canal 1', inRoads, comms)), /arriveront dans ce canal/)
    assert.match(plainIn(await say('canal commun du secteur 1', {}, comms)), /Canal : le canal commun/)
  })

  it('come back filled, with the reason beside each field', async () => {
    const wrong = { ...typed, name: '', departments: 'Piscine', referents: 'x@y.example', deputies: alice.mail! }
    const refused = await press('sector.save', { sectorId: 'new', seen: 0, ...wrong })
    for (const reason of [
      'Champ obligatoire',
      'Une direction choisie n’existe plus',
      'x@y.example',
      'Hors de l’équipe communication : Alice Martin',
    ])
      assert.ok(plainIn(refused).includes(reason), reason)
    assert.deepEqual(inputsOf(refused), wrong)
    assert.equal((await ports.sectors.all()).length, 0)
  })

  it('keep what was typed when somebody else was faster', async () => {
    const form = await press('sector.edit', dataOf(await made(), 'sector.edit'))
    await press('sector.save', { ...dataOf(form, 'sector.save'), name: 'Rues' })
    const late = await press('sector.save', { ...dataOf(form, 'sector.save'), name: 'Routes' })
    assert.match(plainIn(late), /Quelqu’un a modifié ce secteur entre-temps/)
    assert.equal(inputsOf(late)['name'], 'Routes')
    assert.match(plainIn(await press('sector.save', dataOf(late, 'sector.save'))), /1\\\\\. Routes/)
  })

  it('get the channel in which it is said, and give it back', async () => {
    await made()
    assert.match(plainIn(await say('secteur canal 1')), /Écrivez-le dans le canal lui-même/)
    assert.match(
      plainIn(await say('<at>Mary</at> secteur canal 1 Chantiers', inRoads)),
      /les propositions du secteur « Voirie » arriveront dans ce canal/,
    )
    assert.deepEqual((await ports.sectors.all())[0]?.channel, { id: roads, name: 'Chantiers' })
    assert.match(plainIn(await say('secteur canal 1', { ...inRoads, conversationId: '19:other' })), /rien n’est changé/)
    const [list] = await say('secteurs')
    assert.match(plainIn(list!), /Canal : Chantiers/)
    assert.match(plainIn(await press('sector.common', dataOf(list!, 'sector.common'))), /le canal commun/)
    await say('canal du secteur 1', inRoads)
    assert.match(plainIn(await say('canal commun du secteur 1')), /Canal : le canal commun/)
    await proposed()
    assert.match(plainIn(await say('fermer le secteur 1')), /Fermer « Voirie » \?/)
    assert.match(plainIn(await say('fermer le secteur 1 2')), /Fermer « Voirie » \?/)
    assert.match(plainIn(await say('fermer le secteur 1 1')), /est fermé/)
    assert.match(plainIn(await say('secteur 9')), /Aucun secteur/)
    assert.match(plainIn(await say('sector 1', {}, { ...admin, locale: 'en' })), /No sector/)
  })

  it('are closed without a question where nothing waits, by word and button alike', async () => {
    const list = await made()
    await press('sector.save', {
      sectorId: 'new',
      seen: 0,
      ...typed,
      name: 'Parcs',
      departments: '',
      sections: 'social',
    })
    assert.match(plainIn(await press('sector.end', dataOf(list, 'sector.end'))), /« Voirie » est fermé\.\W/)
    assert.match(plainIn(await say('fermer le secteur 2')), /« Parcs » est fermé\.\W.*Aucun secteur/)
  })

  it('keep their number when another one ends: a word that comes twice ends no second one', async () => {
    for (const [name, section] of [
      ['Voirie', 'agenda'],
      ['*Parcs*', 'portraits'],
      ['Santé', 'social'],
    ])
      await press('sector.save', { sectorId: 'new', seen: 0, ...typed, name, departments: '', sections: section })
    assert.match(plainIn(await say('fermer le secteur 2 0')), /Le secteur « \\\\\*Parcs\\\\\* » est fermé/)
    const again = plainIn(await say('fermer le secteur 2 0'))
    assert.doesNotMatch(again, /est fermé/)
    // Nobody’s name is kept with what ended.
    const ended = (await ports.sectors.all()).find(({ state }) => state === 'ended')!
    assert.deepEqual([ended.referents, ended.deputies, ended.changedBy.name], [[], [], ''])
    assert.match(again, /1\\\\\. Voirie.*3\\\\\. Santé/)
    await say('secteur canal 3', inRoads)
    assert.deepEqual(
      (await ports.sectors.all()).map(({ state, channel }) => [state, channel?.id]),
      [
        ['open', undefined],
        ['ended', undefined],
        ['open', roads],
      ],
    )
  })

  it('whose channel is lost keep the common one, on the card that tells of it; only comms does', async () => {
    await made()
    await say('secteur canal 1', inRoads)
    await hearChannel(ports, { what: 'deleted', channelId: roads, name: '' })
    const { id, version } = (await ports.sectors.all())[0]!
    const data = { sectorId: id, seen: version }
    assert.match(plainIn(await press('sector.stay', data, actor(alice))), /communication/)
    assert.match(plainIn(await press('sector.stay', { ...data, seen: 1 }, comms)), /Quelqu’un a modifié ce secteur/)
    const kept = await press('sector.stay', data, comms)
    assert.match(plainIn(kept), /Canal du secteur Voirie.*arrivent dans le canal commun/)
    assert.doesNotMatch(plainIn(kept), /sector\.stay/)
    assert.equal((await ports.sectors.all())[0]?.channel, null)
  })

  it('hear of their channels from Teams itself, and of nothing else', () => {
    const said = (change: object) =>
      channelEvent(
        readIncoming({
          type: 'conversationUpdate',
          channelId: 'msteams',
          serviceUrl: 'https://teams.example/',
          conversation: { id: '19:team@thread.tacv2', conversationType: 'channel' },
          channelData: { eventType: 'channelDeleted', channel: { id: roads, name: 'Voirie' }, ...change },
        })!,
      )
    assert.deepEqual(said({}), { what: 'deleted', channelId: roads, name: 'Voirie' })
    assert.equal(said({ eventType: 'channelRestored' })?.what, 'restored')
    assert.equal(said({ eventType: 'channelRenamed' })?.what, 'renamed')
    for (const eventType of ['channelCreated', 'teamDeleted', 'constructor', 7, null])
      assert.equal(said({ eventType }), null)
    for (const channel of [null, { id: 7 }, { id: 'é' }, { id: '' }, []]) assert.equal(said({ channel }), null)
    assert.equal(said({ channel: { id: roads, name: 'x'.repeat(90_000) } })?.name.length, 200)
    const message = {
      ...readIncoming({ type: 'message', channelId: 'msteams', serviceUrl: 'x', conversation: { id: 'c' } })!,
    }
    const channelDeleted = { type: 'channelDeleted', channelId: roads, name: '' }
    assert.equal(channelEvent({ ...message, channelEvent: channelDeleted }), null)
  })

  it('open while Graph is away, and one that ended is not there', async () => {
    const list = await made()
    ports.directory.down = true
    assert.match(plainIn(await press('sector.edit', dataOf(list, 'sector.edit'))), new RegExp(camille.id))
    ports.directory.down = false
    await press('sector.ended', { ...dataOf(list, 'sector.end'), waiting: 0 })
    assert.doesNotMatch(plainIn(await press('sector.edit', dataOf(list, 'sector.edit'))), /sector\.save/)
  })

  it('answer nobody else, whatever a card says', async () => {
    await made()
    const { id } = (await ports.sectors.all())[0]!
    for (const who of [comms, actor(alice)])
      for (const [verb, data] of Object.entries({
        'sector.edit': { sectorId: id },
        'sector.save': { sectorId: id, seen: 1, ...typed },
        'sector.end': { sectorId: id, seen: 1 },
        'sector.ended': { sectorId: id, seen: 1, waiting: 0 },
      }))
        assert.match(plainIn(await press(verb, data, who)), /Seul un administrateur|Réservé|équipe communication/, verb)
    for (const [verb, data] of Object.entries({ 'sector.list': {}, 'sector.common': { sectorId: id, seen: 1 } }))
      assert.match(plainIn(await press(verb, data, actor(alice))), /communication/, verb)
    assert.match(plainIn(await say('secteur canal 1', inRoads, actor(alice))), /communication/)
    assert.equal((await ports.sectors.all())[0]?.version, 1)
  })

  it('stand on the card of a proposal, with who is there', async () => {
    await made()
    const id = '11111111-1111-4111-8111-111111111111'
    await proposed(id)
    const card = await press('initiative.take', { initiativeId: id }, comms)
    assert.match(plainIn(card), /Secteur Voirie"/)
    assert.match(plainIn(await say('pas maintenant 1 8 janvier', {}, comms)), /Secteur Voirie"/)
  })
})
