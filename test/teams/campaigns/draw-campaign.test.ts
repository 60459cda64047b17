import assert from 'node:assert/strict'
import type { Campaign } from '../../../src/core/domain/campaigns/campaign.ts'
import { otherChannels } from '../../../src/core/domain/channels/channel.ts'
import { outlineOf } from '../../../src/core/domain/week/outline.ts'
import { weekLinesOf } from '../../../src/core/domain/week/week-line.ts'
import type { CampaignPost } from '../../../src/core/use-cases/campaigns/see-campaign.ts'
import { drawCampaign } from '../../../src/teams/campaigns/draw-campaign.ts'
import { drawCloseCampaign } from '../../../src/teams/campaigns/draw-campaigns.ts'
import { elements, look } from '../../cards/every-card.ts'
import { post } from '../../postgres/rows.ts'

const now = '2026-11-25T10:00:00.000Z'
const limit = 25 * 1024
const id = '55555555-5555-4555-8555-555555555555'
const by = { id: 'a', name: 'Marie-Christine *Lefebvre*-Dumoulin' }

const campaign: Campaign = {
  id,
  version: 1,
  revision: 1,
  reference: 'CAM-2026-0003',
  title: 'La_rentrée*'.repeat(10),
  aim: 'Dire_tout*'.repeat(30),
  from: '2026-11-23',
  to: '2026-12-18',
  departments: Array.from({ length: 100 }, (_, at) => `Direction ${at} ${'des espaces verts '.repeat(20)}`),
  owner: by,
  channels: ['teams', ...otherChannels],
  state: 'open',
  changedBy: by,
  changedAt: now,
  createdAt: now,
}
const figures = { sent: 0, posts: 20, channels: [], reach: null }

/** Each a draft, on so many channels besides Teams, of titles and names that are twice as long once they are escaped. */
function posts(count: number, elsewhere: number): CampaignPost[] {
  return Array.from({ length: count }, (_, at) => {
    const outline = outlineOf(
      post({
        id: `22222222-2222-4222-8222-${String(at).padStart(12, '0')}`,
        state: 'draft',
        creator: { id: 'c', name: '*_'.repeat(60) },
        title: '_*'.repeat(60),
        slot: '2026-12-01T08:00:00.000Z',
        elsewhere: otherChannels.slice(0, elsewhere).map(channel => ({ channel, at: '2026-12-02T08:00:00.000Z' })),
      }),
    )
    const row = { post: outline, send: null, validation: null, releases: [], department: null }
    return { post: outline, releases: weekLinesOf(row, [], now), outcomes: [], sentBy: null }
  })
}

describe('the card of a campaign', () => {
  for (const elsewhere of [0, 3, otherChannels.length])
    it(`stays under 25 KB, and leads to each of its posts, on ${elsewhere} channels besides Teams`, () => {
      const all = posts(20, elsewhere)
      const seen: unknown[] = []
      for (let start = 0; ;) {
        const card = drawCampaign({ campaign, posts: all, figures, more: true, now, start }, look('fr'))
        const bytes = Buffer.byteLength(JSON.stringify(card))
        assert.ok(bytes <= limit, `from ${start}: ${bytes} bytes`)
        const pressed = elements(card).filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit')
        const dataOf = (verb: string) =>
          pressed.flatMap(({ data }) => (isData(data) && data['verb'] === verb ? [data] : []))
        seen.push(...new Set(dataOf('post.edit').map(({ postId }) => postId)))
        const [next] = dataOf('campaign.see').filter(data => data['start'] !== undefined)
        if (next === undefined) break
        assert.ok(Number(next['start']) > start)
        start = Number(next['start'])
      }
      assert.deepEqual(
        seen,
        all.map(one => one.post.id),
      )
    })

  it('shows eight posts of the usual kind, and names five departments', () => {
    const usual = {
      ...campaign,
      title: 'La rentrée',
      aim: 'Dire ce qui change',
      departments: ['A', 'B', 'C', 'D', 'E', 'F'],
    }
    const card = drawCampaign({ campaign: usual, posts: posts(20, 1), figures, more: false, now }, look('fr'))
    const text = JSON.stringify(card)
    assert.match(text, /A, B, C, D, E et 1 autre"/)
    assert.match(text, /Et 12 autres publications/)
  })
})

describe('the question whether a campaign is closed', () => {
  it('says where its balance counts not all of its posts', () => {
    const asked = (more: boolean) =>
      JSON.stringify(drawCloseCampaign({ seen: { campaign, figures, more }, unsent: 3 }, look('fr')))
    assert.match(asked(true), /Seules les 200 premières publications sont comptées/)
    assert.doesNotMatch(asked(false), /Seules les/)
  })
})

function isData(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null
}
