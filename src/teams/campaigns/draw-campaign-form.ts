import { isChannelOn } from '../../core/domain/capabilities/capability.ts'
import { aimMax, type Campaign, campaignTitleMax } from '../../core/domain/campaigns/campaign.ts'
import { type CampaignField, campaignFields } from '../../core/domain/campaigns/read-campaign.ts'
import { type Channel, channels } from '../../core/domain/channels/channel.ts'
import type { Named } from '../../core/domain/actor.ts'
import { departmentChoice } from '../../core/domain/people/department-choice.ts'
import type { Reference } from '../../core/domain/reference.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { byField, type Errors, withFaults } from '../cards/faults.ts'

export type CampaignFormData = {
  campaignId: string
  /** Of one that is there already: its reference, and the revision that the form was filled from. */
  reference?: Reference
  seen?: number
  /** Somebody else saved it meanwhile. */
  since?: boolean
  departments: readonly string[]
  /** The communication team; while Graph is away, the present owner or the person who would be. */
  owners: readonly Named[]
  values?: Partial<Record<CampaignField, string>>
  errors?: Errors
}

export function drawCampaignForm(data: CampaignFormData, look: Look): Card {
  const { campaignId, reference, seen = 0, since = false, departments, owners, values = {}, errors = {} } = data
  const { words } = look
  const isNew = reference === undefined
  const card = drawCard(
    'campaigns/form',
    {
      id: campaignId,
      seen,
      heading: isNew ? words.text('campaigns.form.heading') : words.text('campaigns.form.headingChange', { reference }),
      warning: since ? words.text('campaigns.form.since') : '',
      value: byField(campaignFields, field => values[field] ?? ''),
      limits: { title: campaignTitleMax, aim: aimMax },
      owners: owners.map(({ id, name }) => ({ title: name, value: id })),
      channels: channelsOffered(values.channels ?? '', look).map(one => ({
        title: words.text(`channels.${one}`),
        value: one,
      })),
      departments: departments.map(name => ({ title: name, value: departmentChoice(name) })),
      send: words.text(`campaigns.form.${isNew ? 'open' : 'save'}`),
    },
    look,
  )
  return withFaults(card, errors, words)
}

/** What the campaign has already stays in its form, though it is switched off. */
function channelsOffered(own: string, look: Look): readonly Channel[] {
  const chosen = own.split(',')
  return channels.filter(one => isChannelOn(one, look.off) || chosen.includes(one))
}

export function campaignValues({ title, aim, from, to, departments, owner, channels: own }: Campaign) {
  return {
    title,
    aim,
    from,
    to,
    departments: departments.map(departmentChoice).join(','),
    owner: owner.id,
    channels: own.join(','),
  }
}
