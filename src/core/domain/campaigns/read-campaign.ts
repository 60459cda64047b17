import { type Channel, channels, isChannel } from '../channels/channel.ts'
import { chosenDepartments } from '../people/department-choice.ts'
import { choicesIn, cleanText, isDay } from '../text.ts'
import type { Day } from '../time.ts'
import { daysLater } from '../working-time/local-time.ts'
import { aimMax, type Campaign, campaignTitleMax } from './campaign.ts'

/** What the form of a campaign sends: untrusted. `owner`: an id, as Teams' search gives it, or an address. */
export const campaignFields = ['title', 'aim', 'from', 'to', 'departments', 'owner', 'channels'] as const
export type CampaignField = (typeof campaignFields)[number]
export type CampaignFields = Partial<Record<CampaignField, unknown>>
/** Keys under `errors` in the locales, with what they are about after a colon. */
export type CampaignErrors = Partial<Record<CampaignField, string>>

/** What people fill in, without the owner, whom the directory knows. */
export type CampaignDraft = Pick<Campaign, 'title' | 'aim' | 'from' | 'to' | 'departments' | 'channels'>

const yearsMost = 2
/** The authority has a few dozen at most. */
const departmentsMost = 100

/** `departments`: the names that may be chosen. The draft counts only where there are no errors. */
export function readCampaign(
  fields: CampaignFields,
  departments: readonly string[],
): { draft: CampaignDraft; errors: CampaignErrors } {
  const errors: CampaignErrors = {}
  const title = cleanText(fields.title).replace(/\s+/g, ' ')
  if (title === '') errors.title = 'required'
  else if (title.length > campaignTitleMax) errors.title = 'title-too-long'
  const aim = cleanText(fields.aim)
  if (aim.length > aimMax) errors.aim = 'aim-too-long'
  const [from, to] = [readDay(fields, 'from', errors), readDay(fields, 'to', errors)]
  if (from !== '' && to !== '' && to < from) errors.to = 'end-before-start'
  else if (from !== '' && to !== '' && to > daysLater(from, { months: 12 * yearsMost })) errors.to = 'campaign-too-long'
  const chosen = chosenDepartments(fields.departments, departments)
  if (chosen.length > departmentsMost) errors.departments = 'too-many'
  else if (chosen.some(name => !departments.includes(name))) errors.departments = 'unknown-department'
  const wanted = choicesIn(fields.channels)
  if (!wanted.every(isChannel)) errors.channels = 'unknown-choice'
  else if (wanted.length === 0) errors.channels = 'no-channel'
  return { draft: { title, aim, from, to, departments: chosen, channels: inOrder(wanted) }, errors }
}

/** '' where the field holds no day. */
function readDay(fields: CampaignFields, field: 'from' | 'to', errors: CampaignErrors): Day {
  const day = cleanText(fields[field])
  if (isDay(day)) return day
  errors[field] = day === '' ? 'required' : 'not-a-day'
  return ''
}

function inOrder(wanted: readonly string[]): Channel[] {
  return channels.filter(one => wanted.includes(one))
}
