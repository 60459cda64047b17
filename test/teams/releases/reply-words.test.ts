import assert from 'node:assert/strict'
import type { PublicReply } from '../../../src/core/domain/releases/public-reply.ts'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import { fakeNetwork } from '../../fakes/network.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms, written } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const plain = (answers: Parameters<typeof shownIn>[0]): string => shownIn(answers).replaceAll(/[\u00a0\u202f]/g, ' ')

describe('the word « réactions »', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    ports.renderPost = createRenderPost(createChat(ports).words, 'Europe/Paris')
    ports.networks = { bluesky: fakeNetwork().network }
    chat = createChat(ports)
  })
  const say = async (text: string, who = comms): Promise<string> => plain(await chat.say(who, text))
  const keep = (replies: PublicReply[]) =>
    ports.commit({
      save: 'public_replies',
      row: { id: 'bluesky', version: 1, since: ports.now(), replies },
      ifVersion: 0,
    })
  const reply = (id: string, change: Partial<PublicReply> = {}): PublicReply => ({
    id,
    url: `https://network.example/${id}`,
    author: 'Paul *fort* @paul',
    text: `Bravo **${id}** [ici](https://evil.example)`,
    at: ports.now(),
    postId: null,
    seenAt: ports.now(),
    ...change,
  })

  it('shows what is answered to a post, escaped, with its way to the network', async () => {
    const { id: postId, reference } = await written(ports)
    const number = reference.slice(-2)
    assert.match(await say(`réactions ${number}`), /Personne n’y a répondu/)
    await keep([reply('one', { postId }), reply('named')])
    const shown = await say(`réactions ${number}`)
    assert.match(shown, /Bluesky.*Paul \\\\\*fort\\\\\* @paul.*vu par Mary le .*Bravo \\\\\*\\\\\*one.*\\\\\[ici/s)
    assert.match(shown, /Voir sur Bluesky.*https:\/\/network\.example\/one.*pour masquer ou signaler/is)
    assert.doesNotMatch(shown, /named/)
    const mentions = await say('réactions')
    assert.match(mentions, /Ce qui se dit de la collectivité.*named/s)
    assert.doesNotMatch(mentions, /example\/one/)
  })

  it('is for the communication team, and says where nobody is connected', async () => {
    assert.doesNotMatch(await say('réactions', actor(alice)), /Ce qui se dit/)
    ports.networks = {}
    assert.match(await say('réactions'), /Aucun compte Bluesky ou Mastodon/)
  })

  it('fits, however much twenty strangers write', async () => {
    await keep(
      Array.from({ length: 20 }, (_, n) => reply(`n${n}`, { text: '漢'.repeat(1000), author: '漢'.repeat(200) })),
    )
    const [answer] = await chat.say(comms, 'réactions')
    assert.ok(Buffer.byteLength(JSON.stringify(answer)) < 28 * 1024)
  })
})
