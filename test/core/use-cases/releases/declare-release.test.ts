import assert from 'node:assert/strict'
import { declareRelease, undeclareRelease } from '../../../../src/core/use-cases/releases/declare-release.ts'
import { byHandRelease } from '../../../fakes/by-hand.ts'
import { goesElsewhere } from '../../../fakes/goes-elsewhere.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { comms, otherComms } from '../../../fakes/walk.ts'

const link = 'https://www.instagram.com/p/abc/'

describe('what somebody says that they published by hand', () => {
  let ports: FakePorts
  let there: { postId: string; channel: 'instagram' }
  beforeEach(async () => {
    ports = createFakePorts()
    const { post } = await goesElsewhere(ports)
    there = { postId: post.id, channel: 'instagram' }
    ports.jobs.length = 0
  })
  const row = async () => (await ports.releases.byId(`${there.postId}:instagram`))!

  it('is declared by name, with its link, in one commit with the journal and the card', async () => {
    const commits = ports.commits()
    const result = await declareRelease(ports, comms, { ...there, link })
    assert.ok(result.kind === 'declared' && !result.isElsewhere)
    assert.equal(ports.commits(), commits + 1)
    const { state, declared, by } = await row()
    assert.deepEqual([state, declared?.by.id, declared?.link, by?.id], ['declared', comms.id, link, comms.id])
    const last = ports.journal.at(-1)!
    assert.deepEqual([last.verb, last.details], ['release.declared', { channel: 'instagram', link }])
    assert.ok(
      ports.jobs.some(
        ({ job, data }) => job === 'placement.refresh' && 'key' in data && data.key.startsWith('by-hand:'),
      ),
    )
  })

  it('needs no link, and takes one of another host with a word', async () => {
    const bare = await declareRelease(ports, comms, { ...there, link: '' })
    assert.ok(bare.kind === 'declared' && bare.release.declared?.link === null && !bare.isElsewhere)
    const odd = await declareRelease(ports, comms, { ...there, link: 'https://ville.example/insta' })
    assert.ok(odd.kind === 'declared' && odd.isElsewhere)
    assert.equal((await declareRelease(ports, comms, { ...there, link: 'http://instagram.com/p/1' })).kind, 'no-link')
  })

  it('is its declarer’s to move and to undo', async () => {
    await declareRelease(ports, comms, { ...there, link })
    assert.equal((await declareRelease(ports, otherComms, { ...there, link: '' })).kind, 'release-not-yours')
    assert.equal((await undeclareRelease(ports, otherComms, there)).kind, 'release-not-yours')
    assert.equal((await undeclareRelease(ports, comms, there)).kind, 'undeclared')
    assert.equal((await row()).state, 'planned')
    assert.equal((await undeclareRelease(ports, comms, there)).kind, 'release-over')
    assert.equal((await declareRelease(ports, otherComms, { ...there, link })).kind, 'declared')
  })

  it('follows the post anew, whose words may be others by then', async () => {
    const follows = () => ports.jobs.filter(({ job }) => job === 'releases.follow').length
    await declareRelease(ports, comms, { ...there, link })
    assert.equal(follows(), 1)
    await undeclareRelease(ports, comms, there)
    assert.equal(follows(), 2)
  })

  it('cannot be undone where the post was taken back: nothing is to be published', async () => {
    await declareRelease(ports, comms, { ...there, link })
    const before = await row()
    const pending = { ...before, pending: 'take-back' as const, version: before.version + 1 }
    await ports.commit({ save: 'release', row: pending, ifVersion: before.version })
    assert.equal((await undeclareRelease(ports, comms, there)).kind, 'release-over')
    assert.deepEqual(await row(), pending)
  })

  it('is refused where its words are approved no longer, unless it is there already', async () => {
    const draft = async () => {
      const post = (await ports.posts.byId(there.postId))!
      const row = { ...post, state: 'draft' as const, version: post.version + 1 }
      await ports.commit({ save: 'post', row, ifVersion: post.version })
    }
    await draft()
    assert.deepEqual(await declareRelease(ports, comms, { ...there, link }), { kind: 'release-lapsed' })
    assert.equal((await row()).state, 'planned')
    ports = createFakePorts()
    there.postId = (await goesElsewhere(ports)).post.id
    await declareRelease(ports, comms, { ...there, link: '' })
    await draft()
    assert.equal((await declareRelease(ports, comms, { ...there, link })).kind, 'declared')
  })

  it('is of what is there, by hand', async () => {
    const at = (postId: string, channel: 'facebook' | 'bluesky') =>
      declareRelease(ports, comms, { postId, channel, link })
    assert.deepEqual(await at(there.postId, 'facebook'), { kind: 'release-not-there', isPlanned: false })
    assert.equal((await at(there.postId, 'bluesky')).kind, 'release-by-mary')
    assert.equal((await at('nothing', 'facebook')).kind, 'not-found')
    const { postId } = there
    const facebook = byHandRelease({ postId, channel: 'facebook', state: 'taken-back' })
    await ports.commit({ save: 'release', row: facebook, ifVersion: 0 })
    assert.equal((await at(postId, 'facebook')).kind, 'release-over')
  })
})
