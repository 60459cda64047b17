import { isComms } from '../../core/domain/actor.ts'
import type { Campaign } from '../../core/domain/campaigns/campaign.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { chooseCampaign, type ChooseCampaignResult } from '../../core/use-cases/campaigns/choose-campaign.ts'
import type { Card } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { isDialog, type Turn } from '../turn/turn.ts'
import { drawAddToCampaign, drawChooseCampaign, noCampaign, postsOffered } from './draw-campaign-choices.ts'
import { showCampaign } from './show-campaign.ts'

/** *Ajouter une publication…*: the newest that are not in it; of those that a closed one keeps none. */
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
  const dialog = isDialog(turn.road)
  return shown(turn, 'campaignPosts', drawAddToCampaign({ campaign, posts, missing, dialog }, turn.look))
}

/** `campaignId` null: out of the one that it is in. */
export async function putInCampaign(turn: Turn, postId: string, campaignId: string | null): Promise<Answer> {
  const result = await chooseCampaign(turn.ports, turn.actor, { postId, campaignId })
  if (result.kind !== 'campaign-chosen') return refused(turn, result)
  const shownId = campaignId ?? result.before?.id
  if (turn.road === 'dialog' || shownId === undefined) return { kind: 'note', text: saidOf(turn, result) }
  return showCampaign(turn, shownId, { said: saidOf(turn, result) })
}

/** *Retirer de la campagne*: on a card that is older than another choice it takes the post out of no other. */
export async function takeOut(turn: Turn, postId: string, campaignId: string): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const post = await turn.ports.posts.byId(postId)
  if (!post) return refusal(turn, { kind: 'not-found' })
  if (post.campaignId !== campaignId) return refusal(turn, { kind: 'not-in-campaign' }, { reference: post.reference })
  return putInCampaign(turn, postId, null)
}

/** Of which campaign a post is, to be chosen beside the post. */
export async function offerCampaigns(turn: Turn, postId: string): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const post = await turn.ports.posts.byId(postId)
  return post ? chooseCard(turn, post, await campaignOf(turn, post)) : refusal(turn, { kind: 'not-found' })
}

/** *Enregistrer* on that card; `chosen`: untrusted. */
export async function keepChoice(turn: Turn, postId: string, chosen: string): Promise<Answer> {
  const campaignId = chosen === noCampaign || chosen === '' ? null : chosen
  const result = await chooseCampaign(turn.ports, turn.actor, { postId, campaignId })
  if (result.kind !== 'campaign-chosen') return refused(turn, result)
  const said = saidOf(turn, result)
  if (turn.road === 'dialog') return { kind: 'note', text: said }
  return chooseCard(turn, result.post, result.campaign, said)
}

async function chooseCard(turn: Turn, post: Post, campaign: Campaign | null, said = ''): Promise<Answer> {
  const open = await turn.ports.campaigns.open()
  const dialog = isDialog(turn.road)
  return shown(turn, 'campaignOf', drawChooseCampaign({ post: titled(post), campaign, open, said, dialog }, turn.look))
}

async function campaignOf({ ports }: Turn, { campaignId = null }: Post): Promise<Campaign | null> {
  return campaignId === null ? null : ports.campaigns.byId(campaignId)
}

function shown(turn: Turn, title: 'campaignPosts' | 'campaignOf', card: Card): Answer {
  if (!isDialog(turn.road)) return { kind: 'card', card }
  return { kind: 'dialog', title: turn.look.words.text(`dialogs.${title}`), card }
}

type Chosen = Extract<ChooseCampaignResult, { kind: 'campaign-chosen' }>

function saidOf({ look: { words } }: Turn, { post: { reference }, campaign }: Chosen): string {
  if (campaign === null) return words.text('notices.campaign-unset', { reference })
  return words.text('notices.campaign-set', { reference, title: escapeLine(campaign.title) })
}

function refused(turn: Turn, result: Exclude<ChooseCampaignResult, Chosen>): Answer {
  return result.kind === 'not-comms' ? notComms(turn) : refusal(turn, result)
}

function titled({ id, reference, content: { title } }: Post) {
  return { id, reference, title }
}
