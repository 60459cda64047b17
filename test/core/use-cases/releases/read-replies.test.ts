import assert from 'node:assert/strict'
import type { Network, Reply } from '../../../../src/core/ports/networks.ts'
import { readReplies } from '../../../../src/core/use-cases/releases/read-replies.ts'
import { seeReplies } from '../../../../src/core/use-cases/releases/see-replies.ts'
import { fakeNetwork } from '../../../fakes/network.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { aRelease } from '../../../fakes/releases.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'

const day = 24 * 60 * 60_000

const keptMs = 30 * 24 * 60 * 60_000

describe('what the public answers', () => {
  let ports: FakePorts
  let postId: string
  let network: ReturnType<typeof fakeNetwork>
  const asked: string[] = []
  beforeEach(async () => {
    ports = createFakePorts()
    network = fakeNetwork()
    asked.length = 0
    const read = network.network.replies!
    const watched: Network = { ...network.network, replies: since => (asked.push(since), read(since)) }
    ports.networks = { bluesky: watched }
    postId = (await written(ports)).id
    const left = { uri: 'fake:1', url: null, revision: null, seal: 'a', at: ports.now() }
    await ports.commit({
      save: 'release',
      row: aRelease(postId, 'bluesky', { state: 'published', left }),
      ifVersion: 0,
    })
  })
  const said = (id: string, change: Partial<Reply> = {}): void => {
    ports.pass(1000)
    const rest = { url: `https://network.example/${id}`, author: 'Paul @paul', text: id, inReplyTo: 'fake:1' }
    network.replies.push({ id, at: ports.now(), ...rest, ...change })
    ports.pass(1000)
  }
  const seen = async (of: string | null = postId) => {
    const result = await seeReplies(ports, comms, of)
    assert.ok(result.kind === 'seen')
    return result
  }
  const ids = async (of: string | null = postId) => (await seen(of)).replies.map(({ id }) => id)
  const orders = () => ports.jobs.filter(({ job }) => job === 'replies.read')

  it('is shown with the post that it answers, and what answers none as a mention, newest first', async () => {
    said('one')
    said('named', { inReplyTo: null })
    said('elsewhere', { inReplyTo: 'fake:9' })
    said('two')
    await readReplies(ports)
    assert.deepEqual(await ids(), ['two', 'one'])
    assert.deepEqual(await ids(null), ['elsewhere', 'named'])
    assert.equal((await seen()).replies[0]!.seenAt, ports.now())
    assert.deepEqual(await seeReplies(ports, actor(alice), postId), { kind: 'not-comms' })
  })

  it('is read on where it ended, and each word once', async () => {
    said('one')
    await readReplies(ports)
    const { seenAt } = (await seen()).replies[0]!
    said('two')
    await readReplies(ports)
    await readReplies(ports)
    assert.deepEqual(await ids(), ['two', 'one'])
    assert.equal((await seen()).replies[1]!.seenAt, seenAt)
    assert.deepEqual(asked.slice(1), [network.replies[0]!.at, network.replies[1]!.at])
  })

  it('is known again where the clock of the network is ahead', async () => {
    const ahead = new Date(Date.parse(ports.now()) + 60 * 60_000).toISOString()
    said('one', { at: ahead })
    await readReplies(ports)
    said('two', { at: new Date(Date.parse(ahead) - 1000).toISOString() })
    await readReplies(ports)
    assert.deepEqual(await ids(), ['one', 'two'])
  })

  it('is deleted thirty days after it was first seen, and not read again', async () => {
    said('one')
    await readReplies(ports)
    ports.pass(day)
    said('two')
    await readReplies(ports)
    ports.pass(keptMs - day - 3000)
    await readReplies(ports)
    assert.deepEqual(await ids(), ['two', 'one'])
    ports.pass(2000)
    await readReplies(ports)
    assert.deepEqual(await ids(), ['two'])
    ports.pass(day + 2000)
    await readReplies(ports)
    assert.deepEqual((await ports.publicReplies.byId('bluesky'))?.replies, [])
    ports.pass(keptMs)
    await readReplies(ports)
    assert.equal(asked.at(-1), new Date(Date.parse(ports.now()) - keptMs).toISOString())
  })

  it('is bounded, harmless, and left out where it says nothing of itself', async () => {
    said('long', { text: 'é'.repeat(5000), author: 'a'.repeat(900), url: 'javascript:alert(1)' })
    said('', { text: 'nobody knows it again' })
    said('letter', { url: 'mailto:paul@example.org' })
    await readReplies(ports)
    const [letter, long] = (await seen()).replies
    assert.deepEqual([letter!.url, long!.url, long!.text.length, long!.author.length], [null, null, 1000, 200])
    for (let n = 0; n < 320; n++) said(`n${n}`)
    await readReplies(ports)
    assert.equal((await ports.publicReplies.byId('bluesky'))?.replies.length, 300)
    const { replies, more } = await seen()
    assert.deepEqual([replies.length, replies[0]!.id, more], [20, 'n319', 280])
  })

  it('is asked for again while a network is connected or something is kept; nothing connected is nothing asked', async () => {
    said('one')
    await readReplies(ports)
    assert.deepEqual(orders().at(-1), { job: 'replies.read', data: {}, inMs: 15 * 60_000 })
    ports.networks = {}
    const before = orders().length
    ports.pass(keptMs - day)
    await readReplies(ports)
    assert.deepEqual([orders().length, await ids()], [before + 1, ['one']])
    ports.pass(2 * day)
    await readReplies(ports)
    assert.equal(await ports.publicReplies.byId('bluesky'), null)
    const after = orders().length
    await readReplies(ports)
    assert.deepEqual([orders().length, asked.length, (await seen()).isRead], [after, 1, false])
  })

  it('waits while the network is away, and while it does not take the key', async () => {
    said('one')
    network.strike('busy')
    await readReplies(ports)
    assert.deepEqual(await ids(), [])
    network.strike(null)
    const hold = { id: 'bluesky', version: 1, since: ports.now() } as const
    await ports.commit({ save: 'channel_hold', row: hold, ifVersion: 0 })
    await readReplies(ports)
    assert.equal(asked.length, 1)
    await ports.commit({ remove: 'channel_hold', id: 'bluesky', ifVersion: 1 })
    await readReplies(ports)
    assert.deepEqual(await ids(), ['one'])
  })
})
