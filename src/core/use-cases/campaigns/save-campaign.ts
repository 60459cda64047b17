import { type Actor, isComms, named, type Named } from '../../domain/actor.ts'
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
import type { Busy } from '../attempt.ts'
import { personChosen } from '../people/read-people.ts'
import {
  campaignChanges,
  type CampaignNeeds,
  type CampaignRefusal,
  changeCampaign,
  refusedCampaign,
} from './change-campaign.ts'

/** Open at the same time. */
export const openCampaignsMost = 100

/**
 * `id`: minted with the form: sent twice, it is one campaign. `seen`: the revision that the form was filled from; 0: of
 * a new one.
 */
export type CampaignInput = { id: string; seen: number; fields: CampaignFields }
type Refusal =
  | { kind: 'campaign-closed' }
  | { kind: 'too-many-campaigns' }
  /** Somebody else worded it since: nothing was written. */
  | { kind: 'changed-since'; campaign: Campaign }
export type SaveCampaignResult =
  | { kind: 'campaign-changed'; campaign: Campaign }
  | { kind: 'invalid'; errors: CampaignErrors }
  | Refusal
  | CampaignRefusal
type Needs = CampaignNeeds & Pick<Ports, 'departments' | 'directory' | 'newReference'>

/** Of comms only. A new campaign, or another wording of one that is open. */
export async function saveCampaign(ports: Needs, actor: Actor, input: CampaignInput): Promise<SaveCampaignResult> {
  if (!isComms(actor)) return refusedCampaign(ports, actor)
  const before = await ports.campaigns.byId(input.id)
  if (!before && input.seen > 0) return { kind: 'not-found' }
  const listed = (await ports.departments.all()).map(({ name }) => name)
  // What the list calls otherwise by now stays with the campaign that named it.
  const known = [...new Set([...listed, ...(before?.departments ?? [])])]
  const { draft, errors } = readCampaign(input.fields, known)
  const owner = await readOwner(ports, actor, { typed: cleanText(input.fields.owner), before }, errors)
  if (Object.keys(errors).length > 0 || owner === null) return { kind: 'invalid', errors }
  const wording = { ...draft, owner }
  return before ? reword(ports, actor, input, wording) : open(ports, actor, input.id, wording)
}

type Wording = CampaignDraft & Pick<Campaign, 'owner'>

/** Somebody of comms, since the work is theirs. Whoever owned it before is not asked for again. */
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

async function open(ports: Needs, actor: Actor, id: string, wording: Wording): Promise<SaveCampaignResult> {
  if ((await ports.campaigns.open()).length >= openCampaignsMost) return { kind: 'too-many-campaigns' }
  const at = ports.now()
  const campaign: Campaign = {
    ...wording,
    id,
    version: 1,
    revision: 1,
    reference: await ports.newReference('CAM', id),
    state: 'open',
    changedBy: named(actor),
    changedAt: at,
    createdAt: at,
  }
  const told = { verb: 'campaign.opened', actor, details: toldOf(wording) } as const
  if ((await ports.commit(...campaignChanges(campaign, 0, told))) === 'done')
    return { kind: 'campaign-changed', campaign }
  // The same form, sent twice.
  const made = await ports.campaigns.byId(id)
  return made ? { kind: 'campaign-changed', campaign: made } : { kind: 'busy' }
}

async function reword(
  ports: Needs,
  actor: Actor,
  { id, seen }: CampaignInput,
  wording: Wording,
): Promise<SaveCampaignResult> {
  type Answer = Refusal | { kind: 'same'; campaign: Campaign } | Busy
  const result = await changeCampaign<Answer>(ports, actor, id, before => {
    // The very same form, delivered again.
    if (wordsOf(before) === wordsOf(wording)) return { kind: 'same', campaign: before }
    if (before.state === 'closed') return { kind: 'campaign-closed' }
    if (before.revision !== seen) return { kind: 'changed-since', campaign: before }
    const campaign = { ...before, ...wording, revision: before.revision + 1 }
    return { campaign, verb: 'campaign.changed', details: toldOf(wording) }
  })
  return result.kind === 'same' ? { kind: 'campaign-changed', campaign: result.campaign } : result
}

function wordsOf({ title, aim, from, to, departments, owner: { id }, channels }: Wording): string {
  return canonicalKey({ title, aim, from, to, departments, owner: id, channels })
}

function toldOf({ title, aim, from, to, departments, owner, channels }: Wording): JournalEntry['details'] {
  return { title, aim, from, to, departments: departments.join(', '), owner: owner.name, channels: channels.join(' ') }
}
