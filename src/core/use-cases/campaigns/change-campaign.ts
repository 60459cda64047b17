import { type Actor, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { alone, notComms, roadOf } from '../road.ts'

export type CampaignNeeds = Pick<Ports, 'campaigns' | 'history' | 'commit' | 'now'>
export type CampaignRefusal = { kind: 'not-comms' } | { kind: 'not-found' } | Busy

export const campaignRoad = roadOf({
  of: 'campaign',
  read: (ports: Pick<Ports, 'campaigns'>, id: string) => ports.campaigns.byId(id).then(alone),
  refuses: notComms,
  attempt: { what: 'campaign.change', subject: 'campaigns' },
  stamp: (row, at, actor: Actor) => ({ ...row, changedBy: named(actor), changedAt: at }),
  tells: ({ reference }) => ({ subject: reference }),
  done: campaign => ({ kind: 'campaign-changed' as const, campaign }),
})
