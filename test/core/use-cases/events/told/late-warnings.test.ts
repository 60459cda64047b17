import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../../src/core/domain/broadcasts/broadcast.ts'
import { missedWarnings } from '../../../../../src/core/use-cases/events/told/late-warnings.ts'
import { readEvent } from '../../../../../src/core/use-cases/events/read-event.ts'
import { faceOf, isTakenAway, tellsNobody } from '../../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { followPost } from '../../../../../src/core/use-cases/posts/ending/follow-post.ts'
import { warnRegistered } from '../../../../../src/core/use-cases/warnings/warn-registered.ts'
import { received } from '../../../../fakes/received.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, alice, diane, hugo, karim } from '../../../../fakes/town.ts'
import { keyed } from '../../../../fakes/keyed.ts'
import { askId, invited, says } from '../../../../fakes/warned.ts'
import { comms, press, refreshed } from '../../../../fakes/walk.ts'

describe('who registers after a message was sent to those registered', () => {
  let ports: FakePorts
  let postId: string
  let sent: Broadcast
  const key = (who = hugo) => keyed(`warned:${askId}:${who.id}`)

  beforeEach(async () => {
    ports = createFakePorts()
    postId = (await invited(ports, [alice, hugo, diane])).id
    await says(ports, postId, alice, 'yes')
    const fields = { text: 'Apportez des gants*, {prénom}.' }
    const asked = await warnRegistered(ports, comms, { id: askId, postId, fields }, settings)
    assert.equal(asked.kind, 'warning-asked')
    const { sealed } = (await ports.posts.byId(askId))!
    const decided = await press(ports, actor(karim), { id: askId, seal: sealed[0]!.seal }, 'approve', 0)
    assert.ok(decided.kind === 'decided' && decided.broadcast)
    sent = decided.broadcast
  })
  const is = (change: Partial<Broadcast>) => ports.tamper('broadcast', (sent = { ...sent, ...change }))
  const arrived = () => {
    is({ state: 'done', planned: 1, startedAt: ports.now(), finishedAt: ports.now() })
    received(ports, sent.id, [alice])
  }
  const missed = async (who = hugo) => missedWarnings(ports, (await readEvent(ports, who.id, postId))!)

  it('has it on a card of their own; who was sent it has none, nor who does not come', async () => {
    arrived()
    await says(ports, postId, hugo, 'yes')
    await says(ports, postId, diane, 'maybe')
    assert.deepEqual(await missed(), { missed: [key()], soon: false })
    assert.deepEqual([(await missed(alice)).missed, (await missed(diane)).missed], [[], []])
  })

  it('waits while it is being planned, and is in it while it has yet to be', async () => {
    await says(ports, postId, hugo, 'yes')
    assert.deepEqual(await missed(), { missed: [], soon: false })
    is({ state: 'planning' })
    assert.deepEqual(await missed(), { missed: [], soon: true })
  })

  it('reads the words that are true now, follows when they change, and has nothing once they are taken back', async () => {
    arrived()
    await says(ports, postId, hugo, 'yes')
    const shown = await faceOf(ports, key())
    assert.ok(shown?.face.face === 'warned')
    assert.deepEqual(
      [shown.to, shown.face.title, shown.face.body],
      [{ kind: 'person', id: hugo.id }, 'Avis\u00a0: Atelier compost', 'Apportez des gants*, {prénom}.'],
    )
    assert.deepEqual([tellsNobody(shown.face, ports.now()), await isTakenAway(ports, key())], [false, false])
    ports.tamper('placement', {
      key: key(),
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: hugo.id },
      conversationId: 'a',
      activityId: '2',
      reason: null,
      leaseUntil: null,
      updatedAt: '',
    })
    ports.jobs.length = 0
    await followPost(ports, { postId: askId, published: false }, settings)
    assert.ok(refreshed(ports).includes(key()))
    await says(ports, postId, hugo, 'no')
    const left = await faceOf(ports, key())
    assert.ok(left && tellsNobody(left.face, ports.now()))
    ports.tamper('post', { ...(await ports.posts.byId(askId))!, state: 'taken-back' })
    assert.deepEqual([await faceOf(ports, key()), await isTakenAway(ports, key())], [null, true])
    await says(ports, postId, hugo, 'yes')
    assert.deepEqual((await missed()).missed, [], 'nobody gets what was taken back')
  })
})
