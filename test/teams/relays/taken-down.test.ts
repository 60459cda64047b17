import assert from 'node:assert/strict'
import { sayPosted } from '../../../src/core/use-cases/relays/answer-relay.ts'
import { renderPost } from '../../cards/every-card.ts'
import { brought } from '../../fakes/brought.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../fakes/relay-world.ts'
import { actor } from '../../fakes/town.ts'
import { createChat, shownIn } from '../chat.ts'

describe('a poster that is to come down', () => {
  it('is pressed and typed down by the relay who put it up, also once relays are switched off', async () => {
    const ports: FakePorts = Object.assign(createFakePorts(), { renderPost })
    const { relays } = sitesOf(ports, 2)
    const { broadcast } = await brought(ports, { title: 'Le pont rouvre' })
    const world = relayWorld(ports)
    await askedFor(ports, broadcast)
    await world.runDue()
    const taskId = (site: number) => `${broadcast.id}.${site}`
    for (const [at, relay] of relays.entries())
      await sayPosted(ports, actor(relay), { taskId: taskId(at + 1), poster: 1 })
    const removal = { ...broadcast, id: 't', kind: 'take-back', targetId: broadcast.id, state: 'done' } as const
    await ports.commit({ save: 'broadcast', row: removal, ifVersion: 0 })
    ports.jobs.push({ job: 'relays.follow', data: { broadcastId: broadcast.id } })
    await world.runDue()
    ports.capabilities.switchedOff.add('relays')
    const chat = createChat(ports)
    const [pressing, typing] = relays
    assert.doesNotMatch(shownIn(await chat.press(actor(pressing!), 'relay.down', { taskId: taskId(1) })), /désactivé/)
    const { reference } = (await ports.posts.byId(broadcast.postId))!
    await chat.say(actor(typing!), `décroché ${reference}`)
    const down = async (site: number) => (await ports.relayTasks.byId(taskId(site)))!.takeDown?.done ?? null
    assert.deepEqual([(await down(1))?.by.id, (await down(2))?.by.id], [pressing!.id, typing!.id])
    // What is asked anew is off.
    assert.match(shownIn(await chat.press(actor(pressing!), 'relay.posted', { taskId: taskId(1) })), /désactivé/)
  })
})
