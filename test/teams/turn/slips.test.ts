import assert from 'node:assert/strict'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import { loadWords } from '../../../src/words.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, hugo, karim } from '../../fakes/town.ts'
import { comms, submitted } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('slips of the pen, and nods', () => {
  const author = actor(alice)
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(Object.assign(ports, { renderPost: createRenderPost(loadWords(), 'Europe/Paris') }))
  })
  const kept = (id: string) => ports.notes.lastKept(id)

  it('offer what was meant, with one button that does it, and keep the words all the same', async () => {
    const said = shownIn(await chat.say(author, 'porposer'))
    assert.match(said, /Vouliez-vous dire «\u00a0proposer\u00a0»\u202f\?.*"title":"Proposer".*En faire une proposition/)
    assert.equal((await kept(alice.id))?.text, 'porposer')
    const { id } = (await kept(alice.id))!
    assert.match(said, new RegExp(`"verb":"note\\.meant","data":{"noteId":"${id}"}`))
    assert.match(shownIn(await chat.press(author, 'note.meant', { noteId: id })), /initiative\.submit/)
    assert.match(
      shownIn(await chat.press(actor(hugo), 'note.meant', { noteId: id })),
      /Je ne trouve pas/,
      'of nobody else',
    )
    assert.doesNotMatch(shownIn(await chat.say(author, 'Une idée pour la fête de la ville')), /Vouliez-vous dire/)
  })

  it('decide as the word would: the card is shown first to whoever has not seen it, then the reason is written', async () => {
    const { post, validation } = await submitted(ports)
    const approver = actor(karim)
    const said = shownIn(await chat.say(approver, `rfuser ${post.reference} : trop long`))
    assert.match(said, /"title":"Refuser PUB-/)
    const meant = { noteId: (await kept(karim.id))!.id }
    assert.match(shownIn(await chat.press(approver, 'note.meant', meant)), /"verb":"validation\.refuse"/, 'here it is')
    assert.equal((await ports.validations.byId(validation.id))?.state, 'waiting', 'it was not shown to them before')
    assert.match(shownIn(await chat.press(approver, 'note.meant', meant)), /trop long|refusée/i)
    assert.deepEqual(
      (await ports.validations.byId(validation.id))?.decisions.map(({ kind, reason }) => [kind, reason]),
      [['refuse', 'trop long']],
    )
  })

  it('offer nobody a word that is not theirs', async () => {
    assert.match(shownIn(await chat.say(comms, 'difuser 42')), /Vouliez-vous dire/)
    assert.doesNotMatch(shownIn(await chat.say(author, 'difuser 42')), /Vouliez-vous dire/)
  })

  it('get a kind word, and nothing to decide', async () => {
    for (const text of ['ok 👍', '👍', 'D’accord !', ':-)'])
      assert.match(shownIn(await chat.say(author, text)), /Parfait, à bientôt/, text)
    assert.match(shownIn(await chat.say(author, 'Merci 🙏')), /Avec plaisir/)
    assert.equal(await kept(alice.id), null)
  })

  it('are kept where they may be the answer to a question', async () => {
    const id = '11111111-1111-4111-8111-111111111111'
    await chat.press(author, 'initiative.submit', { initiativeId: id, title: 'La Ruche', text: 'Un texte' })
    await chat.press(comms, 'initiative.asked', { initiativeId: id, question: 'On publie ?' })
    assert.match(shownIn(await chat.say(author, 'ok 👍')), /Transmettre à la communication/)
    assert.equal((await kept(alice.id))?.text, 'ok 👍')
  })

  it('say so where words were more than a note holds', async () => {
    assert.match(shownIn(await chat.say(author, `${'mot '.repeat(1_000)}😀😀`)), /Seul le début est gardé/)
    assert.equal((await kept(alice.id))?.text.length, 4_000)
  })
})
