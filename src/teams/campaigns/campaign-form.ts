import { isComms, type Named } from '../../core/domain/actor.ts'
import { campaignFields } from '../../core/domain/campaigns/read-campaign.ts'
import { unlessAway } from '../../core/domain/errors.ts'
import { saveCampaign } from '../../core/use-cases/campaigns/save-campaign.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { asMeant } from '../written/written-when.ts'
import { campaignValues, type CampaignFormData, drawCampaignForm } from './draw-campaign-form.ts'
import { showCampaign } from './show-campaign.ts'

type Filled = Pick<CampaignFormData, 'values' | 'errors' | 'reference' | 'seen' | 'since'>

/** An empty form; the person who opens it is the owner, unless they choose another one. */
export async function newCampaign(turn: Turn): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  return campaignForm(turn, turn.ports.newId(), { values: { owner: turn.actor.id, channels: 'teams' } })
}

export async function editCampaign(turn: Turn, campaignId: string): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const campaign = await turn.ports.campaigns.byId(campaignId)
  if (!campaign) return refusal(turn, { kind: 'not-found' })
  if (campaign.state === 'closed') return refusal(turn, { kind: 'campaign-closed' })
  const { reference, revision: seen } = campaign
  return campaignForm(turn, campaignId, { reference, seen, values: campaignValues(campaign) })
}

/** Typed text stays in the fields after any refusal. */
export async function keepCampaign(turn: Turn, campaignId: string, fields: Record<string, unknown>): Promise<Answer> {
  const typed = typedIn(campaignFields, fields)
  const read = asMeant(turn, typed, { days: ['from', 'to'] })
  const seen = Number(fields['seen'] ?? 0)
  const result = await saveCampaign(turn.ports, turn.actor, { id: campaignId, seen, fields: read })
  switch (result.kind) {
    case 'campaign-changed':
      if (turn.road === 'dialog') return { kind: 'done' }
      return showCampaign(turn, campaignId, { said: turn.look.words.text('notices.saved') })
    case 'invalid': {
      const campaign = await turn.ports.campaigns.byId(campaignId)
      const before = campaign ? { reference: campaign.reference } : {}
      return campaignForm(turn, campaignId, { ...before, seen, values: typed, errors: result.errors })
    }
    case 'changed-since': {
      const { reference, revision } = result.campaign
      return campaignForm(turn, campaignId, { reference, seen: revision, values: typed, since: true })
    }
    default:
      return refusal(turn, result)
  }
}

async function campaignForm(turn: Turn, campaignId: string, filled: Filled): Promise<Answer> {
  const campaign = await turn.ports.campaigns.byId(campaignId)
  const listed = (await unlessAway(() => turn.ports.departments.all(), [])).map(({ name }) => name)
  const departments = [...new Set([...listed, ...(campaign?.departments ?? [])])]
  const owners = await ownersOf(turn, campaign?.owner ?? turn.actor)
  return inPlace(turn, 'campaignForm', drawCampaignForm({ campaignId, departments, owners, ...filled }, turn.look))
}

/** The communication team by name, and the present owner, even after they left. */
async function ownersOf({ ports, look: { locale } }: Turn, usual: Named): Promise<Named[]> {
  const comms = await unlessAway(() => ports.directory.comms(), [])
  const others = comms.filter(({ id }) => id !== usual.id)
  return [usual, ...others].toSorted((a, b) => a.name.localeCompare(b.name, locale))
}
