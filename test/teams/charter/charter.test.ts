import assert from 'node:assert/strict'
import { addLogo } from '../../../src/core/use-cases/charter/change-charter.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { actor, karim } from '../../fakes/town.ts'
import { comms, fields as written, otherComms } from '../../fakes/walk.ts'
import { createChat, picture } from '../chat.ts'
import { dataOf, plainIn } from '../form-of.ts'

const admin = actor(karim, 'admin')
const fields = {
  colours: 'Bleu nuit : #1b3a5c\nOcre : #c8871f',
  pairs: 'Bleu nuit + Ocre',
  words: 'Ville de Montreval : mairie de Montreval',
}

describe('charte', () => {
  it('is written by an administrator, line by line, and shown with what can be read in each colour', async () => {
    const ports = createFakePorts()
    const chat = createChat(ports)
    assert.match(plainIn(await chat.say(admin, 'charte')), /Personne ne l’a encore écrite.*Modifier la charte/s)
    const form = await chat.press(admin, 'charter.edit', {})
    const wrong = await chat.press(admin, 'charter.save', { ...dataOf(form, 'charter.save'), ...fields, pairs: 'Rose' })
    assert.match(plainIn(wrong), /Cette ligne n’est pas une paire/)
    assert.match(JSON.stringify(wrong), /Ville de Montreval : mairie de Montreval/, 'what was typed stays')
    const card = plainIn(await chat.press(admin, 'charter.save', { ...dataOf(wrong, 'charter.save'), ...fields }))
    assert.match(card, /C’est enregistré/)
    assert.match(card, /Version 1, par/)
    assert.match(card, /Bleu nuit.*tous les textes \(11,/s)
    assert.match(card, /Ocre.*grands titres et pictogrammes seulement/s)
    assert.match(card, /Ville de Montreval.*jamais « mairie de Montreval »/s)
  })

  it('keeps what came too late in its form', async () => {
    const chat = createChat(createFakePorts())
    const form = await chat.press(admin, 'charter.edit', {})
    await chat.press(admin, 'charter.save', { ...dataOf(form, 'charter.save'), ...fields })
    const late = await chat.press(admin, 'charter.save', { ...dataOf(form, 'charter.save'), ...fields, words: 'a : b' })
    assert.match(plainIn(late), /Quelqu’un a changé la charte/)
    assert.match(JSON.stringify(late), /a : b/)
    const again = plainIn(
      await chat.press(admin, 'charter.save', { ...dataOf(late, 'charter.save'), ...fields, words: 'a : b' }),
    )
    assert.match(again, /Version 2/)
  })

  it('takes a logo that an administrator sent, and knows it again in a post', async () => {
    const ports = createFakePorts()
    ports.teamsFiles = { mayFetch: () => true, fetch: async () => new Uint8Array([1]) }
    ports.pictures = { ...ports.pictures, add: async () => ({ kind: 'added', digest: 'd1' }) }
    const chat = createChat(ports)
    const [asked] = await chat.say(admin, '', [picture('logo.png')])
    const card = await chat.press(admin, 'charter.logo', dataOf(asked!, 'charter.logo'))
    assert.match(plainIn(card), /1\. logo\.png.*Ancien logo.*Retirer/s)
    assert.match(plainIn(await chat.say(admin, 'ancien logo 1')), /logo\.png \(ancien : à ne plus employer\)/)
    assert.match(plainIn(await chat.say(admin, 'logo actuel 1')), /Ancien logo/)
    assert.doesNotMatch(plainIn(await chat.say(admin, 'retirer le logo 1')), /logo\.png/)
    assert.match(plainIn(await chat.press(admin, 'charter.oldlogo', { logo: 'd1' })), /n’est plus dans la charte/)
  })

  it('is nobody’s to change but an administrator’s, and comms is offered no logo', async () => {
    const ports = createFakePorts()
    await addLogo(ports, admin, { digest: 'd1', name: 'logo.png' })
    const chat = createChat(ports)
    const shown = plainIn(await chat.say(comms, 'charte'))
    assert.match(shown, /1\. logo\.png/)
    assert.doesNotMatch(shown, /Modifier la charte|Ancien logo/)
    for (const [verb, data] of [
      ['charter.edit', {}],
      ['charter.save', { seen: '1', ...fields }],
      ['charter.droplogo', { logo: 'd1' }],
    ] as const)
      await chat.press(comms, verb, data)
    assert.equal((await ports.charters.current()).version, 1)
    const [asked] = await chat.say(otherComms, '', [picture('logo.png')])
    assert.doesNotMatch(plainIn(asked!), /Charte graphique/)
  })

  it('warns whoever writes, by the name of the rule, and lets them submit', async () => {
    const ports = createFakePorts()
    const chat = createChat(ports)
    await chat.press(admin, 'charter.save', { seen: '0', ...fields })
    const postId = '22222222-2222-4222-8222-222222222222'
    const typed = { ...written, title: 'La mairie de Montreval rouvre', version: '0' }
    await chat.press(comms, 'post.save', { postId, ...typed })
    const editor = plainIn(await chat.press(comms, 'post.edit', { postId }))
    const warned = /Écrivez « Ville de Montreval », et non « mairie de Montreval »\. \(Charte : mots\)/
    assert.match(editor, warned)
    const { revision } = (await ports.posts.byId(postId))!
    const sent = plainIn(await chat.press(comms, 'post.submit', { postId, ...typed, version: String(revision) }))
    assert.match(sent, /Soumise à validation/)
    assert.match(sent, warned)
  })
})
