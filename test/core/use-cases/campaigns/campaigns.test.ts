import assert from 'node:assert/strict'
import type { CampaignFigures } from '../../../../src/core/domain/campaigns/campaign.ts'
import { channels } from '../../../../src/core/domain/channels/channel.ts'
import { chooseCampaign } from '../../../../src/core/use-cases/campaigns/choose-campaign.ts'
import { closeCampaign, reopenCampaign } from '../../../../src/core/use-cases/campaigns/close-campaign.ts'
import { openCampaignsMost, saveCampaign } from '../../../../src/core/use-cases/campaigns/save-campaign.ts'
import { seeCampaign } from '../../../../src/core/use-cases/campaigns/see-campaign.ts'
import { cancelPost } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, camille } from '../../../fakes/town.ts'
import { approved, comms, otherComms, submitted, written } from '../../../fakes/walk.ts'
import { campaignForm, opened } from './a-campaign.ts'

describe('campaigns', () => {
  let ports: FakePorts
  beforeEach(() => void (ports = createFakePorts()))
  const put = (postId: string, campaignId: string | null, who = comms) =>
    chooseCampaign(ports, who, { postId, campaignId })
  const seen = async (id: string) => {
    const result = await seeCampaign(ports, comms, id)
    assert.ok(result.kind === 'campaign')
    return result
  }

  it('are one, though the form is sent twice, and number the year', async () => {
    const id = ports.newId()
    const input = { id, seen: 0, fields: campaignForm }
    const first = await saveCampaign(ports, comms, input)
    const again = await saveCampaign(ports, comms, input)
    assert.deepEqual(again, first)
    assert.match((await ports.campaigns.byId(id))!.reference, /^CAM-2026-\d{4}$/)
    assert.deepEqual(
      ports.journal.map(({ verb }) => verb),
      ['campaign.opened'],
    )
  })

  it('are a hundred at most', async () => {
    const first = await opened(ports)
    for (let n = 1; n < openCampaignsMost; n++) ports.tamper('campaign', { ...first, id: `more ${n}` })
    const input = { id: ports.newId(), seen: 0, fields: campaignForm }
    assert.deepEqual(await saveCampaign(ports, comms, input), { kind: 'too-many-campaigns' })
  })

  it('end no visa, reopen nothing, and move no date of a post', async () => {
    const { id: campaignId } = await opened(ports)
    const { post, validation } = await submitted(ports)
    const before = (await ports.posts.byId(post.id))!
    assert.equal((await put(post.id, campaignId)).kind, 'campaign-chosen')
    const after = (await ports.posts.byId(post.id))!
    assert.deepEqual(after, { ...before, campaignId, version: before.version + 1 })
    assert.equal((await ports.validations.byId(validation.id))?.version, validation.version)
    assert.deepEqual(
      ports.journal.slice(-1).map(({ verb, subject, details }) => [verb, subject, details]),
      [
        [
          'campaign.post-added',
          post.reference,
          { campaign: 'La rentrée', campaignReference: (await ports.campaigns.byId(campaignId))!.reference },
        ],
      ],
    )
  })

  it('show posts with their state and holder, but the given up, and what they lack', async () => {
    const { id } = await opened(ports)
    const [draft, given, refused] = [await written(ports), await written(ports), await written(ports)]
    const { post } = await submitted(ports)
    for (const one of [draft, given, refused, post]) await put(one.id, id)
    ports.tamper('post', { ...(await ports.posts.byId(refused.id))!, state: 'refused' })
    await cancelPost(ports, comms, given.id)
    const { posts, figures } = await seen(id)
    assert.deepEqual(
      posts.map(({ releases: [one] }) => [one?.state, one?.holders.map(({ name }) => name), one?.lacks]),
      [
        ['draft', [camille.name], ['visa']],
        ['in-validation', ['Karim Blanc'], ['visa']],
      ],
    )
    assert.deepEqual(figures, {
      sent: 0,
      posts: 2,
      channels: [{ channel: 'teams', sent: 0, planned: 2, declared: 0, blocked: 0, unknown: 0 }],
      reach: null,
    })
    assert.equal((await put(given.id, null)).kind, 'campaign-chosen')
    assert.equal((await put(given.id, id)).kind, 'post-given-up')
  })

  it('count the releases of all channels, and people each once', async () => {
    const { id } = await opened(ports)
    const { post, broadcast } = await approved(ports)
    await put(post.id, id)
    const row = (await ports.posts.byId(post.id))!
    const elsewhere = [{ channel: 'bluesky' as const, at: null }]
    await ports.commit({ save: 'post', row: { ...row, elsewhere }, ifVersion: row.version })
    assert.equal((await seen(id)).figures.reach, null)
    const sent = { ...broadcast, state: 'done' as const, startedAt: ports.now() }
    const { version } = (await ports.broadcasts.byId(broadcast.id))!
    await ports.commit({ save: 'broadcast', row: sent, ifVersion: version })
    ports.reach = { people: 100, reached: 90, withoutAccount: 6 }
    const counted = {
      sent: 1,
      posts: 1,
      channels: [
        { channel: 'teams', sent: 1, planned: 1, declared: 0, blocked: 0, unknown: 0 },
        { channel: 'bluesky', sent: 0, planned: 1, declared: 0, blocked: 0, unknown: 0 },
      ] satisfies CampaignFigures['channels'],
      reach: ports.reach,
    }
    assert.deepEqual((await seen(id)).figures, counted)
    const closed = await closeCampaign(ports, comms, { campaignId: id, agreed: 0 })
    assert.ok(closed.kind === 'campaign-changed')
    assert.deepEqual(closed.campaign.balance?.figures, counted)
    // What is counted later changes no balance that was kept.
    ports.reach = { people: 100, reached: 100, withoutAccount: 0 }
    assert.deepEqual((await seen(id)).figures, counted)
    assert.deepEqual(ports.journal.at(-1)?.details, { sent: 1, posts: 1, people: 100, reached: 90 })
    await reopenCampaign(ports, otherComms, id)
    assert.equal((await seen(id)).figures.reach?.reached, 100)
  })

  it('that are closed at the same moment take no post, and give none away', async () => {
    const [{ id }, other] = [await opened(ports), await opened(ports)]
    const post = await written(ports)
    ports.beforeCommit(async () => void (await closeCampaign(ports, otherComms, { campaignId: id, agreed: 0 })))
    assert.equal((await put(post.id, id)).kind, 'campaign-closed')
    assert.equal((await ports.posts.byId(post.id))?.campaignId ?? null, null)
    await put(post.id, other.id)
    ports.beforeCommit(async () => void (await closeCampaign(ports, otherComms, { campaignId: other.id, agreed: 1 })))
    assert.equal((await put(post.id, null)).kind, 'campaign-closed')
    assert.equal((await ports.posts.byId(post.id))?.campaignId, other.id)
  })

  it('count a post that came in while they were being closed: it is asked once more', async () => {
    const { id } = await opened(ports)
    const post = await written(ports)
    ports.beforeCommit(async () => void (await put(post.id, id)))
    const result = await closeCampaign(ports, comms, { campaignId: id, agreed: 0 })
    assert.ok(result.kind === 'confirm' && result.unsent === 1)
    assert.equal((await ports.campaigns.byId(id))?.state, 'open')
  })

  it('are reworded by one of two at once, and the other is shown', async () => {
    const { id } = await opened(ports)
    const reword = (title: string, seen: number) =>
      saveCampaign(ports, comms, { id, seen, fields: { ...campaignForm, title } })
    ports.beforeCommit(async () => void (await reword('Une autre', 1)))
    const late = await reword('La mienne', 1)
    assert.ok(late.kind === 'changed-since' && late.campaign.title === 'Une autre')
    assert.equal((await reword('Une autre', 1)).kind, 'campaign-changed', 'the same form again')
    assert.equal((await ports.campaigns.byId(id))?.revision, 2)
    await closeCampaign(ports, comms, { campaignId: id, agreed: 0 })
    assert.equal((await reword('Trop tard', 2)).kind, 'campaign-closed')
  })

  it('keep a department that the list calls otherwise by now, and their owner while Graph is away', async () => {
    const { id } = await opened(ports, { departments: 'Voirie' })
    ports.town.departments.splice(0)
    ports.directory.down = true
    const fields = { ...campaignForm, departments: 'Voirie', title: 'Encore' }
    assert.equal((await saveCampaign(ports, otherComms, { id, seen: 1, fields })).kind, 'campaign-changed')
    assert.deepEqual((await ports.campaigns.byId(id))?.departments, ['Voirie'])
  })

  it('know every channel, in one order, whatever the form says', async () => {
    const { channels: kept } = await opened(ports, { channels: [...channels].reverse().join(',') })
    assert.deepEqual(kept, channels)
  })

  it('are seen by comms alone', async () => {
    const { id } = await opened(ports)
    const post = await written(ports)
    assert.deepEqual(await seeCampaign(ports, actor(alice), id), { kind: 'not-comms' })
    assert.equal((await put('nothing', id)).kind, 'not-found')
    assert.equal((await put(post.id, 'nothing')).kind, 'not-found')
  })
})
