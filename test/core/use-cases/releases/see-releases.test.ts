import assert from 'node:assert/strict'
import { seeRelease, seeReleases } from '../../../../src/core/use-cases/releases/see-releases.ts'
import { goesElsewhere } from '../../../fakes/goes-elsewhere.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

describe('where a post is on its channels', () => {
  let ports: FakePorts
  let postId: string
  let reference: string
  beforeEach(async () => {
    ports = createFakePorts()
    ;({ id: postId, reference } = (await goesElsewhere(ports, 'bluesky')).post)
  })
  const all = (who = comms) => seeReleases(ports, who, postId)
  const one = (who = comms) => seeRelease(ports, who, { postId, channel: 'bluesky' })

  it('is seen by comms', async () => {
    const [many, single] = [await all(), await one()]
    assert.ok(many.kind === 'seen' && single.kind === 'seen')
    assert.deepEqual(many.releases, [single.seen])
    assert.equal((await seeReleases(ports, comms, 'nothing')).kind, 'not-found')
    assert.equal((await seeRelease(ports, comms, { postId, channel: 'mastodon' })).kind, 'not-found')
  })

  it('is for nobody else, and whoever tried is written', async () => {
    for (const [see, what] of [
      [all, 'release.show'],
      [one, 'release.open'],
    ] as const) {
      assert.deepEqual(await see(actor(alice, 'agent')), { kind: 'not-comms' })
      const { verb, subject, details } = ports.journal.at(-1)!
      assert.deepEqual([verb, subject, details], ['attempt.refused', reference, { what, kind: 'not-comms' }])
    }
  })
})
