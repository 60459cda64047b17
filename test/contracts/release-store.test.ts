import assert from 'node:assert/strict'
import type { OtherChannel } from '../../src/core/domain/channels/channel.ts'
import { type Release, releaseId } from '../../src/core/domain/releases/release.ts'
import { eachStore, ids, on } from './each-store.ts'

const post = 'aaaaaaaa-0000-4000-8000-000000000001'
const other = 'aaaaaaaa-0000-4000-8000-000000000002'

function release(postId: string, channel: OtherChannel, change: Partial<Release> = {}): Release {
  return {
    id: releaseId(postId, channel),
    version: 1,
    postId,
    reference: 'PUB-2026-0042',
    channel,
    at: on(10),
    state: 'planned',
    seal: 'a'.repeat(64),
    edition: 1,
    left: null,
    pending: null,
    refusal: null,
    held: null,
    silentSince: null,
    silenceTold: false,
    declared: null,
    by: null,
    createdAt: on(1),
    updatedAt: on(1),
    ...change,
  }
}

describe('the store of releases', () => {
  eachStore(stores => {
    it('finds those of a post in the order of channels, those that wait, and those that are out', async () => {
      const { releases, commit } = stores()
      const rows = [
        release(post, 'site', { at: on(12) }),
        release(post, 'mastodon', { at: null }),
        release(post, 'bluesky', { state: 'published', at: on(9) }),
        release(other, 'bluesky', { state: 'published', at: on(11) }),
        release(other, 'site', { at: on(8), state: 'unknown' }),
      ]
      await commit(...rows.map(row => ({ save: 'release', row, ifVersion: 0 }) as const))
      assert.deepEqual((await releases.byId(`${post}:site`))?.at, on(12))
      assert.equal(await releases.byId(`${post}:linkedin`), null)
      assert.deepEqual(ids(await releases.ofPost(post)), [`${post}:bluesky`, `${post}:mastodon`, `${post}:site`])
      const waiting = await releases.inStates(['planned', 'unknown'], 9)
      assert.deepEqual(ids(waiting), [`${other}:site`, `${post}:site`, `${post}:mastodon`])
      assert.deepEqual(ids(await releases.inStates(['planned'], 1)), [`${post}:site`])
      assert.deepEqual(ids(await releases.published('bluesky', 9)), [`${other}:bluesky`, `${post}:bluesky`])
      assert.deepEqual(ids(await releases.published('bluesky', 1)), [`${other}:bluesky`])
      assert.deepEqual(await releases.published('mastodon', 9), [])
    })
  })
})
