import assert from 'node:assert/strict'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, hugo, karim } from '../../fakes/town.ts'
import { askId, invited, says } from '../../fakes/warned.ts'
import { carried } from '../../fakes/brought.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('« prévenir »', () => {
  let ports: FakePorts
  let chat: Chat
  let postId: string
  let reference: string
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const post = await invited(ports, [alice, hugo])
    postId = post.id
    reference = post.reference
    await says(ports, postId, alice, 'yes')
    await says(ports, postId, hugo, 'maybe')
  })
  const send = (fields: object) => chat.press(comms, 'warning.send', { askId, postId, ...fields }, 'submit')

  it('opens the form with the words that were typed after it, and nothing leaves', async () => {
    const commits = ports.commits()
    const shown = shownIn(await chat.say(comms, `prévenir ${reference} Apportez des gants.`))
    assert.match(shown, /Apportez des gants\./)
    assert.match(shown, /1 personne participe/)
    assert.match(shown, /Les «.peut-être.» \(1 personne\)/)
    assert.equal(ports.commits(), commits)
  })

  it('is nobody’s who does not organise it', async () => {
    assert.match(shownIn(await chat.say(actor(hugo), `prévenir ${reference} Salle B`)), /organisent l’événement/)
    assert.match(shownIn(await chat.press(actor(hugo), 'warning.open', { postId }, 'fetch')), /organisent l’événement/)
  })

  it('is a dialog on the card of the sending, which stays', async () => {
    const opened = await chat.press(comms, 'warning.open', { postId }, 'fetch')
    assert.equal(opened.kind, 'dialog')
    const faulty = await chat.press(comms, 'warning.send', { askId, postId, text: '', also: 'maybe' }, 'dialog')
    assert.equal(faulty.kind, 'dialog')
    assert.match(shownIn(faulty), /"id":"fault-text"/)
    assert.match(shownIn(faulty), /"value":"maybe"/, 'nothing that was chosen is lost')
  })

  it('says who is asked and to how many it goes, then that it was asked already', async () => {
    const asked = shownIn(await send({ text: 'Salle B', also: 'maybe' }))
    assert.match(asked, /Demandé à Karim Blanc \(PUB-/)
    assert.match(asked, /l’avis part de lui-même à 2 agents/)
    assert.match(shownIn(await send({ text: 'Salle C', also: '' })), /à 2 agents/)
    const other = '88888888-8888-4888-8888-888888888888'
    assert.match(shownIn(await send({ askId: other, text: 'x', urgent: 'true' })), /même la nuit/)
  })

  it('says on its visa that it leaves by itself, and in the list what it is', async () => {
    ports.renderPost = renderPost
    await send({ text: 'Salle B', also: '' })
    const asked = shownIn(await chat.say(actor(karim), 'à valider'))
    assert.match(asked, /Diffusion.: d’elle-même dès l’approbation, aux heures de travail/)
    assert.doesNotMatch(asked, /au choix de la communication/)
    const notice = (await ports.posts.byId(askId))!
    // The first brings the card to be decided.
    for (const _ of [1, 2]) await chat.say(actor(karim), `approuver ${notice.reference}`)
    const list = shownIn(await chat.say(comms, 'diffusions'))
    assert.match(list, /"text":"Avis.: Atelier compost"/)
    assert.match(list, /"text":"Atelier compost"/, 'the event itself')
    // Its correction is its text: no kind, day or place of an event can be chosen.
    const broadcastId = notice.broadcastId ?? (await ports.posts.byId(askId))!.broadcastId!
    await carried(ports, broadcastId, 1)
    const editor = shownIn(await chat.press(comms, 'broadcast.correct', { broadcastId }, 'fetch'))
    assert.match(editor, /Avis.: Atelier compost/)
    assert.doesNotMatch(editor, /"value":"event"/)
  })
})
