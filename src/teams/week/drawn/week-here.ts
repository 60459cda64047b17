import type { SeenWeek } from '../../../core/domain/week/seen-week.ts'
import type { Look } from '../../cards/card-templates.ts'
import { isChannelOn, isOn } from '../../cards/switched-on.ts'

/** A week without what is switched off. */
export function weekHere(week: SeenWeek, look: Pick<Look, 'off'>): SeenWeek {
  const hasCampaigns = isOn('campaigns', look)
  return {
    ...week,
    releases: week.releases.filter(({ channel }) => isChannelOn(channel, look)),
    undated: week.undated.filter(({ channel }) => isChannelOn(channel, look)),
    events: isOn('events', look) ? week.events : [],
    behind: hasCampaigns ? week.behind : [],
    failing: hasCampaigns ? week.failing : [],
    campaigns: hasCampaigns ? week.campaigns : [],
  }
}
