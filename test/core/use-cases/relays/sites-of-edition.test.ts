import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { askSites, askToReachSites } from '../../../../src/core/use-cases/relays/ask-sites.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/cancel-post.ts'
import { paperPorts, type PaperPorts, vouched } from '../../../fakes/composed.ts'
import { settings } from '../../../fakes/ports.ts'
import { relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { sentEdition, tampered } from '../../../fakes/sent-edition.ts'
import { comms } from '../../../fakes/walk.ts'

describe('the sites of an issue', () => {
  let ports: PaperPorts
  beforeEach(() => {
    ports = paperPorts()
    sitesOf(ports, 3)
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
