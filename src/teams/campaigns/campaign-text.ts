import type { Campaign } from '../../core/domain/campaigns/campaign.ts'
import type { Words } from '../../words.ts'

/** « Du mardi 1er septembre au mercredi 30 septembre » */
export function campaignDates({ from, to }: Pick<Campaign, 'from' | 'to'>, words: Words): string {
  return words.text('campaigns.dates', { from: words.day(from), to: words.day(to) })
}
