import assert from 'node:assert/strict'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import type { FaceOf } from '../../../../src/core/domain/faces/face.ts'
import { askSites, askToReachSites } from '../../../../src/core/use-cases/relays/ask-sites.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { drawRelay } from '../../../../src/teams/relays/draw-relay.ts'
import { look, renderPost } from '../../../cards/every-card.ts'
import { paperPorts, type PaperPorts, vouched } from '../../../fakes/composed.ts'
import { settings } from '../../../fakes/ports.ts'
import { relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { sentEdition, tampered } from '../../../fakes/sent-edition.ts'
import { comms } from '../../../fakes/walk.ts'

describe('the sites of an issue', () => {
  let ports: PaperPorts
  let relays: Person[]
  beforeEach(() => {
    ports = Object.assign(paperPorts(), { renderPost })
    ;({ relays } = sitesOf(ports, 3))
  })
  const question = ({ id }: Broadcast) => askToReachSites(ports, comms, id, settings)
  const ask = ({ id }: Broadcast) => askSites(ports, comms, { broadcastId: id, sites: 3 }, settings)

  async function approvedOne() {
    const { edition, post } = await vouched(ports)
    const [item] = edition.items
    assert.ok(item?.kind === 'post')
    return { broadcast: (await ports.broadcasts.byId(post.broadcastId!))!, item }
  }

  it('are not asked to put up one with an article that was taken back since', async () => {
    const { broadcast, item } = await approvedOne()
    assert.equal((await question(broadcast)).kind, 'sites')
    await withdrawSubmission(ports, comms, item.postId)
    const no = { kind: 'sites-edition', broadcast, about: `${item.reference} « Article 1 »` }
    assert.deepEqual([await question(broadcast), await ask(broadcast)], [no, no])
    assert.equal(await ports.relayRounds.byId(broadcast.id), null)
  })

  it('get a card each that asks for copies of it, by its name', async () => {
    const world = relayWorld(ports)
    const { broadcast } = await approvedOne()
    assert.equal((await ask(broadcast)).kind, 'asked')
    await world.runDue()
    assert.deepEqual(
      world.sent.map(({ card, to, face }) => [card, to, 'round' in face && face.round?.edition]),
      relays.map(({ id }) => ['relay', id, true]),
    )
    const [first] = world.sent
    const says = JSON.stringify(drawRelay({ ...(first!.face as FaceOf<'relay'>), why: 'relay' }, look('fr')))
    assert.match(says, /Trait d’Union n° 1/)
    assert.match(says, /Exemplaires\u00a0: 1/)
    assert.match(says, /"relay\.posted"/)
  })

  it('get no card of one that changed between the asking and its leaving', async () => {
    const world = relayWorld(ports)
    const { broadcast, item } = await approvedOne()
    assert.equal((await ask(broadcast)).kind, 'asked')
    await withdrawSubmission(ports, comms, item.postId)
    await world.runDue()
    assert.deepEqual(world.sent, [])
    assert.equal((await ports.relayRounds.byId(broadcast.id))?.ended?.because, 'not-left')
    assert.deepEqual(ports.journal.at(-1)?.details, { because: 'sites-edition' })
  })

  it('put up what people have already, whatever became of its articles, but no other bytes', async () => {
    const sent = await sentEdition(ports)
    const [item] = sent.edition.items
    assert.ok(item?.kind === 'post')
    await withdrawSubmission(ports, comms, item.postId)
    assert.equal((await question(sent.broadcast)).kind, 'sites')
    await tampered(ports, sent, 'pdf')
    assert.equal((await question(sent.broadcast)).kind, 'sites-edition')
  })
})
