import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { type Release, releaseId, releaseKey, sealedVariant } from '../../../../src/core/domain/releases/release.ts'
import { actsOf, type ReleaseAct, releaseActs } from '../../../../src/core/domain/releases/release-acts.ts'
import { decideRelease } from '../../../../src/core/use-cases/releases/row/decide-release.ts'
import { freeChannel } from '../../../../src/core/use-cases/releases/free-channel.ts'
import { type FakeNetwork, fakeNetwork, type Trouble } from '../../../fakes/network.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { approvedAgain, approvedElsewhere, inMs, releaseClock } from '../../../fakes/released.ts'
import { comms } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'

const minute = 60_000
const channel = 'bluesky'
const words = ['Le pont rouvre mardi.', 'Le pont rouvre mercredi.', 'Le pont reste fermé.']

/** What may happen next: to the network, to the clock, to one of two posts, or because of a person. */
type Step =
  | { what: 'trouble'; trouble: Trouble | null }
  | { what: 'time'; minutes: number }
  | { what: 'approve'; post: number; text: string }
  | { what: 'end'; post: number }
  | { what: 'press'; post: number; act: ReleaseAct }
  /** Somebody finds it in public, though nobody told Mary, takes it away there, and says that it is not out. */
  | { what: 'clear'; post: number }
  | { what: 'free' | 'kill' }

const post = fc.constantFrom(0, 0, 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    what: fc.constant('trouble' as const),
    trouble: fc.constantFrom<Trouble | null>('cut', 'cut', 'unknown', 'busy', 'refused', 'unauthorized', null, null),
  }),
  fc.record({ what: fc.constant('time' as const), minutes: fc.constantFrom(1, 1, 5, 20, 90, 8 * 24 * 60) }),
  fc.record({ what: fc.constant('approve' as const), post, text: fc.constantFrom(...words) }),
  fc.record({ what: fc.constant('press' as const), post, act: fc.constantFrom(...releaseActs) }),
  fc.record({ what: fc.constant('press' as const), post, act: fc.constantFrom<ReleaseAct>('not-out', 'retry', 'now') }),
  fc.record({ what: fc.constant('clear' as const), post }),
  fc.record({ what: fc.constantFrom('free' as const, 'kill' as const) }),
  { weight: 1, arbitrary: fc.record({ what: fc.constant('end' as const), post }) },
)

/** Two posts on one network, and what is done with them; what stands on the network is the judge. */
class World {
  readonly ports: FakePorts = { ...createFakePorts() }
  readonly network: FakeNetwork
  readonly clock: ReturnType<typeof releaseClock>
  readonly posts: string[] = []
  /** Ended by a kill just after the network did its work. */
  #dies = false

  constructor(edits: boolean) {
    this.network = fakeNetwork({ edits, remembers: true })
    const { network } = this.network
    const mortal =
      <Asked extends unknown[], Answer>(work: (...asked: Asked) => Promise<Answer>) =>
      async (...asked: Asked): Promise<Answer> => {
        const answer = await work(...asked)
        if (!this.#dies) return answer
        this.#dies = false
        throw new Error('killed')
      }
    const { publish, correct, takeBack } = network
    this.ports.networks = {
      [channel]: {
        ...network,
        publish: mortal(publish),
        correct: mortal(correct),
        takeBack: mortal(takeBack),
      },
    }
    this.clock = releaseClock(this.ports)
  }

  async open(): Promise<void> {
    for (const minutes of [1, 2]) {
      const { id } = await approvedElsewhere(this.ports, [{ channel, at: inMs(this.ports, minutes * minute) }])
      this.posts.push(id)
    }
  }

  release(index: number): Promise<Release | null> {
    return this.ports.releases.byId(releaseId(this.posts[index]!, channel))
  }

  /** What the public finds of that post, under whatever key it was given. */
  standing(index: number): string[] {
    return this.network.standing
      .filter(({ outgoing }) => outgoing.postId === this.posts[index])
      .map(({ outgoing }) => outgoing.text)
  }

  async pass(ms: number): Promise<void> {
    const end = inMs(this.ports, ms)
    for (let deaths = 0; deaths < 5; deaths++)
      try {
        return await this.clock.until(end)
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'killed') throw error
      }
  }

  async #changed(index: number, change: (post: Post) => Partial<Post>): Promise<Post | null> {
    const now = (await this.ports.posts.byId(this.posts[index]!))!
    if (now.state === 'taken-back') return null
    const row = { ...now, ...change(now), version: now.version + 1 }
    assert.equal(await this.ports.commit({ save: 'post', row, ifVersion: now.version }), 'done')
    return row
  }

  async take(next: Step): Promise<void> {
    switch (next.what) {
      case 'trouble':
        return this.network.strike(next.trouble)
      case 'time':
        return this.pass(next.minutes * minute)
      case 'kill':
        this.#dies = true
        return
      case 'end':
        await this.#changed(next.post, () => ({ state: 'taken-back' }))
        return this.pass(0)
      case 'approve': {
        if (!(await this.#changed(next.post, () => ({ state: 'draft' })))) return
        await this.pass(0)
        const variants = { [channel]: { text: next.text, warning: '', pictures: [] } }
        await approvedAgain(this.ports, this.posts[next.post]!, now => ({
          ...now,
          content: { ...now.content, variants },
        }))
        return this.pass(0)
      }
      case 'free':
        return this.free()
      case 'clear':
        return this.clear(next.post)
      case 'press':
        return this.press(next.post, next.act)
    }
  }

  /** *Réessayer* on the channel is about its key alone. */
  async free(): Promise<void> {
    const before = await Promise.all(this.posts.map((_, index) => this.release(index)))
    await freeChannel(this.ports, comms, channel)
    for (const [index, was] of before.entries())
      if (was?.held && was.held !== 'unauthorized')
        assert.deepEqual(await this.release(index), was, 'what waits for another reason goes on waiting')
    await this.pass(0)
  }

  /** A person who looked says what is so. */
  async press(index: number, act: ReleaseAct): Promise<void> {
    const release = await this.release(index)
    if (!release || !actsOf(release, false).includes(act)) return
    const isThere = this.standing(index).length > 0
    if ((act === 'out' && !isThere) || (act === 'not-out' && isThere)) return
    const date = { date: this.ports.now().slice(0, 10), time: '23:58' }
    const asked = { id: release.id, act, version: release.version, ...date }
    const result = await decideRelease(this.ports, comms, asked, settings)
    if (act === 'take-back' && result.kind === 'decided')
      assert.deepEqual([result.release.refusal, result.release.held], [null, null], 'nothing keeps it from going')
    await this.pass(0)
  }

  async clear(index: number): Promise<void> {
    const release = await this.release(index)
    if (release?.state !== 'unknown') return
    const { standing } = this.network
    const left = standing.filter(({ outgoing }) => outgoing.postId !== release.postId)
    standing.splice(0, standing.length, ...left)
    await this.press(index, 'not-out')
  }

  /** Everything works again, and somebody presses what is asked: what was begun comes to its end. */
  async heal(): Promise<void> {
    this.#dies = false
    this.network.strike(null)
    await this.free()
    await this.pass(3 * 60 * minute)
    for (const index of this.posts.keys()) {
      await this.press(index, 'retry')
      await this.press(index, 'out')
      await this.press(index, 'not-out')
    }
    await this.pass(3 * 60 * minute)
  }

  async judge(): Promise<void> {
    for (const index of this.posts.keys()) {
      const release = await this.release(index)
      const there = this.standing(index)
      const told = JSON.stringify({ release, there })
      assert.ok(there.length <= 1, `in public twice: ${told}`)
      if (!release || release.state === 'taken-back') assert.deepEqual(there, [], told)
      else if (release.left === null && release.state !== 'declared') assert.deepEqual(there, [], told)
      else if (release.left !== null) {
        assert.equal(release.state === 'published' || release.state === 'declared', true, `out, and not said: ${told}`)
        const kept = (await this.ports.posts.byId(release.postId))!
        const version = kept.sealed.find(({ seal }) => seal === release.left?.seal)
        assert.deepEqual(there, [version && sealedVariant(version, channel)?.text], `other words than it says: ${told}`)
        const isToldToFollow = release.state === 'published' && release.pending === null
        if (isToldToFollow && kept.state === 'approved')
          assert.equal(there[0], sealedVariant(kept.sealed.at(-1)!, channel)?.text, `not what is approved now: ${told}`)
        const found = this.network.standing.find(({ uri }) => uri === release.left?.uri)
        assert.equal(found?.key, releaseKey(release), `under another key than it knows: ${told}`)
      }
    }
    for (const [key, times] of this.network.created) assert.equal(times, 1, `${key} was made ${times} times`)
  }
}

describe('releases, whatever is done with them twice and thrice', function () {
  this.timeout(60_000)
  for (const edits of [true, false])
    it(`are in public once, in the words that they say, on a network that ${edits ? 'edits' : 'replaces'}`, () =>
      holds(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async steps => {
          const world = new World(edits)
          await world.open()
          for (const next of steps) await world.take(next)
          await world.heal()
          await world.judge()
        }),
        { numRuns: process.env['LONG'] ? 2_000 : 120 },
      ))
})

describe('the second time of a release', () => {
  let world: World
  beforeEach(async () => {
    world = new World(true)
    await world.open()
  })
  const after = async (...steps: Step[]): Promise<void> => {
    for (const next of steps) await world.take(next)
  }

  it('is another edition, for whoever found nothing and gives it again, and is found under that key', async () => {
    await after(
      { what: 'trouble', trouble: 'unknown' },
      { what: 'time', minutes: 5 },
      { what: 'trouble', trouble: 'cut' },
      { what: 'press', post: 0, act: 'not-out' },
    )
    const lost = await world.release(0)
    assert.deepEqual([lost?.state, lost?.edition, world.standing(0).length], ['unknown', 2, 1])
    const asked: string[] = []
    const network = world.ports.networks[channel]!
    world.ports.networks = {
      [channel]: { ...network, find: sought => (asked.push(sought.key), network.find(sought)) },
    }
    await world.heal()
    assert.ok(asked.includes(releaseKey(lost!)))
    assert.deepEqual([(await world.release(0))?.state, world.standing(0).length], ['published', 1])
    await world.judge()
  })
  it('is remembered while nothing is approved: what was once said not to be out keeps its new key', async () => {
    await after(
      { what: 'trouble', trouble: 'cut' },
      { what: 'time', minutes: 2 },
      { what: 'trouble', trouble: 'refused' },
      { what: 'clear', post: 0 },
      { what: 'approve', post: 0, text: words[0]! },
    )
    const release = await world.release(0)
    assert.equal(release?.edition, 2)
    await world.heal()
    await world.judge()
  })
  it('of the key frees what waits for the key alone', async () => {
    await after(
      { what: 'time', minutes: 0 },
      { what: 'press', post: 0, act: 'hold' },
      { what: 'trouble', trouble: 'unauthorized' },
      { what: 'time', minutes: 5 },
    )
    assert.deepEqual(await Promise.all([0, 1].map(async index => (await world.release(index))?.held)), [
      'stopped',
      'unauthorized',
    ])
    await after({ what: 'trouble', trouble: null }, { what: 'free' })
    assert.deepEqual([world.standing(0).length, world.standing(1).length], [0, 1])
  })
  it('of the key leaves what is out where it is, and gives it its other words', async () => {
    await after(
      { what: 'time', minutes: 1 },
      { what: 'trouble', trouble: 'unauthorized' },
      { what: 'time', minutes: 5 },
      { what: 'approve', post: 0, text: words[0]! },
    )
    const waiting = await world.release(0)
    assert.deepEqual([waiting?.state, waiting?.held], ['published', 'unauthorized'])
    await after({ what: 'trouble', trouble: null }, { what: 'free' })
    assert.deepEqual([(await world.release(0))?.state, world.standing(0)], ['published', [words[0]]])
  })
  it('of a refusal changes nothing of what is out, whose words are taken back all the same', async () => {
    await after(
      { what: 'time', minutes: 5 },
      { what: 'trouble', trouble: 'refused' },
      { what: 'approve', post: 0, text: words[0]! },
      { what: 'approve', post: 0, text: words[1]! },
    )
    const refused = await world.release(0)
    assert.deepEqual([refused?.state, refused?.refusal !== null], ['published', true])
    await after({ what: 'trouble', trouble: null }, { what: 'press', post: 0, act: 'take-back' })
    assert.deepEqual([(await world.release(0))?.state, world.standing(0)], ['taken-back', []])
  })
  it('of other words follows what is out, not what was meant to follow it', async () => {
    await after({ what: 'time', minutes: 5 }, { what: 'trouble', trouble: 'busy' })
    await after({ what: 'approve', post: 0, text: words[0]! }, { what: 'approve', post: 0, text: words[0]! })
    await world.heal()
    assert.deepEqual(world.standing(0), [words[0]])
  })
})
