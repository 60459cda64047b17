import assert from 'node:assert/strict'
import { keptByHand } from '../../../src/core/use-cases/placements/kept/kept-by-hand.ts'
import { drawReminder } from '../../../src/teams/releases/draw-copy.ts'
import { elements, look, renderPost } from '../../cards/every-card.ts'
import { byHandRelease } from '../../fakes/by-hand.ts'
import { goesElsewhere } from '../../fakes/goes-elsewhere.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms, otherComms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const link = 'https://www.instagram.com/p/Abc-1/'

describe('copier, publié', () => {
  let ports: FakePorts
  let chat: Chat
  let reference: string
  let postId: string
  let sealed: string
  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    const { post } = await goesElsewhere(ports)
    ;({ reference, id: postId } = post)
    sealed = post.sealed.at(-1)!.variants![0]!.text
  })
  const row = async (channel = 'instagram') => (await ports.releases.byId(`${postId}:${channel}`))!
  const inputs = (answer: unknown) =>
    new Map(elements(answer).flatMap(({ type, id, value }) => (type === 'Input.Text' ? [[id, value] as const] : [])))

  it('shows the sealed words in a field, byte for byte, and what is said of the picture', async () => {
    for (const said of [`copier ${reference} instagram`, `copier ${reference}`, `copy ${reference} Instagram`]) {
      const answer = await chat.say(comms, said)
      assert.deepEqual(
        [...inputs(answer)],
        [
          ['words', sealed],
          ['alt-1', 'Le pont'],
          ['link', ''],
        ],
        said,
      )
    }
  })

  it('takes the link behind the number, with or without the network', async () => {
    await chat.say(comms, `publié ${reference} ${link}`)
    assert.equal((await row()).declared?.link, link)
    await chat.say(comms, `publié ${reference} instagram https://www.instagram.com/p/2/`)
    assert.equal((await row()).declared?.link, 'https://www.instagram.com/p/2/')
    assert.match(shownIn(await chat.say(comms, `pas publié ${reference}`)), /n’est plus déclarée publiée sur Instagram/)
    assert.equal((await row()).state, 'planned')
    assert.match(shownIn(await chat.say(comms, `c’est publié ${reference}`)), /Déclaré par Camille/)
    assert.equal((await row()).declared?.link, null)
  })

  it('says never that it was verified, and warns of a link that leads elsewhere', async () => {
    const shown = shownIn(await chat.say(comms, `publié ${reference} https://ville.example/pont`))
    assert.match(shown, /Le lien mène pourtant à un autre site/)
    assert.match(shown, /Déclaré par Camille/)
    assert.doesNotMatch(shown, /vérifié[^-]/i)
  })

  it('keeps nothing of a link that is none', async () => {
    for (const wrong of ['http://instagram.com/p/1', 'https://', 'javascript:alert(1)', 'voilà voilà']) {
      assert.match(
        shownIn(await chat.say(comms, `publié ${reference} instagram ${wrong}`)),
        /commence par https/,
        wrong,
      )
      assert.equal((await row()).state, 'planned', wrong)
    }
  })

  it('asks on which network where there are several, and says which', async () => {
    const facebook = byHandRelease({ postId, channel: 'facebook', reference, seal: (await row()).seal })
    await ports.commit({ save: 'release', row: facebook, ifVersion: 0 })
    for (const said of [`copier ${reference}`, `publié ${reference} ${link}`])
      assert.match(shownIn(await chat.say(comms, said)), /Sur quel réseau.*Facebook.*Instagram/, said)
    await chat.say(comms, `publié ${reference} instagram`)
    assert.deepEqual([(await row('facebook')).state, (await row()).state], ['planned', 'declared'])
  })

  it('is for the communication team', async () => {
    for (const said of [`copier ${reference} instagram`, `publié ${reference} ${link}`, `pas publié ${reference}`])
      assert.match(shownIn(await chat.say(actor(alice, 'agent'), said)), /réservée à l’équipe communication/)
    assert.equal((await row()).state, 'planned')
  })

  it('says why nothing is to be copied', async () => {
    const said = async (text: string) => shownIn(await chat.say(comms, text))
    assert.match(await said(`copier ${reference} bluesky`), /Mary publie elle-même/)
    assert.match(await said(`copier ${reference} linkedin`), /n’est pas prévue sur LinkedIn/)
    assert.match(await said('copier 9999 instagram'), /Je ne trouve pas/)
  })

  it('shows no words that are approved no longer, neither to whoever asks nor in the channel', async () => {
    const post = (await ports.posts.byId(postId))!
    await ports.commit({
      save: 'post',
      row: { ...post, state: 'draft', version: post.version + 1 },
      ifVersion: post.version,
    })
    for (const said of [`copier ${reference} instagram`, `publié ${reference} instagram`])
      assert.match(shownIn(await chat.say(comms, said)), /n’est plus approuvé/, said)
    const face = (await keptByHand['by-hand'].see(ports, { card: 'by-hand', postId, channel: 'instagram' }))?.face
    assert.ok(face)
    const card = JSON.stringify(drawReminder(face, look('fr')))
    assert.match(card, /plus rien à publier ici/)
    assert.doesNotMatch(card, /C’est publié|pont rouvre lundi/)
  })

  it('answers a click on the card in the channel with a note, and another’s with whose it is', async () => {
    const ids = { postId, channel: 'instagram', card: `by-hand:${postId}:instagram` }
    const done = await chat.press(comms, 'release.declare', { ...ids, link })
    assert.ok(done.kind === 'note' && !done.refused)
    const other = await chat.press(otherComms, 'release.undeclare', ids)
    assert.ok(other.kind === 'note' && other.refused)
    assert.match(other.text, /Camille.* qui l’a déclaré/)
    assert.equal((await chat.press(comms, 'release.undeclare', ids)).kind, 'note')
    assert.equal((await row()).state, 'planned')
  })
})
