import assert from 'node:assert/strict'
import { aRelease } from '../fakes/releases.ts'
import { eachStore, ids, on } from './each-store.ts'

const post = 'aaaaaaaa-0000-4000-8000-000000000001'
const other = 'aaaaaaaa-0000-4000-8000-000000000002'

describe('the store of releases', () => {
  eachStore(stores => {
    it('finds those of a post in the order of channels, those that wait, and those that are out', async () => {
      const { releases, commit } = stores()
      const rows = [
        aRelease(post, 'site', { at: on(12) }),
        aRelease(post, 'mastodon', { at: null }),
        aRelease(post, 'bluesky', { state: 'published', at: on(9) }),
        aRelease(other, 'bluesky', { state: 'published', at: on(11) }),
        aRelease(other, 'site', { at: on(8), state: 'unknown' }),
      ]
      await commit(...rows.map(row => ({ save: 'release', row, ifVersion: 0 }) as const))
      assert.deepEqual((await releases.byId(`${post}:site`))?.at, on(12))
      assert.equal(await releases.byId(`${post}:linkedin`), null)
      assert.deepEqual(ids(await releases.ofPost(post)), [`${post}:bluesky`, `${post}:mastodon`, `${post}:site`])
      const waiting = await releases.inStates(['planned', 'unknown'], 9)
      assert.deepEqual(ids(waiting), [`${other}:site`, `${post}:site`, `${post}:mastodon`])
      assert.deepEqual(ids(await releases.inStates(['planned'], 1)), [`${post}:site`])
      const open = [
        aRelease('p9', 'linkedin', { state: 'held' }),
        aRelease('p8', 'linkedin', { state: 'declared', pending: 'correct' }),
        aRelease('p7', 'linkedin', { state: 'declared' }),
      ]
      await commit(...open.map(row => ({ save: 'release', row, ifVersion: 0 }) as const))
      assert.deepEqual(ids(await releases.waitingOn('linkedin', 9)), ['p8:linkedin', 'p9:linkedin'])
      assert.deepEqual(ids(await releases.waitingOn('linkedin', 1)), ['p8:linkedin'])
      assert.deepEqual(ids(await releases.published('bluesky', 9)), [`${other}:bluesky`, `${post}:bluesky`])
      assert.deepEqual(ids(await releases.published('bluesky', 1)), [`${other}:bluesky`])
      assert.deepEqual(await releases.published('mastodon', 9), [])
    })

    it('keeps what the public said of a channel in one row, until it is removed', async () => {
      const { publicReplies, commit } = stores()
      const reply = { id: 'one', url: null, author: 'Paul', text: 'Bravo', at: on(9), postId: post, seenAt: on(9) }
      const row = { id: 'bluesky', version: 1, since: on(9), replies: [reply] } as const
      assert.equal(await publicReplies.byId('bluesky'), null)
      assert.equal(await commit({ save: 'public_replies', row: { ...row, replies: [reply] }, ifVersion: 0 }), 'done')
      assert.deepEqual(await publicReplies.byId('bluesky'), row)
      assert.equal(await publicReplies.byId('mastodon'), null)
      assert.equal(await commit({ remove: 'public_replies', id: 'bluesky', ifVersion: 2 }), 'stale')
      assert.equal(await commit({ remove: 'public_replies', id: 'bluesky', ifVersion: 1 }), 'done')
      assert.equal(await publicReplies.byId('bluesky'), null)
    })
  })
})
