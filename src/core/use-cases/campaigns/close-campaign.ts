import { type Actor, named } from '../../domain/actor.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { type CampaignNeeds, campaignRoad } from './change-campaign.ts'
import { type CampaignSeen, countCampaign } from './see-campaign.ts'

type Needs = CampaignNeeds & Pick<Ports, 'week' | 'deliveries' | 'relayRounds' | 'relayTasks'>
type CloseRefusal = { kind: 'already-closed'; at: Instant } | { kind: 'confirm'; seen: CampaignSeen; unsent: number }

/**
 * *Clôturer*: the counts are kept as they are shown. `agreed`: the number of posts that did not leave, as the question
 * said; where it is another one now, or was not given, the person is asked.
 */
export function closeCampaign(
  ports: Needs,
  actor: Actor,
  { campaignId, agreed }: { campaignId: string; agreed: number | null },
) {
  return campaignRoad.change<CloseRefusal>(ports, actor, campaignId, async campaign => {
    if (campaign.state === 'closed') return { kind: 'already-closed', at: campaign.balance?.at ?? campaign.changedAt }
    const seen = await countCampaign(ports, campaign)
    const { figures } = seen
    const unsent = figures.posts - figures.sent
    if (agreed !== unsent) return { kind: 'confirm', seen, unsent }
    const { reach } = figures
    return {
      row: { ...campaign, state: 'closed', balance: { by: named(actor), at: ports.now(), figures } },
      verb: 'campaign.closed',
      details: {
        sent: figures.sent,
        posts: figures.posts,
        ...(reach && { people: reach.people, reached: reach.reached }),
      },
    }
  })
}

/** *Rouvrir*: it takes posts again; its balance is void, and stays in the journal. An open campaign stays open. */
export async function reopenCampaign(ports: CampaignNeeds, actor: Actor, campaignId: string) {
  return campaignRoad.change<{ kind: 'already-open' }>(ports, actor, campaignId, ({ balance: _, ...campaign }) =>
    campaign.state === 'open'
      ? { kind: 'already-open' }
      : { row: { ...campaign, state: 'open' }, verb: 'campaign.reopened' },
  )
}
