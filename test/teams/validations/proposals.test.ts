import assert from 'node:assert/strict'
import { savePost } from '../../../src/core/use-cases/posts/writing/save-post.ts'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import { submitPost } from '../../../src/core/use-cases/posts/submission/submit-post.ts'
import type { Validation } from '../../../src/core/domain/validations/validation.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { actor, karim } from '../../fakes/town.ts'
import { comms, fields, otherComms, submitted } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const head = actor(karim)

describe('proposing a correction in the chat', () => {
  let ports: FakePorts
  let chat: Chat
  let post: Post
  let validation: Validation
  let ofCard: { postId: string; seal: string; step: number }
  let number: number
  const proposals = async () => (await ports.validations.byId(validation.id))!.proposals

  beforeEach(async () => {
    ports = { ...createFakePorts(), renderPost }
    ;({ post, validation } = await submitted(ports))
    chat = createChat(ports)
    ofCard = { postId: post.id, seal: validation.seal, step: 0 }
    number = Number(post.reference.split('-')[2])
  })

  it('opens the words in a dialog, or in a card beside for clients without', async () => {
    const dialog = await chat.press(head, 'proposal.open', ofCard, 'fetch')
    assert.deepEqual(
      [dialog.kind, /le pont \*\*rouvre/.test(shownIn(dialog)), /Action\.Execute/.test(shownIn(dialog))],
      ['dialog', true, false],
    )
    const card = await chat.press(head, 'proposal.open', ofCard, 'submit')
    assert.deepEqual(card.kind === 'card' && [card.beside, /Action\.Execute/.test(shownIn(card))], [true, true])
    assert.match(shownIn(await chat.press(comms, 'proposal.open', ofCard, 'fetch')), /n’est pas attendu/)
    assert.match(
      shownIn(await chat.press(head, 'proposal.open', { ...ofCard, seal: 'older' }, 'execute')),
      /validation\.approve/,
    )
  })

  it('sends back what cannot be, beside its field, and what was typed', async () => {
    const wrong = shownIn(
      await chat.press(
        head,
        'proposal.send',
        { ...ofCard, title: 'Autre titre', summary: '', body: 'Texte' },
        'dialog',
      ),
    )
    assert.match(wrong, /Il manque le résumé/)
    assert.match(wrong, /"value":"Autre titre"/)
    assert.match(
      shownIn(await chat.press(head, 'proposal.send', { ...ofCard, ...post.content }, 'dialog')),
      /Rien n’est changé/,
    )
    assert.deepEqual(await proposals(), [])
  })

  it('shows what was typed beside the fresh words, when the version changed under it', async () => {
    const saved = await savePost(
      ports,
      comms,
      { postId: post.id, revision: post.revision, fields: { ...fields, body: 'Tout autre texte.' } },
      settings,
    )
    assert.ok(saved.kind === 'saved')
    await submitPost(ports, comms, { postId: post.id, revision: saved.post.revision }, settings)
    const shown = shownIn(await chat.press(head, 'proposal.send', { ...ofCard, title: 'Mon titre à moi' }, 'dialog'))
    assert.match(shown, /Ce que vous aviez écrit.*Mon titre à moi/)
    assert.match(shown, /"value":"Tout autre texte\."/)
    assert.deepEqual(await proposals(), [])
  })

  it('is proposed, then accepted from its card; who proposed cannot, whatever is sent', async () => {
    assert.match(
      shownIn(await chat.press(head, 'proposal.send', { ...ofCard, title: 'Le pont rouvre' }, 'dialog')),
      /Correction proposée à Camille Durand/,
    )
    const [proposal] = await proposals()
    const ids = { validationId: validation.id, proposalId: proposal!.id }
    assert.match(shownIn(await chat.press(head, 'proposal.accept', ids)), /à une autre personne/)
    assert.equal((await ports.posts.byId(post.id))?.content.title, fields.title)
    assert.match(shownIn(await chat.press(head, 'validation.see', ofCard)), /Vous avez proposé une correction/)
    const accepted = shownIn(await chat.press(comms, 'proposal.accept', ids))
    assert.match(accepted, /Acceptée par Camille Durand/)
    assert.doesNotMatch(accepted, /proposal\.accept/)
    assert.match(shownIn(await chat.press(otherComms, 'proposal.accept', ids)), /Acceptée par Camille Durand/)
    const fresh = (await ports.posts.byId(post.id))!
    assert.equal(fresh.content.title, 'Le pont rouvre')
    assert.match(
      shownIn(await chat.press(head, 'validation.see', { ...ofCard })),
      /Votre correction est acceptée par Camille Durand.*Approuver/,
    )
  })

  it('is typed as well: « proposer une correction 42 », « accepter 42 », « ne pas accepter 42 … »', async () => {
    assert.match(shownIn(await chat.say(head, `proposer une correction ${number}`)), /proposal\.send/)
    await chat.press(head, 'proposal.send', { ...ofCard, title: 'Le pont rouvre' })
    assert.match(
      shownIn(await chat.say(otherComms, `accepter ${number}`)),
      /proposal\.accept/,
      'whoever has no card of it is shown it first',
    )
    assert.equal((await proposals())[0]?.state, 'offered')
    assert.match(
      shownIn(await chat.say(comms, `ne pas accepter ${number} Le titre est fixé`)),
      /la réponse part à Karim Blanc/,
    )
    assert.equal((await proposals())[0]?.decided?.reason, 'Le titre est fixé')
    await chat.press(head, 'proposal.send', { ...ofCard, title: 'Le pont rouvre lundi' })
    await chat.press(head, 'proposal.send', { ...ofCard, title: 'Le pont rouvre mardi' })
    const two = await chat.say(comms, `accepter ${number}`)
    assert.equal(two.length, 2, 'of several, none is accepted blindly')
    assert.match(shownIn(await chat.say(comms, `accepter ${number}`)), /lundi.*mardi/)
    await chat.press(comms, 'proposal.decline', { validationId: validation.id, proposalId: (await proposals())[1]!.id })
    assert.match(shownIn(await chat.say(comms, `accepter ${number}`)), /Correction acceptée/)
    assert.equal((await ports.posts.byId(post.id))?.content.title, 'Le pont rouvre mardi')
    assert.match(shownIn(await chat.say(comms, `accepter ${number}`)), /déjà accepté/)
  })

  it('tells why accepting is not enough', async () => {
    await chat.press(head, 'proposal.send', { ...ofCard, title: 'Le pont rouvre' })
    ports.tamper('post', { ...post, slot: '2026-11-01T08:00:00.000Z' })
    const [proposal] = await proposals()
    assert.match(
      shownIn(await chat.press(comms, 'proposal.accept', { validationId: validation.id, proposalId: proposal!.id })),
      /Impossible d’accepter telle quelle.:.*Ce créneau est passé/,
    )
  })
})
