import assert from 'node:assert/strict'
import { keyOf } from '../../../src/core/domain/placements/placed-card.ts'
import type { Placement } from '../../../src/core/domain/placements/placement.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, camille } from '../../fakes/town.ts'
import { approved, comms, fields, pictured, refreshed, written } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const onItsWay = /L’essai part\s: regardez votre conversation avec Mary\./
const nothingCounted = /C’est un essai\s: rien n’est compté\./
const person = camille.id

describe('« Recevoir un essai »', () => {
  let ports: FakePorts
  let chat: Chat
  const tests = () => refreshed(ports).filter(key => key.startsWith('test:'))

  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    const at = { conversationId: `chat-${person}`, serviceUrl: 'https://teams.example/' }
    await ports.conversations.remember({ person, ...at, locale: 'fr' })
  })

  it('saves what stands in the editor first', async () => {
    const { id: postId, revision } = await written(ports)
    const typed = { ...fields, postId, version: String(revision), title: 'Le pont rouvre' }
    for (const road of ['execute', 'dialog'] as const)
      assert.match(
        shownIn(await chat.press(comms, 'post.test', { ...typed, title: `Le pont, ${road}` }, road)),
        /essai/,
      )
    const post = await ports.posts.byId(postId)
    assert.equal(post?.content.title, 'Le pont, execute', 'the second came from a form that was opened before')
    assert.deepEqual(tests(), [keyOf({ card: 'test', postId, person, revision: post.revision, at: ports.now() })])
  })

  it('is typed too, by comms alone', async () => {
    const { reference } = await written(ports)
    for (const said of [`essai ${reference}`, `Essai n° ${Number(reference.slice(-4))}`, `test ${reference}`])
      assert.match(shownIn(await chat.say(comms, said)), onItsWay, said)
    assert.match(shownIn(await chat.say(actor(alice), `essai ${reference}`)), /réservée? à l’équipe communication/)
    for (const said of ['essai', 'test']) {
      assert.match(shownIn(await chat.say(comms, said)), /De laquelle parlez-vous/, said)
      assert.match(shownIn(await chat.say(actor(alice), said)), /note\.forward/, `${said} of an agent is kept`)
    }
  })

  it('says why none comes', async () => {
    const post = await written(ports)
    const press = async (postId: string) => shownIn(await chat.press(comms, 'post.test', { postId }))
    await pictured(ports, post.id, 'unsure', comms, 'unsure')
    assert.match(await press(post.id), /Les photos sans accord n’y sont pas/)
    await ports.conversations.mark(person, 'removed')
    assert.match(await press(post.id), /ne peut pas vous écrire/)
    const { post: sent } = await approved(ports)
    const row = { ...sent, version: sent.version + 1, state: 'broadcast' as const }
    await ports.commit({ save: 'post', row, ifVersion: sent.version })
    assert.match(await press(sent.id), /déjà partie/)
    assert.match(shownIn(await chat.press(actor(alice), 'post.test', { postId: post.id })), /réservée? à/)
  })

  it('is asked for a hundred times a day at most', async () => {
    const { id: postId } = await written(ports)
    for (let n = 0; n < 100; n++) assert.match(shownIn(await chat.press(comms, 'post.test', { postId })), onItsWay)
    assert.match(shownIn(await chat.press(comms, 'post.test', { postId })), /100/)
  })

  it('gives a card whose buttons count nothing', async () => {
    const { id: postId } = await written(ports, { kind: 'event', date: '2026-12-10', place: 'Pont' })
    const key = keyOf({ card: 'test', postId, person, revision: 1, at: ports.now() })
    const conversationId = `chat-${person}`
    const row: Placement = {
      key,
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: person },
      conversationId,
      activityId: 'a1',
      reason: null,
      leaseUntil: null,
      updatedAt: ports.now(),
    }
    await ports.commit({ save: 'placement', row, ifVersion: 0 })
    const commits = ports.commits()
    const on = { conversationId, replyToId: 'a1' }
    for (const verb of ['event.join', 'event.maybe', 'event.leave'])
      assert.match(shownIn(await chat.press(comms, verb, { postId }, 'execute', on)), nothingCounted, verb)
    assert.match(shownIn(await chat.press(comms, 'test.why', {}, 'execute', on)), nothingCounted)
    assert.equal(ports.commits(), commits)
    const elsewhere = await chat.press(comms, 'event.join', { postId }, 'execute', { ...on, replyToId: 'a2' })
    assert.match(shownIn(elsewhere), /Je ne trouve pas/)
    const soon = keyOf({ card: 'participants', postId, person })
    await ports.commit({ save: 'placement', row: { ...row, key: soon, activityId: 'a3' }, ifVersion: 0 })
    const beside = await chat.press(comms, 'event.join', { postId }, 'execute', { ...on, replyToId: 'a3' })
    assert.doesNotMatch(shownIn(beside), nothingCounted, 'on another card of hers')
  })
})
