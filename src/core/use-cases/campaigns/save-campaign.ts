import { type Actor, named, type Named } from '../../domain/actor.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import {
  type CampaignDraft,
  type CampaignErrors,
  type CampaignFields,
  readCampaign,
} from '../../domain/campaigns/read-campaign.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { personChosen } from '../people/read-people.ts'
import { type CampaignNeeds, type CampaignRefusal, campaignRoad } from './change-campaign.ts'

/** Open at the same time. */
export const openCampaignsMost = 100

/**
 * `id`: minted with the form, so that a form sent twice is one campaign. `seen`: the revision that the form was filled
 * from; 0: a new one.
 */
export type CampaignInput = { id: string; seen: number; fields: CampaignFields }
type Refusal =
  | { kind: 'campaign-closed' }
  | { kind: 'too-many-campaigns' }
  /** Another person changed it since: nothing was written. */
  | { kind: 'changed-since'; campaign: Campaign }
export type SaveCampaignResult =
  | { kind: 'campaign-changed'; campaign: Campaign }
  | { kind: 'invalid'; errors: CampaignErrors }
  | Refusal
  | CampaignRefusal
type Needs = CampaignNeeds & Pick<Ports, 'departments' | 'directory' | 'newReference'>

/** Of comms only. A new campaign, or a change of an open one. */
export function saveCampaign(ports: Needs, actor: Actor, input: CampaignInput): Promise<SaveCampaignResult> {
  const { id, seen } = input
  return campaignRoad.save<SaveCampaignResult>(ports, actor, id, async before => {
    if (!before && seen > 0) return { kind: 'not-found' }
    const read = await readForm(ports, actor, input, before)
    if ('errors' in read) return { kind: 'invalid', ...read }
    const details = toldOf(read)
    if (before) {
      // The very same form, delivered again.
      if (wordsOf(before) === wordsOf(read)) return { kind: 'campaign-changed', campaign: before }
      if (before.state === 'closed') return { kind: 'campaign-closed' }
      if (before.revision !== seen) return { kind: 'changed-since', campaign: before }
      return { row: { ...before, ...read, revision: before.revision + 1 }, verb: 'campaign.changed', details }
    }
    if ((await ports.campaigns.open()).length >= openCampaignsMost) return { kind: 'too-many-campaigns' }
    const at = ports.now()
    const birth = { id, version: 0, revision: 1, reference: await ports.newReference('CAM', id), createdAt: at }
    const row = { ...read, ...birth, state: 'open' as const, changedBy: named(actor), changedAt: at }
    return { row, verb: 'campaign.opened', details }
  })
}

async function readForm(
  ports: Needs,
  actor: Actor,
  { fields }: CampaignInput,
  before: Campaign | null,
): Promise<Wording | { errors: CampaignErrors }> {
  const listed = (await ports.departments.all()).map(({ name }) => name)
  // Names that the list has changed by now stay with the campaign that has them.
  const known = [...new Set([...listed, ...(before?.departments ?? [])])]
  const { draft, errors } = readCampaign(fields, known)
  const owner = await readOwner(ports, actor, { typed: cleanText(fields.owner), before }, errors)
  return Object.keys(errors).length > 0 || owner === null ? { errors } : { ...draft, owner }
}

type Wording = CampaignDraft & Pick<Campaign, 'owner'>

/** The owner must be of comms, since the work is theirs. The present owner is not looked up again. */
async function readOwner(
  ports: Needs,
  actor: Actor,
  { typed, before }: { typed: string; before: Campaign | null },
  errors: CampaignErrors,
): Promise<Named | null> {
  if (typed === '') errors.owner = 'required'
  if (errors.owner !== undefined) return null
  if (before?.owner.id === typed) return before.owner
  if (actor.id === typed) return named(actor)
  const person = await personChosen(ports, typed)
  if (!person) {
    errors.owner = 'unknown-person'
    return null
  }
  const comms = await ports.directory.comms()
  if (comms.some(({ id }) => id === person.id)) return named(person)
  errors.owner = `not-of-comms:${person.name}`
  return null
}

function wordsOf({ title, aim, from, to, departments, owner: { id }, channels }: Wording): string {
  return canonicalKey({ title, aim, from, to, departments, owner: id, channels })
}

function toldOf({ title, aim, from, to, departments, owner, channels }: Wording): JournalEntry['details'] {
  return { title, aim, from, to, departments: departments.join(', '), owner: owner.name, channels: channels.join(' ') }
}
