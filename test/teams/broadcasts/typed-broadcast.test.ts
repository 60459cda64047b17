import assert from 'node:assert/strict'
import type { Broadcast } from '../../../src/core/domain/broadcasts/broadcast.ts'
import { shortNumber } from '../../../src/core/domain/reference.ts'
import { meantBy } from '../../../src/teams/broadcasts/typed-broadcast.ts'
import { ableFirst } from '../../../src/teams/turn/typed-table.ts'
import { renderPost } from '../../cards/every-card.ts'
import { brought, carried } from '../../fakes/brought.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { approved, comms } from '../../fakes/walk.ts'
import { createChat, shownIn } from '../chat.ts'

describe('which broadcast a word means', () => {
  const one = (dif: number, pub: number, state: Broadcast['state'], targetId: string | null = null) =>
    ({
      id: `d${dif}`,
      reference: `DIF-2026-000${dif}`,
      postId: `p${pub}`,
      postReference: `PUB-2026-000${pub}`,
      state,
      targetId,
    }) as Broadcast
  // The newest first.
  const recent = [
    one(6, 5, 'ready'),
    one(5, 4, 'done'),
    one(4, 3, 'running', 'd2'),
    one(3, 5, 'ready'),
    one(2, 3, 'done'),
    one(1, 2, 'ready'),
  ]
  const meant = (text: string, state: Broadcast['state']) => {
    const found = meantBy(text, recent, broadcast => broadcast.state === state)
    return found.filter(({ reference }) => reference.endsWith(text.slice(-1))).map(({ id }) => id)
  }

  it('is its own number’s, where the word can act on it, else the last one of the post of that number', () => {
    assert.deepEqual(meant('5', 'done'), ['d5'])
    assert.deepEqual(meant('5', 'ready'), ['d6'])
    assert.deepEqual(meant('3', 'ready'), ['d3'])
    assert.deepEqual(meant('3', 'running'), ['d4'])
    assert.deepEqual(meant('PUB-2026-0005', 'ready'), ['d6'])
    assert.deepEqual(meant('DIF-2026-0003', 'ready'), ['d3'])
  })

  it('is what was changed, where the change cannot be acted on', () => {
    assert.deepEqual(meant('4', 'done'), ['d5'], 'the post of that number first')
    assert.deepEqual(meant('DIF-2026-0004', 'done'), ['d2'])
  })

  it('is asked where the number is that of one, and of another’s post', () => {
    const all = (text: string) => meantBy(text, recent, () => true).map(({ reference }) => reference)
    assert.deepEqual(all('5'), ['DIF-2026-0005', 'PUB-2026-0005'])
    assert.deepEqual(all('PUB-2026-0005'), ['PUB-2026-0005'])
    assert.deepEqual(all('DIF-2026-0005'), ['DIF-2026-0005'])
  })

  it('is asked between two years as it is of a post: where the word can act on both', () => {
    const of = (year: number, state: Broadcast['state']) =>
      ({ ...one(2, year, state), reference: `DIF-${year}-0002`, postReference: `PUB-${year}-0007` }) as Broadcast
    const able = ({ state }: Broadcast): boolean => state === 'ready'
    const both = (first: Broadcast['state'], second: Broadcast['state']) => {
      const years = [of(2027, first), of(2026, second)]
      const named = (some: Broadcast[]) => some.map(({ reference }) => reference)
      const asBroadcast = named(meantBy('2', years, able))
      assert.deepEqual(named(ableFirst(years, '2', able)), asBroadcast, 'one rule')
      return asBroadcast
    }
    assert.deepEqual(both('ready', 'ready'), ['DIF-2027-0002', 'DIF-2026-0002'])
    assert.deepEqual(both('done', 'done'), ['DIF-2027-0002', 'DIF-2026-0002'])
    assert.deepEqual(both('ready', 'done'), ['DIF-2027-0002'])
    assert.deepEqual(both('done', 'ready'), ['DIF-2026-0002'])
  })

  it('is found where the word cannot act on it, so that it says why', () => {
    assert.deepEqual(meant('5', 'held'), ['d5', 'd6'], 'asked which')
    assert.deepEqual(meant('PUB-2026-0003', 'held'), ['d4'])
    assert.deepEqual(meant('9', 'held'), [])
  })
})

describe('words on a broadcast, by the number of its post', () => {
  it('check and send it', async () => {
    const ports = createFakePorts()
    const chat = createChat(ports)
    const { broadcast } = await approved(ports)
    const number = shortNumber(broadcast.postReference)
    assert.notEqual(number, shortNumber(broadcast.reference))
    assert.doesNotMatch(shownIn(await chat.say(comms, `vérifier ${number}`)), /Je ne trouve pas/)
    assert.match(shownIn(await chat.say(comms, `diffuser ${number}`)), /"verb":"broadcast.confirm"/)
  })

  it('say of an event that was called off why it is not corrected, whichever number is typed', async () => {
    const ports = Object.assign(createFakePorts(), { renderPost })
    const chat = createChat(ports)
    const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Parc' }
    const { broadcast } = await brought(ports, event)
    const fields = { broadcastId: broadcast.id, people: '3', reason: 'Orages' }
    await chat.press(comms, 'broadcast.calledoff', fields, 'dialog')
    const [off] = await ports.broadcasts.changing(broadcast.id)
    await carried(ports, off!.id, 3)
    for (const reference of [broadcast.reference, broadcast.postReference, off!.reference])
      for (const typed of [reference, shortNumber(reference)])
        assert.match(shownIn(await chat.say(comms, `corriger ${typed}`)), /annulé/, typed)
  })
})
