import type { Change } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

export type CampaignNeeds = Pick<Ports, 'campaigns' | 'history' | 'commit' | 'now'>
export type CampaignRefusal = { kind: 'not-comms' } | { kind: 'not-found' } | Busy
/** `also`: what follows from it, committed with it. */
export type CampaignDecided = {
  campaign: Campaign
  verb: JournalVerb
  details?: JournalEntry['details']
  also?: Change[]
}

/** The road of every change of a campaign by comms: read, decide, commit, again when it was stale. */
export async function changeCampaign<Refusal extends { kind: string }>(
  ports: CampaignNeeds,
  actor: Actor,
  id: string,
  decide: (campaign: Campaign) => Promise<CampaignDecided | Refusal> | CampaignDecided | Refusal,
): Promise<{ kind: 'campaign-changed'; campaign: Campaign } | Refusal | CampaignRefusal> {
  if (!isComms(actor)) return refusedCampaign(ports, actor)
  return whileStale<{ kind: 'campaign-changed'; campaign: Campaign } | Refusal | CampaignRefusal>(async () => {
    const read = await ports.campaigns.byId(id)
    if (!read) return { kind: 'not-found' }
    const decided = await decide(read)
    if ('kind' in decided) return decided
    const { verb, details = {}, also = [] } = decided
    const campaign: Campaign = {
      ...decided.campaign,
      version: read.version + 1,
      changedBy: named(actor),
      changedAt: ports.now(),
    }
    const done = await ports.commit(...campaignChanges(campaign, read.version, { verb, actor, details }), ...also)
    return done === 'done' ? { kind: 'campaign-changed', campaign } : 'stale'
  })
}

type Told = Pick<JournalEntry, 'verb' | 'actor' | 'details'>

export function campaignChanges(row: Campaign, ifVersion: number, told: Told): Change[] {
  return [{ save: 'campaign', row, ifVersion }, { journal: { ...told, subject: row.reference, seal: null } }]
}

export function refusedCampaign(ports: Pick<Ports, 'history' | 'now'>, actor: Actor): Promise<{ kind: 'not-comms' }> {
  return refusedAttempt(ports, actor, { what: 'campaign.change', subject: 'campaigns' }, { kind: 'not-comms' })
}
