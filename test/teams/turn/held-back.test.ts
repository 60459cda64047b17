import assert from 'node:assert/strict'
import type { JobName } from '../../../src/core/change.ts'
import type { Hold } from '../../../src/core/ports/database-hold.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, karim } from '../../fakes/town.ts'
import { approved } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const hold: Hold = { because: 'server', before: 'system 1', now: 'system 2', since: '2026-11-25T08:00:00.000Z' }
const nothingLeaves = /Rien ne part tant qu’un administrateur n’a pas décidé/
const everybody = actor(karim, 'comms', 'admin')

/** The whole sense of these is that something leaves now, or soon. */
const leaves = [
  'channel.free',
  'release.decide',
  'broadcast.confirm',
  'broadcast.correct',
  'broadcast.resend',
  'broadcast.resent',
  'broadcast.resume',
  'broadcast.schedule',
  'broadcast.scheduled',
  'broadcast.send',
  'broadcast.takeback',
  'broadcast.takenback',
  'broadcast.calloff',
  'broadcast.calledoff',
  'call.nudge',
  'call.repeat',
  'call.plan',
  'initiative.nudge',
  'placement.repeat',
  'post.test',
  'relay.ask',
  'relay.repeat',
  'urgent.send',
  'validation.nudge',
  'warning.send',
]
/** What would carry something to people. */
const carries: readonly JobName[] = ['broadcast.plan', 'broadcast.send', 'reminders.post', 'urgent.ring', 'urgent.tell']

describe('on a restored database, of all the verbs and words there are', () => {
  let ports: FakePorts
  let chat: Chat
  let ids: Record<string, string>
  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    const { post, broadcast, validation } = await approved(ports)
    ids = {
      postId: post.id,
      broadcastId: broadcast.id,
      validationId: validation.id,
      seal: broadcast.seal,
      step: '0',
      version: '1',
      key: `broadcast:${broadcast.id}`,
      people: '9',
    }
    ports.jobs.length = 0
    ports.holdBack(hold)
  })
  const dataOf = (verb: string) => ({
    ...Object.fromEntries(chat.verbs[verb]!.needs.map(need => [need, need])),
    ...ids,
  })
  /** What is stopped is only settled: nobody gets it. */
  const carrying = async () => {
    const jobs = ports.jobs.filter(({ job }) => carries.includes(job))
    const states = await Promise.all(
      jobs.map(async ({ data }) => ('id' in data ? (await ports.broadcasts.byId(data.id))?.state : undefined)),
    )
    return jobs.filter((_, index) => states[index] !== 'stopped')
  }

  it('these are the verbs that send, and no other says that it does', () => {
    const sending = Object.entries(chat.verbs).flatMap(([name, { facts }]) => (facts.sends ? [name] : []))
    assert.deepEqual(sending.toSorted(), leaves.toSorted())
  })

  it('each that sends is told, and writes nothing', async () => {
    const commits = ports.commits()
    for (const verb of leaves)
      assert.match(shownIn(await chat.press(everybody, verb, dataOf(verb))), nothingLeaves, verb)
    assert.equal(ports.commits(), commits)
  })

  it('no other one makes anything leave', async () => {
    for (const verb of Object.keys(chat.verbs).filter(name => !leaves.includes(name))) {
      await chat.press(everybody, verb, dataOf(verb))
      ports.holdBack(hold)
      assert.deepEqual(await carrying(), [], verb)
    }
  })

  it('nor does a word that is typed', async () => {
    const { reference } = (await ports.broadcasts.byId(ids['broadcastId']!))!
    for (const [word, [spelling]] of Object.entries(chat.words.fr.typed)) {
      for (const said of [spelling, `${spelling} ${reference}`, `${spelling} ${reference} demain à 9 h`])
        await chat.say(everybody, said!)
      ports.holdBack(hold)
      assert.deepEqual(await carrying(), [], word)
    }
  })
})
