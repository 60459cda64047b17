import assert from 'node:assert/strict'
import type { Actor, Person } from '../../../src/core/domain/actor.ts'
import type { Broadcast } from '../../../src/core/domain/broadcasts/broadcast.ts'
import { cannotReasonMax } from '../../../src/core/domain/relays/relay.ts'
import { renderPost } from '../../cards/every-card.ts'
import { brought } from '../../fakes/brought.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../fakes/relay-world.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'
import { dataOf } from '../form-of.ts'

const sites = 3

describe('what people press of sites that are not theirs, or send in a card’s place', () => {
  let ports: FakePorts
  let chat: Chat
  let relays: Person[]
  let deputies: Person[]
  /** Of the first one the sites were asked, of the second nobody asked any. */
  let first: Broadcast
  let second: Broadcast
  let verbs: string[]

  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    ;({ relays, deputies } = sitesOf(ports, sites))
    chat = createChat(ports)
    verbs = Object.keys(chat.verbs).filter(verb => verb.startsWith('relay.'))
    first = (await brought(ports, { title: 'Le pont rouvre' })).broadcast
    second = (await brought(ports, { title: 'La crèche ouvre' })).broadcast
    await askedFor(ports, first)
    await relayWorld(ports).runDue()
  })

  const taskId = (site: number) => `${first.id}.${site}`
  const task = async (site: number) => (await ports.relayTasks.byId(taskId(site)))!
  /** What is said to whoever presses; nothing is written, nor ordered. */
  const refused = async (who: Actor, verb: string, data: object): Promise<string> => {
    const before = [ports.commits(), ports.jobs.length]
    const said = shownIn(await chat.press(who, verb, data))
    assert.deepEqual([ports.commits(), ports.jobs.length], before, `${verb} ${JSON.stringify(data)}`)
    return said
  }

  it('are refused to an agent who looks after none of them, whichever verb it is', async () => {
    assert.ok(verbs.length >= 9, verbs.join())
    for (const verb of verbs) {
      const data = { broadcastId: first.id, taskId: taskId(1), poster: '1', sites: '3', people: '3', reason: 'Non' }
      const said = await refused(actor(alice), verb, data)
      assert.match(said, /équipe communication|ne vous est pas confiée/, verb)
      assert.doesNotMatch(said, /Le pont rouvre|Site 0/, verb)
    }
    assert.ok(ports.journal.some(({ verb, actor }) => verb === 'attempt.refused' && actor?.id === alice.id))
  })

  it('are refused to the relay of another site, and to the communication team, who look after none', async () => {
    for (const who of [actor(relays[1]!), actor(deputies[1]!), comms])
      for (const verb of verbs.filter(verb => chat.verbs[verb]!.needs.includes('taskId'))) {
        const said = await refused(who, verb, { taskId: taskId(1), poster: '1', reason: 'Non' })
        assert.doesNotMatch(said, /Le pont rouvre/, `${verb} of ${who.name}`)
      }
    assert.deepEqual([(await task(1)).posted, (await task(1)).told, (await task(1)).cannot], [null, null, null])
  })

  it('are nothing where there is no such round, site or broadcast', async () => {
    const relay = actor(relays[0]!)
    for (const id of ['none', `${second.id}.1`, `${first.id}.99`, first.id, first.postId])
      for (const verb of verbs)
        for (const who of [relay, comms])
          await refused(who, verb, { taskId: id, broadcastId: `${id}.none`, poster: '1', sites: '3', reason: 'Non' })
    // Of a broadcast of which nobody asked the sites there is no list, and no card to send again.
    for (const verb of ['relay.board', 'relay.repeat']) await refused(comms, verb, { broadcastId: second.id })
  })

  it('change nothing with a poster, a number or a reason that no card has', async () => {
    const relay = actor(relays[0]!)
    for (const poster of ['2', '999'])
      for (const verb of ['relay.posted', 'relay.told', 'relay.cannot'])
        await refused(relay, verb, { taskId: taskId(1), poster, reason: 'Non' })
    for (const reason of ['', ' \u200b ', 'x'.repeat(cannotReasonMax + 1), { text: 'Non' }, ['Non']])
      await refused(relay, 'relay.cannot', { taskId: taskId(1), poster: '1', reason })
    await refused(relay, 'relay.down', { taskId: taskId(1) })
    for (const sites of ['', '0', '-3', '2', '4', '3.5', 'NaN', '1e999', 'trois', { n: 3 }, [2, 1], true, null])
      await refused(comms, 'relay.ask', { broadcastId: second.id, sites, shownAt: ports.now() })
    await refused(comms, 'relay.ask', { broadcastId: second.id })
  })

  it('note nothing of the site that is theirs where they type the name of another one', async () => {
    const { reference } = (await ports.posts.byId(first.postId))!
    const say = async (text: string) => shownIn(await chat.say(actor(relays[0]!), text))
    for (const word of ['affiché', 'dit']) {
      assert.match(await say(`${word} ${reference} Site inventé`), /Site 01/)
      assert.deepEqual([(await task(1)).posted, (await task(1)).told], [null, null], word)
    }
    await say(`affiché ${reference} site 01 !`)
    assert.ok((await task(1)).posted)
    await say(`dit ${reference} 👍`)
    assert.ok((await task(1)).told)
  })

  it('say who answers by whom the token names, whatever the card says', async () => {
    const forged = { by: { id: alice.id, name: alice.name }, at: '2020-01-01T00:00:00.000Z', person: alice.id }
    await chat.press(actor(relays[0]!), 'relay.posted', { taskId: taskId(1), poster: '1', ...forged })
    const { posted } = await task(1)
    assert.deepEqual([posted?.by.id, posted?.at], [relays[0]!.id, ports.now()])
  })

  it('ask the sites by the number on the button, also of a card that stands since it was called otherwise', async () => {
    const form = await chat.press(comms, 'relay.sites', { broadcastId: second.id })
    assert.deepEqual(dataOf(form, 'relay.ask'), { broadcastId: second.id, sites, shownAt: ports.now() })
    await refused(comms, 'relay.ask', { broadcastId: second.id, people: '4' })
    await chat.press(comms, 'relay.ask', { broadcastId: second.id, people: String(sites) })
    assert.equal((await ports.relayRounds.byId(second.id))?.asked.sites, sites)
  })

  it('and by that number where it is typed', async () => {
    const asked = (typed: string) => chat.say(comms, `joindre les sites ${second.reference} ${typed}`)
    await asked('2')
    assert.equal(await ports.relayRounds.byId(second.id), null)
    await asked('3')
    assert.equal((await ports.relayRounds.byId(second.id))?.asked.sites, sites)
  })
})
