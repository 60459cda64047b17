import { isComms } from '../../core/domain/actor.ts'
import type { Campaign } from '../../core/domain/campaigns/campaign.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { chooseCampaign, type ChooseCampaignResult } from '../../core/use-cases/campaigns/choose-campaign.ts'
import { escapeLine, plainText } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { drawAddToCampaign, drawChooseCampaign, noCampaign, postsOffered, type Said } from './draw-campaign-choices.ts'
import { showCampaign } from './show-campaign.ts'

/** *Ajouter une publication…*: the newest posts outside of it, without those of closed campaigns. */
export async function offerPosts(turn: Turn, campaignId: string, missing = false): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const campaign = await turn.ports.campaigns.byId(campaignId)
  if (!campaign) return refusal(turn, { kind: 'not-found' })
  if (campaign.state === 'closed') return refusal(turn, { kind: 'campaign-closed' })
  const recent = await turn.ports.posts.recent(postsOffered)
  const others = new Map((await turn.ports.campaigns.open()).map(one => [one.id, one]))
  const posts = recent.flatMap(post => {
    const isKept = post.campaignId != null && !others.has(post.campaignId)
    if (post.campaignId === campaignId || isKept) return []
    return [{ post: titled(post), of: others.get(post.campaignId ?? '')?.title ?? null }]
  })
  return inPlace(turn, 'campaignPosts', drawAddToCampaign({ campaign, posts, missing }, turn.look))
}

/** `campaignId` null: out of its campaign. */
export async function putInCampaign(turn: Turn, postId: string, campaignId: string | null): Promise<Answer> {
  const result = await chooseCampaign(turn.ports, turn.actor, { postId, campaignId })
  return result.kind === 'campaign-chosen'
    ? chosenAnswer(turn, result, campaignId ?? result.before?.id)
    : refused(turn, result)
}

/** With the campaign that was looked at; undefined: none was. */
function chosenAnswer(turn: Turn, result: Chosen, shownId: string | undefined): Answer | Promise<Answer> {
  const said = saidOf(turn, result)
  if (turn.road === 'dialog' || shownId === undefined) return { kind: 'note', text: plainText(said) }
  return showCampaign(turn, shownId, { said })
}

/** *Retirer de la campagne*: from an outdated card it takes the post out of no other campaign. */
export async function removeFromCampaign(turn: Turn, postId: string, campaignId: string): Promise<Answer> {
  const result = await chooseCampaign(turn.ports, turn.actor, { postId, campaignId: null, shown: campaignId })
  // Pressed twice, or taken out by somebody else.
  const isOut = result.kind === 'campaign-chosen' && result.before === null
  if (isOut || result.kind === 'chosen-meanwhile')
    return refusal(turn, { kind: 'not-in-campaign' }, { reference: result.post.reference })
  return result.kind === 'campaign-chosen' ? chosenAnswer(turn, result, campaignId) : refused(turn, result)
}

/** The choice of a post's campaign, beside the post. */
export async function offerCampaigns(turn: Turn, postId: string): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const post = await turn.ports.posts.byId(postId)
  return post ? chooseCard(turn, post, await campaignOf(turn, post)) : refusal(turn, { kind: 'not-found' })
}

/**
 * *Enregistrer* on that card. `shown`: the campaign that it showed. `chosen`: untrusted. Another person's choice
 * meanwhile stays, and is shown.
 */
export async function keepChoice(turn: Turn, postId: string, shown: string, chosen: string): Promise<Answer> {
  if (chosen === '') return refusal(turn, { kind: 'not-understood' })
  const idOf = (value: string) => (value === noCampaign ? null : value)
  const choice = { postId, campaignId: idOf(chosen), shown: idOf(shown) }
  const result = await chooseCampaign(turn.ports, turn.actor, choice)
  if (result.kind === 'chosen-meanwhile') {
    const text = turn.look.words.text('notices.chosen-meanwhile', { reference: result.post.reference })
    return chooseCard(turn, result.post, result.campaign, { text, isWarning: true })
  }
  if (result.kind !== 'campaign-chosen') return refused(turn, result)
  const said = saidOf(turn, result)
  if (turn.road === 'dialog') return { kind: 'note', text: plainText(said) }
  return chooseCard(turn, result.post, result.campaign, { text: said })
}

async function chooseCard(turn: Turn, post: Post, campaign: Campaign | null, said?: Said): Promise<Answer> {
  const open = await turn.ports.campaigns.open()
  const data = { post: titled(post), campaign, open, ...(said && { said }) }
  return inPlace(turn, 'campaignOf', drawChooseCampaign(data, turn.look))
}

async function campaignOf({ ports }: Turn, { campaignId = null }: Post): Promise<Campaign | null> {
  return campaignId === null ? null : ports.campaigns.byId(campaignId)
}

type Chosen = Extract<ChooseCampaignResult, { kind: 'campaign-chosen' }>

function saidOf({ look: { words } }: Turn, { post: { reference }, campaign }: Chosen): string {
  if (campaign === null) return words.text('notices.campaign-unset', { reference })
  return words.text('notices.campaign-set', { reference, title: escapeLine(campaign.title) })
}

function refused(turn: Turn, result: Exclude<ChooseCampaignResult, Chosen>): Answer {
  if (result.kind === 'not-comms') return notComms(turn)
  return result.kind === 'chosen-meanwhile'
    ? refusal(turn, { kind: result.kind }, { reference: result.post.reference })
    : refusal(turn, result)
}

function titled({ id, reference, content: { title } }: Post) {
  return { id, reference, title }
}
