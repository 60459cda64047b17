import assert from 'node:assert/strict'
import { type FakeNetwork, fakeNetwork } from '../../../fakes/network.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { approvedAgain, approvedElsewhere, inMs, releaseClock, releaseOf } from '../../../fakes/released.ts'

const minute = 60_000

describe('a correction whose answer was lost, on a network that cannot edit', () => {
  let ports: FakePorts
  let bluesky: FakeNetwork
  let clock: ReturnType<typeof releaseClock>
  beforeEach(() => {
    bluesky = fakeNetwork({ edits: false })
    ports = { ...createFakePorts() }
    ports.networks = { bluesky: bluesky.network }
    clock = releaseClock(ports)
  })
  const texts = () => bluesky.standing.map(({ outgoing }) => outgoing.text)

  it('is gone from there too once the post is taken back', async () => {
    const post = await approvedElsewhere(ports, [{ channel: 'bluesky', at: inMs(ports, minute) }])
    await clock.until(inMs(ports, 2 * minute))
    const before = (await ports.posts.byId(post.id))!
    const draft = { ...before, state: 'draft' as const, version: before.version + 1 }
    await ports.commit({ save: 'post', row: draft, ifVersion: before.version })
    const variants = { bluesky: { text: 'Le pont rouvre mardi.', warning: '', pictures: [] } }
    await approvedAgain(ports, post.id, now => ({ ...now, content: { ...now.content, variants } }))
    bluesky.strike('cut')
    await clock.runDue()
    assert.equal(texts().length, 2)
    bluesky.strike(null)
    const now = (await ports.posts.byId(post.id))!
    const gone = { ...now, state: 'taken-back' as const, version: now.version + 1 }
    await ports.commit({ save: 'post', row: gone, ifVersion: now.version })
    await clock.until(inMs(ports, 60 * minute))
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).state, texts()], ['taken-back', []])
  })
})
