import assert from 'node:assert/strict'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import { releaseKey } from '../../../../../src/core/domain/releases/release.ts'
import { decideRelease } from '../../../../../src/core/use-cases/releases/row/decide-release.ts'
import { freeChannel } from '../../../../../src/core/use-cases/releases/free-channel.ts'
import { followReleases } from '../../../../../src/core/use-cases/releases/row/follow-releases.ts'
import { publishRelease } from '../../../../../src/core/use-cases/releases/row/publish-release.ts'
import { type FakeNetwork, fakeNetwork } from '../../../../fakes/network.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { approvedAgain, approvedElsewhere, inMs, releaseClock, releaseOf } from '../../../../fakes/released.ts'
import { broadcast } from '../../../../postgres/rows.ts'
import { comms, refreshed } from '../../../../fakes/walk.ts'
import { localTime } from '../../../../../src/core/domain/working-time/local-time.ts'

const minute = 60_000
const hour = 60 * minute

describe('a release', () => {
  let ports: FakePorts
  let bluesky: FakeNetwork
  let clock: ReturnType<typeof releaseClock>
  beforeEach(() => {
    bluesky = fakeNetwork()
    ports = { ...createFakePorts() }
    ports.networks = { bluesky: bluesky.network }
    clock = releaseClock(ports)
  })
  const planned = (ms: number) => approvedElsewhere(ports, [{ channel: 'bluesky', at: inMs(ports, ms) }])
  const verbs = () => ports.journal.map(({ verb }) => verb).filter(verb => /^(?:release|channel)\./.test(verb))
  const texts = () => bluesky.standing.map(({ outgoing }) => outgoing.text)
  const decide = async (post: Post, act: Parameters<typeof decideRelease>[2]['act'], more = {}) => {
    const { id, version } = await releaseOf(ports, post.id, 'bluesky')
    return decideRelease(ports, comms, { id, act, version, ...more }, settings)
  }
  const tampered = (post: Post, change: (text: string) => string): void => {
    const sealed = post.sealed.map(version => ({
      ...version,
      variants: version.variants!.map(one => ({ ...one, text: change(one.text) })),
    }))
    ports.tamper('post', { ...post, sealed })
  }

  it('leaves at its hour, once, with the words that were sealed', async () => {
    const post = await planned(2 * hour)
    await clock.until(inMs(ports, hour))
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).state, texts()], ['planned', []])
    await clock.until(inMs(ports, 2 * hour))
    const release = await releaseOf(ports, post.id, 'bluesky')
    assert.equal(release.state, 'published')
    assert.equal(release.left?.seal, post.sealed[0]!.seal)
    assert.deepEqual(texts(), [post.sealed[0]!.variants!.find(({ kind }) => kind === 'bluesky')!.text])
    assert.deepEqual(verbs(), ['release.planned', 'release.started', 'release.published'])
    await publishRelease(ports, release.id)
    await clock.until(inMs(ports, 9 * hour))
    assert.deepEqual([...bluesky.created.values()], [1])
    assert.ok(refreshed(ports).includes(`releases:${post.id}`))
  })

  describe('without an hour of its own', () => {
    const withPost = () => approvedElsewhere(ports, [{ channel: 'bluesky', at: null }])
    const sent = async ({ id }: Post) => {
      const post = (await ports.posts.byId(id))!
      const broadcastId = `${id}-sent`
      ports.tamper('broadcast', broadcast({ id: broadcastId, postId: id, state: 'running', startedAt: ports.now() }))
      const row: Post = { ...post, version: post.version + 1, state: 'broadcasting', broadcastId }
      assert.equal(await ports.commit({ save: 'post', row, ifVersion: post.version }), 'done')
      await clock.until(inMs(ports, minute))
    }
    const now = async (post: Post) => (await releaseOf(ports, post.id, 'bluesky')).state

    it('leaves when its post is broadcast, once', async () => {
      const post = await withPost()
      await clock.until(inMs(ports, 48 * hour))
      assert.deepEqual([await now(post), texts().length], ['planned', 0])
      await sent(post)
      assert.deepEqual([await now(post), texts().length], ['published', 1])
      await sent(post)
      assert.deepEqual([...bluesky.created.values()], [1])
    })

    it('leaves also where the post was broadcast before its row was written', async () => {
      const post = await withPost()
      ports.tamper('broadcast', broadcast({ id: 'b', postId: post.id, state: 'running', startedAt: ports.now() }))
      ports.tamper('post', { ...post, state: 'broadcasting', broadcastId: 'b' })
      ports.jobs.length = 0
      await followReleases(ports, post.id)
      await clock.runDue()
      assert.equal(await now(post), 'published')
    })

    it('waits until the first card of its post left, and for a person where that was long ago', async () => {
      const post = await withPost()
      ports.jobs.length = 0
      ports.tamper('broadcast', broadcast({ id: 'b', postId: post.id, state: 'planning', startedAt: null }))
      ports.tamper('post', { ...post, state: 'broadcasting', broadcastId: 'b' })
      await followReleases(ports, post.id)
      await clock.runDue()
      assert.deepEqual([await now(post), texts().length], ['planned', 0])
      const startedAt = inMs(ports, -48 * hour)
      ports.tamper('broadcast', broadcast({ id: 'b', postId: post.id, state: 'done', startedAt }))
      await followReleases(ports, post.id)
      await clock.runDue()
      assert.deepEqual([await now(post), texts().length], ['held', 0])
    })

    it('keeps the hour that somebody gave it, and stays where somebody stopped it', async () => {
      const [given, stopped] = [await withPost(), await withPost()]
      await clock.runDue()
      const { day: date } = localTime(inMs(ports, 48 * hour), settings.timeZone)
      assert.equal((await decide(given, 'at', { date, time: '12:00' })).kind, 'decided')
      assert.equal((await decide(stopped, 'hold')).kind, 'decided')
      for (const post of [given, stopped]) await sent(post)
      assert.deepEqual([await now(given), await now(stopped), texts().length], ['planned', 'held', 0])
      await clock.until(inMs(ports, 72 * hour))
      assert.deepEqual([await now(given), await now(stopped), texts().length], ['published', 'held', 1])
    })
  })

  it('is asked for at the network before it is given again, after an answer that was lost', async () => {
    const post = await planned(minute)
    bluesky.strike('cut')
    await clock.until(inMs(ports, 2 * minute))
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).state, 'unknown')
    bluesky.strike(null)
    await clock.until(inMs(ports, 5 * minute))
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).state, 'published')
    assert.deepEqual([...bluesky.created.values()], [1])
  })

  it('says to the network that it was never given, or which posts are of others', async () => {
    const first = await planned(minute)
    await clock.until(inMs(ports, 2 * minute))
    const { uri } = (await releaseOf(ports, first.id, 'bluesky')).left!
    const { network } = bluesky
    const given: (readonly [boolean | undefined, readonly string[] | undefined])[] = []
    ports.networks = {
      bluesky: {
        ...network,
        publish: outgoing => (given.push([outgoing.fresh, outgoing.taken]), network.publish(outgoing)),
        find: outgoing => (given.push([undefined, outgoing.taken]), network.find(outgoing)),
      },
    }
    bluesky.strike('cut')
    await planned(minute)
    await clock.until(inMs(ports, 2 * minute))
    bluesky.strike(null)
    await clock.until(inMs(ports, 5 * minute))
    assert.deepEqual(given.slice(0, 2), [
      [true, [uri]],
      [undefined, [uri]],
    ])
  })

  it('goes on after a death between « I give it now » and the network', async () => {
    const post = await planned(minute)
    const { network } = bluesky
    ports.networks = { bluesky: { ...network, publish: () => Promise.reject(new Error('killed')) } }
    await assert.rejects(clock.until(inMs(ports, 2 * minute)), /killed/)
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).state, 'publishing')
    ports.networks = { bluesky: network }
    await clock.until(inMs(ports, 2 * minute))
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).state, bluesky.standing.length], ['published', 1])
  })

  it('waits for a network that does not answer, and tells comms once after a quarter of an hour', async () => {
    const post = await planned(minute)
    bluesky.strike('busy')
    await clock.until(inMs(ports, 15 * minute))
    const silent = () => refreshed(ports).filter(key => key.startsWith('channel-silent:bluesky:'))
    assert.deepEqual([silent(), (await releaseOf(ports, post.id, 'bluesky')).state], [[], 'publishing'])
    await clock.until(inMs(ports, 3 * minute))
    assert.equal(silent().length > 0, true)
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).silenceTold, true)
    bluesky.strike(null)
    await clock.until(inMs(ports, 30 * minute))
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).state, 'published')
  })

  it('asks instead of leaving where its hour passed by more than one', async () => {
    const post = await planned(minute)
    ports.pass(hour + 2 * minute)
    await clock.runDue()
    const held = await releaseOf(ports, post.id, 'bluesky')
    assert.deepEqual([held.state, held.held, texts()], ['held', 'missed', []])
    assert.equal(refreshed(ports).filter(key => key.startsWith(`release-asks:${post.id}`)).length, 1)
    assert.equal((await decide(post, 'now')).kind, 'decided')
    await clock.runDue()
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).state, 'published')
  })

  it('leaves no sooner than the hour that was vouched for', async () => {
    const post = await planned(hour)
    await clock.runDue()
    assert.equal((await decide(post, 'now')).kind, 'not-now')
    assert.equal((await decide(post, 'hold')).kind, 'decided')
    assert.equal((await decide(post, 'now')).kind, 'too-early')
    ports.pass(hour)
    assert.equal((await decide(post, 'now')).kind, 'decided')
  })

  it('stays stopped, whatever is approved anew', async () => {
    const post = await planned(hour)
    await clock.runDue()
    assert.equal((await decide(post, 'hold')).kind, 'decided')
    const draft = { ...post, state: 'draft' as const, version: post.version + 1 }
    await ports.commit({ save: 'post', row: draft, ifVersion: post.version })
    await clock.runDue()
    await approvedAgain(ports, post.id, now => ({
      ...now,
      content: { ...now.content, summary: 'Le pont rouvre mardi' },
    }))
    await clock.until(inMs(ports, 2 * hour))
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).held, texts()], ['stopped', []])
  })

  it('that shall go is never renewed by another approval, and is asked about anew where its network is gone', async () => {
    const post = await planned(minute)
    await clock.until(inMs(ports, 2 * minute))
    ports.networks = {}
    assert.equal((await decide(post, 'take-back')).kind, 'decided')
    await clock.runDue()
    const held = await releaseOf(ports, post.id, 'bluesky')
    assert.deepEqual([held.state, held.pending, held.held], ['published', 'take-back', 'not-connected'])
    const before = (await ports.posts.byId(post.id))!
    await ports.commit({
      save: 'post',
      row: { ...before, state: 'draft', version: before.version + 1 },
      ifVersion: before.version,
    })
    const variants = { bluesky: { text: 'Autre chose.', warning: '', pictures: [] } }
    await approvedAgain(ports, post.id, now => ({ ...now, content: { ...now.content, variants } }))
    await clock.runDue()
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).pending, 'take-back')
    ports.networks = { bluesky: bluesky.network }
    assert.equal((await decide(post, 'retry')).kind, 'decided')
    await clock.runDue()
    assert.deepEqual(texts(), [])
  })

  it('that was found on its way by a later run is never said to be surely not out', async () => {
    const post = await planned(minute)
    const { network } = bluesky
    ports.networks = { bluesky: { ...network, publish: () => Promise.reject(new Error('killed')) } }
    await assert.rejects(clock.until(inMs(ports, 2 * minute)), /killed/)
    ports.networks = { bluesky: network }
    bluesky.strike('unauthorized')
    await clock.until(inMs(ports, 2 * minute))
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).state, 'unknown')
  })

  it('whose words were changed before anything was planned is told of, and planned nowhere', async () => {
    const post = await planned(hour)
    tampered(post, text => text.replace('.', ','))
    await clock.runDue()
    const held = await releaseOf(ports, post.id, 'bluesky')
    assert.deepEqual([held.state, held.held], ['held', 'seal'])
    assert.ok(refreshed(ports).some(key => key.startsWith(`release-asks:${post.id}`)))
  })

  it('goes when its post is given up', async () => {
    const post = await planned(minute)
    await clock.until(inMs(ports, 2 * minute))
    const now = (await ports.posts.byId(post.id))!
    await ports.commit({
      save: 'post',
      row: { ...now, state: 'cancelled', version: now.version + 1 },
      ifVersion: now.version,
    })
    await clock.runDue()
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).state, texts()], ['taken-back', []])
  })

  it('asks, too, where the network was away for more than an hour and has nothing of it', async () => {
    const post = await planned(minute)
    bluesky.strike('busy')
    await clock.until(inMs(ports, 90 * minute))
    bluesky.strike(null)
    await clock.until(inMs(ports, 60 * minute))
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).held, texts()], ['missed', []])
  })

  it('leaves nowhere with one comma changed after the visa, and comms is told', async () => {
    const post = await planned(hour)
    await clock.runDue()
    tampered(post, text => text.replace('.', ','))
    await clock.until(inMs(ports, 2 * hour - minute))
    const held = await releaseOf(ports, post.id, 'bluesky')
    assert.deepEqual([held.state, held.held, texts()], ['held', 'seal', []])
    assert.ok(refreshed(ports).some(key => key.startsWith(`release-asks:${post.id}`)))
    assert.equal((await decide(post, 'now')).kind, 'not-now', 'nobody may say it leaves all the same')
  })

  it('holds its channel when the network refuses the key, and goes on when somebody renewed it', async () => {
    const [one, other] = [await planned(minute), await planned(2 * minute)]
    bluesky.strike('unauthorized')
    await clock.until(inMs(ports, 5 * minute))
    for (const post of [one, other]) assert.equal((await releaseOf(ports, post.id, 'bluesky')).held, 'unauthorized')
    assert.deepEqual(
      verbs().filter(verb => verb === 'channel.held'),
      ['channel.held'],
      'the network was asked once',
    )
    bluesky.strike(null)
    assert.equal((await freeChannel(ports, comms, 'bluesky')).kind, 'freed')
    await clock.runDue()
    assert.equal(bluesky.standing.length, 2)
    assert.equal((await freeChannel(ports, comms, 'bluesky')).kind, 'free')
  })

  it('is given up with the approval of its post, and planned anew with the next', async () => {
    const post = await planned(hour)
    await clock.runDue()
    const before = await releaseOf(ports, post.id, 'bluesky')
    const draft = { ...post, state: 'draft' as const, version: post.version + 1 }
    await ports.commit({ save: 'post', row: draft, ifVersion: post.version })
    await clock.until(inMs(ports, 2 * hour))
    assert.deepEqual([await ports.releases.byId(before.id), texts()], [null, []])
    assert.ok(verbs().includes('release.given-up'))
  })

  it('says what its network refused, and leaves with other words', async () => {
    const post = await planned(minute)
    // Since it was submitted.
    bluesky = fakeNetwork({ limits: { ...(await bluesky.network.limits()), characters: 5 } })
    ports.networks = { bluesky: bluesky.network }
    await clock.until(inMs(ports, 2 * minute))
    const refused = await releaseOf(ports, post.id, 'bluesky')
    assert.deepEqual([refused.state, refused.refusal], ['refused', 'too long'])
    const draft = { ...post, state: 'draft' as const, version: post.version + 1 }
    await ports.commit({ save: 'post', row: draft, ifVersion: post.version })
    const variants = { bluesky: { text: 'Pont', warning: '', pictures: [] } }
    const at = inMs(ports, minute)
    await approvedAgain(ports, post.id, now => ({
      ...now,
      elsewhere: [{ channel: 'bluesky', at }],
      content: { ...now.content, variants },
    }))
    await clock.until(at)
    assert.deepEqual(texts(), ['Pont'])
  })

  it('is taken back where it is, as often as it takes', async () => {
    const post = await planned(minute)
    await clock.until(inMs(ports, 2 * minute))
    assert.equal((await decide(post, 'take-back')).kind, 'decided')
    bluesky.strike('busy')
    await clock.runDue()
    assert.equal((await releaseOf(ports, post.id, 'bluesky')).state, 'published')
    bluesky.strike(null)
    await clock.until(inMs(ports, 5 * minute))
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).state, texts()], ['taken-back', []])
  })

  it('goes when its post is taken back', async () => {
    const post = await planned(minute)
    await clock.until(inMs(ports, 2 * minute))
    const now = (await ports.posts.byId(post.id))!
    const gone = { ...now, state: 'taken-back' as const, version: now.version + 1 }
    await ports.commit({ save: 'post', row: gone, ifVersion: now.version })
    await clock.runDue()
    assert.deepEqual([(await releaseOf(ports, post.id, 'bluesky')).state, texts()], ['taken-back', []])
  })

  it('listens to what was shown', async () => {
    const post = await planned(hour)
    await clock.runDue()
    const { id, version } = await releaseOf(ports, post.id, 'bluesky')
    const asked = { id, act: 'hold' as const, version }
    assert.equal((await decideRelease(ports, comms, { ...asked, version: 99 }, settings)).kind, 'moved-meanwhile')
    assert.equal((await decideRelease(ports, comms, { ...asked, act: 'out' }, settings)).kind, 'not-now')
    assert.equal((await decideRelease(ports, comms, { ...asked, id: 'x:bluesky' }, settings)).kind, 'not-found')
    assert.equal((await decideRelease(ports, comms, asked, settings)).kind, 'decided')
    await clock.until(inMs(ports, 2 * hour))
    assert.deepEqual(texts(), [])
    const typed = { date: '2026-11-26', time: '08:00' }
    assert.equal((await decide(post, 'at', { ...typed, time: 'midi' })).kind, 'invalid')
    assert.equal((await decide(post, 'at', typed)).kind, 'decided')
    await clock.until('2026-11-26T07:00:00.000Z')
    assert.equal(texts().length, 1)
  })

  it('that nobody knows of is settled by who looked', async () => {
    const post = await planned(minute)
    bluesky.strike('unknown')
    await clock.until(inMs(ports, 8 * 24 * hour))
    const lost = await releaseOf(ports, post.id, 'bluesky')
    assert.equal(lost.state, 'unknown')
    assert.ok(refreshed(ports).includes(`release-asks:${post.id}:bluesky:${Date.parse(lost.updatedAt)}`))
    bluesky.strike(null)
    assert.equal((await decide(post, 'out', { link: 'javascript:1' })).kind, 'bad-link')
    assert.equal((await decide(post, 'not-out')).kind, 'decided')
    await clock.runDue()
    const release = await releaseOf(ports, post.id, 'bluesky')
    assert.deepEqual([release.state, release.edition, texts().length], ['published', 2, 1])
    assert.equal(bluesky.standing[0]!.key, releaseKey(release))
  })

  it('is corrected where it is once other words of it are approved, and left alone where they are the same', async () => {
    const post = await planned(minute)
    await clock.until(inMs(ports, 2 * minute))
    const again = async (text: string) => {
      const before = (await ports.posts.byId(post.id))!
      const draft = { ...before, state: 'draft' as const, version: before.version + 1 }
      await ports.commit({ save: 'post', row: draft, ifVersion: before.version })
      const variants = { bluesky: { text, warning: '', pictures: [] } }
      const approved = await approvedAgain(ports, post.id, now => ({ ...now, content: { ...now.content, variants } }))
      await clock.runDue()
      return approved
    }
    const [before] = texts()
    await again(before!)
    assert.deepEqual([texts(), verbs().includes('release.corrected')], [[before], false])
    const approved = await again('Le pont rouvre mardi.')
    assert.deepEqual(texts(), ['Le pont rouvre mardi.'])
    const release = await releaseOf(ports, post.id, 'bluesky')
    assert.deepEqual([release.pending, release.left?.seal], [null, approved.sealed.at(-1)!.seal])
    assert.deepEqual([...bluesky.created.values()], [1])
  })

  it('asks a person to correct, and to take away, what a person put there', async () => {
    const post = await approvedElsewhere(ports, [{ channel: 'linkedin', at: inMs(ports, minute) }])
    await clock.runDue()
    const before = await releaseOf(ports, post.id, 'linkedin')
    const declared = { by: { id: comms.id, name: comms.name }, link: null, at: ports.now() }
    const row = { ...before, state: 'declared' as const, declared, version: before.version + 1 }
    await ports.commit({ save: 'release', row, ifVersion: before.version })
    const now = (await ports.posts.byId(post.id))!
    const gone = { ...now, state: 'taken-back' as const, version: now.version + 1 }
    await ports.commit({ save: 'post', row: gone, ifVersion: now.version })
    await clock.runDue()
    const asked = await releaseOf(ports, post.id, 'linkedin')
    assert.deepEqual([asked.state, asked.pending], ['declared', 'take-back'])
    assert.ok(refreshed(ports).some(key => key.startsWith(`release-asks:${post.id}:linkedin`)))
    const act = { id: asked.id, act: 'gone' as const, version: asked.version }
    assert.equal((await decideRelease(ports, comms, act, settings)).kind, 'decided')
    assert.equal((await releaseOf(ports, post.id, 'linkedin')).state, 'taken-back')
  })
})
