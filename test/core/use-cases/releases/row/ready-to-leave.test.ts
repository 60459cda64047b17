import assert from 'node:assert/strict'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import type { PostVideo } from '../../../../../src/core/domain/posts/post-video.ts'
import type { ConsentAnswer } from '../../../../../src/core/domain/pictures/consent.ts'
import { declareConsent } from '../../../../../src/core/use-cases/consents/declare-consent.ts'
import { publishRelease } from '../../../../../src/core/use-cases/releases/row/publish-release.ts'
import { filmFacts } from '../../../../fakes/a-film.ts'
import { type FakeNetwork, fakeNetwork } from '../../../../fakes/network.ts'
import { createFakePorts, type FakePorts } from '../../../../fakes/ports.ts'
import { approvedAgain, approvedElsewhere, inMs, releaseClock, releaseOf } from '../../../../fakes/released.ts'
import { comms, pictured, written } from '../../../../fakes/walk.ts'

const minute = 60_000

describe('just before a release leaves', () => {
  let ports: FakePorts
  let bluesky: FakeNetwork
  let clock: ReturnType<typeof releaseClock>
  let kept: string
  beforeEach(() => {
    bluesky = fakeNetwork()
    kept = 'photo'
    ports = { ...createFakePorts() }
    ports.networks = { bluesky: bluesky.network }
    const shaped = async () => ({ bytes: new Uint8Array([1]), contentType: 'image/png', digest: kept, isCut: false })
    ports.pictures = { ...ports.pictures, shaped }
    clock = releaseClock(ports)
  })

  /** With a picture, in a minute. */
  async function planned(video?: PostVideo): Promise<Post> {
    const { id } = await written(ports)
    await pictured(ports, id, 'photo')
    const variants = { bluesky: { text: 'Le pont rouvre.', warning: '', pictures: ['photo'] } }
    const elsewhere = [{ channel: 'bluesky' as const, at: inMs(ports, minute) }]
    return approvedAgain(ports, id, post => {
      const pictures = post.content.pictures.map(one => ({ ...one, alt: 'Le pont' }))
      return { ...post, elsewhere, content: { ...post.content, pictures, variants, ...(video && { video }) } }
    })
  }
  const declare = (postId: string, answer: ConsentAnswer) =>
    declareConsent(ports, comms, { initiativeId: null, postId, pictureId: 'photo', answer })
  const held = async (post: Post) => (await releaseOf(ports, post.id, 'bluesky')).held

  it('its pictures go with it, byte for byte those that were sealed', async () => {
    const post = await planned()
    await clock.until(inMs(ports, 2 * minute))
    assert.equal(await held(post), null)
    assert.deepEqual(
      bluesky.standing[0]?.outgoing.pictures.map(({ alt }) => alt),
      ['Le pont'],
    )
  })

  it('what is said of a picture today counts, not what was known at the visa', async () => {
    const post = await planned()
    await clock.runDue()
    await declare(post.id, 'refused')
    await clock.until(inMs(ports, 2 * minute))
    assert.deepEqual([await held(post), bluesky.standing.length], ['consent', 0])
  })

  it('words beside a video stay with it, as long as it is closed', async () => {
    const consent = { answer: 'nobody', by: comms, at: ports.now() } as const
    const read = {
      digest: 'film',
      name: 'pont.mp4',
      title: 'Le pont',
      url: 'https://sp.example/pont.mp4',
      facts: filmFacts(),
    }
    const post = await planned({ id: 'film', consent, transcript: 'Le pont rouvre.', ...read })
    await clock.runDue()
    ports.tamper('post', { ...post, content: { ...post.content, video: { ...post.content.video!, consent: null } } })
    await clock.until(inMs(ports, 2 * minute))
    assert.deepEqual([await held(post), bluesky.standing.length], ['consent', 0])
  })

  it('a picture of which other bytes are kept stays, and so do the words', async () => {
    const post = await planned()
    kept = 'another'
    await clock.until(inMs(ports, 2 * minute))
    assert.deepEqual([await held(post), bluesky.standing.length], ['seal', 0])
  })

  it('a network that refused the key is asked for nothing more', async () => {
    const posts = [
      await approvedElsewhere(ports, [{ channel: 'bluesky', at: inMs(ports, minute) }]),
      await approvedElsewhere(ports, [{ channel: 'bluesky', at: inMs(ports, 2 * minute) }]),
    ]
    let asked = 0
    const { network } = bluesky
    ports.networks = { bluesky: { ...network, publish: async () => (asked++, { kind: 'unauthorized' as const }) } }
    await clock.until(inMs(ports, 5 * minute))
    assert.deepEqual(await Promise.all(posts.map(held)), ['unauthorized', 'unauthorized'])
    assert.equal(asked, 1)
  })

  it('a row of another version waits until it was followed', async () => {
    const post = await planned()
    await clock.runDue()
    const row = await releaseOf(ports, post.id, 'bluesky')
    ports.tamper('release', { ...row, seal: 'b'.repeat(64), at: ports.now() })
    await publishRelease(ports, row.id)
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).state, bluesky.standing.length], ['planned', 0])
  })
})
