import assert from 'node:assert/strict'
import type { Actor } from '../../../src/core/domain/actor.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, guest } from '../../fakes/town.ts'
import { approved } from '../../fakes/walk.ts'
import { type Chat, createChat, picture, shownIn } from '../chat.ts'

const outsider: Actor = { ...actor(guest), roles: [] }
const reserved = /réservée aux agents/
const open = ['broadcast.why', 'mydata.ask', 'person.leave', 'person.rejoin']

describe('people outside of the agents', () => {
  let ports: FakePorts
  let chat: Chat
  /** All that they could have made happen: rows, the journal, jobs. */
  let commits: number
  let attempts: number
  beforeEach(async () => {
    ports = createFakePorts()
    await approved(ports)
    const { commit } = ports
    commits = 0
    attempts = 0
    ports.commit = (...changes) => {
      commits++
      return commit(...changes)
    }
    ports.history.refused = async () => {
      attempts++
      return true
    }
    chat = createChat(ports)
  })
  afterEach(() => assert.deepEqual([commits, attempts], [0, 0]))

  const everything = Object.fromEntries(
    ['text', 'title', 'to', 'reason', 'addition', 'answer', 'question', 'since', 'until'].map(name => [name, 'x']),
  )
  const dataOf = (verb: string): object => ({
    ...everything,
    ...Object.fromEntries(chat.verbs[verb]!.needs.map(need => [need, '1'])),
  })

  it('press no button of any card, by any road, but to ask why they got something and to leave it', async () => {
    const verbs = Object.keys(chat.verbs).filter(verb => !open.includes(verb))
    assert.ok(verbs.length > 60)
    for (const verb of verbs)
      for (const road of ['execute', 'submit', 'fetch', 'dialog'] as const)
        assert.match(shownIn(await chat.press(outsider, verb, dataOf(verb), road)), reserved, `${verb} ${road}`)
  })

  it('type no word, send no file, and nothing of theirs is kept', async () => {
    const leaving = [chat.words.fr.typed.leaveOptional, chat.words.fr.typed.rejoin].flat()
    for (const text of [...Object.values(chat.words.fr.typed).flat(), 'Bonjour', ''].filter(
      text => !leaving.includes(text),
    ))
      assert.match(shownIn(await chat.say(outsider, text)), reserved, text)
    for (const text of ['', leaving[0]!])
      assert.match(shownIn(await chat.say(outsider, text, [picture('a.png')])), reserved)
  })

  it('leave nothing that they never got', async () => {
    for (const verb of ['mydata.ask', 'person.leave', 'person.rejoin'])
      assert.match(shownIn(await chat.press(outsider, verb, {})), reserved)
    assert.match(shownIn(await chat.say(outsider, chat.words.fr.typed.leaveOptional[0]!)), reserved)
    assert.doesNotMatch(shownIn(await chat.press(outsider, 'broadcast.why', { broadcastId: '1' })), reserved)
  })
})

describe('people outside of the agents who got something', () => {
  it('leave what is optional, and come back', async () => {
    const ports = createFakePorts()
    const chat = createChat(ports)
    ports.known.push({
      person: guest.id,
      conversationId: 'c',
      serviceUrl: 's',
      state: 'open',
      locale: 'fr',
      met: true,
      optedOut: false,
    })
    await chat.press(outsider, 'person.leave', {})
    assert.equal(ports.known[0]!.optedOut, true)
    await chat.say(outsider, chat.words.fr.typed.rejoin[0]!)
    assert.equal(ports.known[0]!.optedOut, false)
    assert.deepEqual(
      ports.journal.map(({ verb, details }) => [verb, details['out']]),
      [
        ['person.opted', true],
        ['person.opted', false],
      ],
    )
    await chat.say(outsider, chat.words.fr.typed.myData[0]!)
    assert.equal(ports.journal.at(-1)?.verb, 'person.asked-data')
    assert.equal(actor(alice).roles.length, 1)
  })
})
