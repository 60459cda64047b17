import { isChannelOn } from '../../core/domain/capabilities/capability.ts'
import { fewestPeople } from '../../core/domain/broadcasts/department-lines.ts'
import type { CampaignFigures } from '../../core/domain/campaigns/campaign.ts'
import { campaignPostsMost } from '../../core/use-cases/campaigns/see-campaign.ts'
import { keysOf, type Words } from '../../words.ts'
import { tallyText } from '../../words/tally-text.ts'
import { share } from '../broadcasts/drawn/broadcast-figures.ts'
import { relayFacts } from '../broadcasts/drawn/broadcast-sites.ts'
import type { Look } from '../cards/card-templates.ts'
import { isOn } from '../cards/switched-on.ts'
import { type Fact, facts } from '../cards/choices.ts'

const key = keysOf('campaigns.campaign')
/** Never 0: nobody knows. */
const unknown = '?'

/** « 4 sur 7 », « 2 829 sur 2 871 (98,5 %) »: each figure with what it is one of; « ? » where nobody can tell yet. */
export function figureFacts(figures: CampaignFigures, look: Look): Fact[] {
  const { words } = look
  const { sent, posts, reach, sites } = figures
  const own = facts(
    [words.text(key('sent')), words.text(key('share'), { n: sent, all: posts })],
    [words.text(key('reached')), reachedText(reach, words)],
    [words.text(key('released')), channelsText(figures, look)],
  )
  return sites && isOn('relays', look) ? [...own, ...relayFacts(sites, words)] : own
}

function reachedText(reach: CampaignFigures['reach'], words: Words): string {
  if (reach === null) return words.text(key('notYet'), { unknown })
  // Planned a moment ago, and nobody is in the ledger yet.
  if (reach.people === 0) return unknown
  if (reach.people < fewestPeople) return words.text(key('few'), { n: fewestPeople })
  return share(reach.reached, reach.people, words)
}

/** Who is counted among those meant, and could not be reached; '' where there is nobody, or too few to tell of. */
export function withoutAccountText({ reach }: CampaignFigures, words: Words): string {
  if (reach === null || reach.people < fewestPeople || reach.withoutAccount === 0) return ''
  const n = reach.withoutAccount
  return n < fewestPeople ? words.text(key('fewWithout')) : words.count(key('without'), n)
}

/** That it has more posts than are counted; '' where it has not. */
export function tooManyText(more: boolean, words: Words): string {
  return more ? words.text(key('tooMany'), { n: campaignPostsMost }) : ''
}

/** « Teams : 4 sur 7 · Bluesky : 1 sur 3 (1 bloquée) »; of an old balance, « ? sur 3 » where nobody counted. */
function channelsText({ channels }: CampaignFigures, look: Look): string {
  const { words } = look
  const open = channels.filter(({ channel }) => isChannelOn(channel, look.off))
  const own = open.map(({ channel, sent, planned, declared = 0, blocked, unknown: doubtful = 0 }) => {
    const isCounted = blocked !== undefined || channel === 'teams'
    const tally = { published: sent - declared, declared, blocked: blocked ?? 0, unknown: doubtful }
    const rest = planned - sent - tally.blocked - doubtful
    const text = isCounted
      ? tallyText({ ...tally, planned: rest }, words)
      : words.text('figures.tally.out', { n: unknown, all: planned })
    return words.text('figures.tally.channel', { channel: words.text(`channels.${channel}`), text })
  })
  return own.join(words.text('circuits.says.between'))
}
