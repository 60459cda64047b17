import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { PlacementKey } from '../../../../src/core/domain/placements/placed-card.ts'
import type { SendOutcome } from '../../../../src/core/domain/send-outcome.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { faceOf, placementsInDoubt } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { seeDesk } from '../../../../src/core/use-cases/desk/see-desk.ts'
import { channelAway, placeAway } from '../../../../src/core/use-cases/placements/kept/place-away.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { tellDoubts } from '../../../../src/core/use-cases/placements/tell-doubts.ts'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import { writeDesk } from '../../../../src/teams/desk/write-desk.ts'
import { loadWords } from '../../../../src/words.ts'
import { createAcquaintance } from '../../../../src/teams/turn/acquaintance.ts'
import type { Incoming } from '../../../../src/teams/turn/incoming.ts'
import { createChat, shownIn } from '../../../teams/chat.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { actor, alice, karim } from '../../../fakes/town.ts'
import { comms, refreshed } from '../../../fakes/walk.ts'

const inbox = keyed('inbox:i1')
const receipt = keyed('receipt:i1')
const gone: SendOutcome = { kind: 'refused', reason: 'gone' }

describe('the common channel that is away for a moment', () => {
  let ports: FakePorts
  let outcome: SendOutcome
  let shows: number
  const run = (key: PlacementKey) => {
    const show: Messenger['show'] = async (_card, _face, aboutToLeave) => {
      await aboutToLeave()
      shows++
      return outcome
    }
    return refreshPlacement({ ...ports, messenger: { show } as unknown as Messenger }, key)
  }
  const state = async () => (await ports.placements.byKey(inbox))?.state
  const isSaidAway = async () => {
    const shown = await faceOf(ports, receipt)
    return shown?.face.face === 'receipt' && shown.face.away === true
  }

  beforeEach(async () => {
    ports = createFakePorts()
    shows = 0
    outcome = gone
    await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
    ports.jobs.length = 0
  })

  for (const reason of ['gone', 'not-installed', 'not-permitted'] as const)
    it(`is asked again until it takes the card (${reason}), and the author reads where that is`, async () => {
      outcome = { kind: 'refused', reason }
      for (let tries = 0; tries < 9; tries++)
        await assert.rejects(
          () => run(inbox),
          (error: unknown) => error instanceof Unavailable && error.retryAfterMs === null,
        )
      assert.deepEqual([shows, await isSaidAway(), refreshed(ports)], [9, true, [receipt]], 'told once')
      ports.jobs.length = 0
      outcome = { kind: 'delivered', conversationId: 'c', activityId: 'a' }
      await run(inbox)
      assert.deepEqual([await state(), await isSaidAway(), refreshed(ports)], ['placed', false, [receipt]])
    })

  it('makes no doubt, which would be told in that very channel, and is not forgotten by who tells doubts', async () => {
    await assert.rejects(() => run(inbox), Unavailable)
    await tellDoubts(ports)
    assert.deepEqual((await placementsInDoubt(ports)).open, [])
    assert.equal((await ports.placements.byKey(inbox))?.over, undefined)
  })

  it('is told to each administrator once while it is away, and that it is over', async () => {
    ports.directory = { ...ports.directory, admins: async () => [karim] }
    const told = () => refreshed(ports).filter(key => key.startsWith('channel-away:'))
    const shown = async (key: string) => (await faceOf(ports, keyed(key)))?.face
    ports.jobs.length = 0
    const since = ports.now()
    for (let tries = 0; tries < 3; tries++) {
      await assert.rejects(() => run(inbox), Unavailable)
      assert.ok(ports.jobs.some(({ job }) => job === 'doubts.tell'))
      await tellDoubts(ports)
      ports.pass(60_000)
    }
    const [card] = told()
    assert.deepEqual(told(), [`channel-away:${Date.parse(since)}:${karim.id}`])
    assert.deepEqual(await shown(card!), { face: 'channel-away', since, over: false })
    assert.equal(await channelAway(ports), since)
    outcome = { kind: 'delivered', conversationId: 'c', activityId: 'a' }
    ports.jobs.length = 0
    await run(inbox)
    assert.ok(ports.jobs.some(({ job }) => job === 'doubts.tell'))
    await tellDoubts(ports)
    assert.deepEqual([told(), await channelAway(ports)], [[card], null])
    assert.deepEqual(await shown(card!), { face: 'channel-away', since, over: true })
  })

  it('is over where nobody waits any more for what it refused', async () => {
    await assert.rejects(() => run(inbox), Unavailable)
    await tellDoubts(ports)
    ports.initiatives = { ...ports.initiatives, byId: async () => null }
    await run(inbox)
    await tellDoubts(ports)
    assert.equal(await channelAway(ports), null)
  })

  it('is where nobody reads that their proposal is', async () => {
    const chat = createChat(ports)
    const id = '11111111-1111-4111-8111-111111111111'
    const propose = (title: string, initiativeId: string) =>
      chat.press(actor(alice), 'initiative.submit', { initiativeId, title, text: 'Un texte' })
    assert.match(shownIn(await propose('Un marché', id)), /est dans la boîte/)
    assert.match(shownIn(await chat.say(comms, 'propositions')), /Les cartes sont dans le canal/)
    await assert.rejects(() => run(inbox), Unavailable)
    await tellDoubts(ports)
    const later = '22222222-2222-4222-8222-222222222222'
    for (const receipt of [
      await propose('Une fête', later),
      await chat.press(actor(alice), 'initiative.see', { initiativeId: 'i1' }),
      await chat.press(actor(alice), 'initiative.see', { initiativeId: later }),
    ])
      assert.match(shownIn(receipt), /est gardée.*elle y arrivera/)
    const placed = keyed(`inbox:${later}`)
    ports.tamper('placement', { ...(await ports.placements.byKey(inbox))!, key: placed, state: 'placed', reason: null })
    assert.match(
      shownIn(await chat.press(actor(alice), 'initiative.see', { initiativeId: later })),
      /est dans la boîte/,
    )
    const list = shownIn(await chat.say(comms, 'propositions'))
    assert.match(list, /le canal ne prend plus les cartes/)
    assert.doesNotMatch(list, /Les cartes sont dans le canal/)
    const desk = async (who: Actor) =>
      writeDesk(await seeDesk(ports, who), { name: '', now: ports.now(), words: loadWords().fr })
    const [first] = (await desk(comms)).lists
    assert.match(`${first?.title}: ${first?.empty}`, /^Le canal de l’équipe communication: .*ne prend plus les cartes/)
    const { lists } = await desk(actor(alice))
    assert.ok(!lists.some(({ id }) => id === 'away'))
    assert.match(lists.find(({ id }) => id === 'proposed')!.items[0]!.line, /est gardée/)
  })

  it('does not take for away what it does not take at all', async () => {
    outcome = { kind: 'refused', reason: 'too-big' }
    await run(inbox)
    await run(inbox)
    assert.deepEqual([await state(), shows], ['refused', 1])
  })

  it('is tried at once when Mary is put into the team again', async () => {
    await assert.rejects(() => run(inbox), Unavailable)
    ports.jobs.length = 0
    const log = { warn: () => undefined } as never
    const { happened } = createAcquaintance(ports.conversations, log)
    const event = { type: 'installationUpdate', action: 'add', personal: false, sender: null } as unknown as Incoming
    await happened(event, ports)
    assert.deepEqual(refreshed(ports), [inbox])
    ports.jobs.length = 0
    await happened({ ...event, action: 'remove' }, ports)
    assert.deepEqual(refreshed(ports), [])
    outcome = { kind: 'delivered', conversationId: 'c', activityId: 'a' }
    await run(inbox)
    ports.jobs.length = 0
    await placeAway(ports)
    assert.deepEqual(refreshed(ports), [])
  })
})
