import { type Fault, faultsOf } from './fault.ts'

const rules = ['core/use-cases/campaigns/campaigns.test.ts']
const cards = ['teams/campaigns/campaigns.test.ts']

/** Which posts are of which campaign, and what is counted of them. */
export const campaignFaults: Fault[] = [
  ...faultsOf('core/domain/campaigns/read-campaign.ts', cards, [
    ['aim.length > aimMax', 'aim.length > 2 * aimMax'],
    ['to < from', 'false'],
    ['12 * yearsMost', '13 * yearsMost'],
    ['!wanted.every(isChannel)', 'false'],
    ['wanted.length === 0', 'false'],
    ['chosen.some(name => !departments.includes(name))', 'false'],
  ]),
  ...faultsOf('core/use-cases/campaigns/choose-campaign.ts', rules, [
    ["campaign?.state === 'closed' || ", ''],
    [" || before?.state === 'closed'", ''],
    ["campaign && post.state === 'cancelled'", 'false'],
    ['...campaignChoice(before, post', '...campaignChoice(null, post'],
    ['{ ...post, campaignId', '{ ...post, updatedAt: ports.now() + 1, campaignId'],
  ]),
  ...faultsOf('core/use-cases/campaigns/close-campaign.ts', rules, [
    ['agreed !== unsent', 'agreed === null'],
    ['balance: { by: named(actor), at: ports.now(), figures }', ''],
    ['({ balance: _, ...campaign })', '(campaign)'],
  ]),
  ...faultsOf('core/use-cases/campaigns/save-campaign.ts', rules, [
    ["if (before.state === 'closed') return { kind: 'campaign-closed' }", ''],
    ["if (before.revision !== seen) return { kind: 'changed-since', campaign: before }", ''],
    ['.length >= openCampaignsMost', '.length > openCampaignsMost'],
    ['...(before?.departments ?? [])', ''],
    ['if (before?.owner.id === typed) return before.owner', ''],
  ]),
  ...faultsOf('core/use-cases/campaigns/see-campaign.ts', rules, [
    ['campaign.balance?.figures ?? ', ''],
    ['row.send?.startedAt != null', 'row.send != null'],
    ['sent: outIn(tally), planned: all', 'sent: 0, planned: all'],
    ['releases.length === 0 ? [] : ', ''],
  ]),
]
