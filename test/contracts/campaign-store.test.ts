import assert from 'node:assert/strict'
import type { Campaign } from '../../src/core/domain/campaigns/campaign.ts'
import { post } from '../postgres/rows.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

const campaign = (id: string, change: Partial<Campaign> = {}): Campaign => ({
  id,
  version: 1,
  revision: 1,
  reference: `CAM-2026-${id}`,
  title: 'La rentrée',
  aim: '',
  from: '2026-12-01',
  to: '2026-12-31',
  departments: [],
  owner: somebody('camille'),
  channels: ['teams'],
  state: 'open',
  changedBy: somebody('camille'),
  changedAt: on(1),
  createdAt: on(1),
  ...change,
})

describe('the store of campaigns', () => {
  eachStore(open => {
    it('finds open ones first, the last to begin first', async () => {
      const { commit, campaigns } = open()
      const rows = [
        campaign('0001', { from: '2026-11-01' }),
        campaign('0002', { from: '2026-12-01', state: 'closed' }),
        campaign('0003', { from: '2026-12-02' }),
        campaign('0004', { from: '2027-01-01', state: 'closed' }),
        campaign('0000', { from: '2026-11-01' }),
      ]
      await commit(...rows.map(row => ({ save: 'campaign', row, ifVersion: 0 }) as const))
      assert.deepEqual(ids(await campaigns.recent(9)), ['0003', '0000', '0001', '0004', '0002'])
      assert.deepEqual(ids(await campaigns.recent(2)), ['0003', '0000'])
      assert.deepEqual(ids(await campaigns.open()), ['0003', '0000', '0001'])
      assert.deepEqual([await campaigns.byId('0001'), await campaigns.byId('none')], [rows[0], null])
      assert.equal(await commit({ save: 'campaign', row: campaign('0001'), ifVersion: 0 }), 'stale')
      const ended = campaign('0003', { from: '2026-12-02', state: 'closed' })
      assert.equal(await commit({ save: 'campaign', row: ended, ifVersion: 1 }), 'done')
      assert.deepEqual(ids(await campaigns.open()), ['0000', '0001'])
    })

    it('leads from the reference of a campaign to its trail, and from a post to the campaign', async () => {
      const { commit, history } = open()
      await commit(
        { save: 'campaign', row: campaign('trail', { reference: 'CAM-2026-0907' }), ifVersion: 0 },
        {
          save: 'post',
          row: post({ id: 'in-it', reference: 'PUB-2026-0908', campaignId: 'trail' }),
          ifVersion: 0,
        },
      )
      for (const typed of [{ kind: 'CAM', year: 2026, number: 907 } as const, { number: 907 }]) {
        const [trail, ...others] = await history.trails(typed)
        assert.deepEqual([trail?.campaign?.id, trail?.subjects, others.length], ['trail', ['CAM-2026-0907'], 0])
      }
      const [trail] = await history.trails({ number: 908 })
      assert.deepEqual([trail?.campaign?.id, trail?.subjects], ['trail', ['PUB-2026-0908']])
    })
  })
})
