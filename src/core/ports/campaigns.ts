import type { Campaign } from '../domain/campaigns/campaign.ts'

export type Campaigns = {
  byId(id: string): Promise<Campaign | null>
  /** Open ones first; the last to begin first. */
  recent(limit: number): Promise<Campaign[]>
  /** All that are open, the last to begin first. */
  open(): Promise<Campaign[]>
}
