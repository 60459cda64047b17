import assert from 'node:assert/strict'
import { createSiteNetwork } from '../../src/site/site-network.ts'
import { outgoing } from '../networks/network-contract.ts'

describe('Mary’s own site as a network', () => {
  const site = createSiteNetwork('https://mary.example')
  const given = outgoing({ postId: '55555555-5555-4555-8555-555555555555' })

  it('has each article at an address of its own, and takes it back there', async () => {
    const published = await site.publish(given)
    const url = 'https://mary.example/site/articles/55555555-5555-4555-8555-555555555555'
    assert.deepEqual(published, { kind: 'done', uri: url, url, revision: null })
    const before = { ...published, uri: url.replace('mary.example', 'mary-before.example/bot') }
    for (const there of [published, before]) {
      assert.deepEqual(await site.correct(there, given), { ...published, lostReplies: false })
      assert.deepEqual(await site.takeBack(there), { kind: 'done' })
    }
  })

  it('says of an article of another site neither that it is corrected nor that it is gone', async () => {
    const other = { uri: 'https://www.mairie.example/actualites/?p=12', url: null, revision: null }
    for (const answer of [await site.correct(other, given), await site.takeBack(other)])
      assert.equal(answer.kind, 'refused')
  })
})
