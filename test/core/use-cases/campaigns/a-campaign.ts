import assert from 'node:assert/strict'
import type { Campaign } from '../../../../src/core/domain/campaigns/campaign.ts'
import { saveCampaign } from '../../../../src/core/use-cases/campaigns/save-campaign.ts'
import type { FakePorts } from '../../../fakes/ports.ts'
import { camille } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

export const campaignForm = {
  title: 'La rentrée',
  aim: '',
  from: '2026-12-01',
  to: '2026-12-31',
  departments: '',
  owner: camille.id,
  channels: 'teams',
}

export async function opened(ports: FakePorts, change: object = {}): Promise<Campaign> {
  const input = { id: ports.newId(), seen: 0, fields: { ...campaignForm, ...change } }
  const result = await saveCampaign(ports, comms, input)
  assert.ok(result.kind === 'campaign-changed', JSON.stringify(result))
  return result.campaign
}
