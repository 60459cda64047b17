import assert from 'node:assert/strict'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import { submitPost } from '../../../src/core/use-cases/posts/submission/submit-post.ts'
import { withdrawSubmission } from '../../../src/core/use-cases/posts/ending/cancel-post.ts'
import type { Validation } from '../../../src/core/domain/validations/validation.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { actor, fanny, karim } from '../../fakes/town.ts'
import { comms, press, submitted } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const head = actor(karim)

describe('comments in the chat', () => {
  let ports: FakePorts
  let chat: Chat
  let post: Post
  let validation: Validation
  const texts = async () => (await ports.validations.byId(validation.id))!.comments.map(({ text }) => text)

  beforeEach(async () => {
    ports = { ...createFakePorts(), renderPost }
    ;({ post, validation } = await submitted(ports))
    chat = createChat(ports)
  })

  it('come back on the card on which they were pressed', async () => {
    const data = { postId: post.id, seal: validation.seal }
    const asked = await chat.press(head, 'comment.add', {
      ...data,
      comment: 'D’où vient ce chiffre ?',
      commentAnswers: '',
    })
    assert.match(shownIn(asked), /Commentaire \(1\).*D’où vient ce chiffre.*validation\.approve/)
    const id = (await ports.validations.byId(validation.id))!.comments[0]!.id
    const tracked = await chat.press(comms, 'comment.track', { ...data, comment: 'Du bilan 2025.', commentAnswers: id })
    assert.match(shownIn(tracked), /Commentaires \(2\).*Du bilan 2025.*comment\.track/)
    const thread = await chat.press(head, 'comment.answer', { ...data, commentId: id, comment: 'Merci !' })
    assert.match(shownIn(thread), /D’où vient.*Du bilan.*Merci/)
    assert.match(shownIn(await chat.press(head, 'comment.add', { ...data, comment: '  ' })), /Il manque le commentaire/)
    assert.match(
      shownIn(await chat.press(actor(fanny), 'comment.add', { ...data, comment: 'Moi ?' })),
      /Seules les personnes/,
    )
    assert.deepEqual(await texts(), ['D’où vient ce chiffre ?', 'Du bilan 2025.', 'Merci !'])
  })

  it('pressed on an older card bring the present one, which says why', async () => {
    const old = await chat.press(head, 'comment.add', { postId: post.id, seal: 'older', comment: 'Trop tard' })
    assert.match(shownIn(old), /validation\.approve/)
    assert.match(shownIn(old), new RegExp(chat.words.fr.text('validations.validation.toldStale').slice(0, 20)))
    assert.match(
      shownIn(await chat.press(comms, 'comment.track', { postId: post.id, seal: 'older', comment: 'Trop tard' })),
      /En validation/,
    )
    assert.deepEqual(await texts(), [])
  })

  it('are typed as well: « commenter 42 … », « répondre 42 … »; « commenter 42 » shows them', async () => {
    const number = Number(post.reference.split('-')[2])
    assert.match(shownIn(await chat.say(head, `commenter ${number}`)), /Aucun commentaire pour l’instant/)
    assert.match(shownIn(await chat.say(head, `commenter ${number} : D’où vient ce chiffre ?`)), /Commentaire ajouté/)
    assert.match(shownIn(await chat.say(comms, `répondre ${number} Du bilan 2025.`)), /Commentaire ajouté/)
    assert.match(shownIn(await chat.say(actor(fanny), `commenter ${number} Et moi ?`)), /Je ne trouve pas/)
    const { comments } = (await ports.validations.byId(validation.id))!
    assert.deepEqual(
      comments.map(({ text, answers }) => [text, answers]),
      [
        ['D’où vient ce chiffre ?', null],
        ['Du bilan 2025.', comments[0]!.id],
      ],
    )
    assert.match(shownIn(await chat.say(head, `commenter ${number}`)), /D’où vient.*Du bilan/)
  })

  it('are shown to whoever corrects, with what was asked; and never in the channel', async () => {
    await chat.press(head, 'comment.add', {
      postId: post.id,
      seal: validation.seal,
      comment: 'Le chiffre est celui de 2024.',
    })
    await press(ports, head, { id: post.id, seal: validation.seal }, 'changes', 0, 'Un chiffre est faux')
    const editor = shownIn(await chat.press(comms, 'post.edit', { postId: post.id }, 'fetch'))
    assert.match(editor, /Karim Blanc demande des modifications.: Un chiffre est faux/)
    assert.match(editor, /celui de 2024/)
    assert.doesNotMatch(
      shownIn(await chat.press(comms, 'post.edit', { postId: post.id }, 'submit', { personal: false })),
      /celui de 2024/,
    )
    const said = { postId: post.id, seal: validation.seal, comment: 'Devant tous' }
    assert.match(
      shownIn(await chat.press(comms, 'comment.list', said, 'submit', { personal: false })),
      /pas dans le canal/,
    )
    assert.deepEqual(await texts(), ['Le chiffre est celui de 2024.'])
  })
})

describe('a submission taken back', () => {
  it('says so on every card, and is submitted again from there', async () => {
    const ports = { ...createFakePorts(), renderPost }
    const { post, validation } = await submitted(ports)
    const chat = createChat(ports)
    const number = Number(post.reference.split('-')[2])
    assert.match(shownIn(await chat.say(comms, `retirer la soumission ${number}`)), /de nouveau un brouillon/)
    const see = { postId: post.id, seal: validation.seal, step: 0 }
    assert.match(shownIn(await chat.press(head, 'validation.see', see)), /a retiré la soumission/)
    assert.match(shownIn(await chat.press(head, 'validation.approve', see)), /a retiré la soumission/)
    const tracking = shownIn(await chat.press(comms, 'validation.track', { postId: post.id }))
    assert.match(tracking, /Soumission retirée par Camille Durand.*post\.submit/)
    assert.match(shownIn(await chat.press(comms, 'post.submit', { postId: post.id })), /Soumise à validation/)
    assert.equal((await ports.posts.byId(post.id))?.state, 'in-validation')
    await withdrawSubmission(ports, comms, post.id)
    const again = await submitPost(ports, comms, { postId: post.id, revision: post.revision }, settings)
    assert.equal(again.kind, 'submitted')
  })

  it('is not that of whoever is asked', async () => {
    const ports = { ...createFakePorts(), renderPost }
    const { post } = await submitted(ports)
    assert.match(shownIn(await createChat(ports).press(head, 'submission.withdraw', { postId: post.id })), /réservée/)
    assert.equal((await ports.posts.byId(post.id))?.state, 'in-validation')
  })
})
