import type { Campaign } from '../../core/domain/campaigns/campaign.ts'
import { type Release } from '../../core/domain/week/release.ts'
import {
  type CampaignPost,
  campaignPostsMost,
  type CampaignSeen,
  lackingIn,
} from '../../core/use-cases/campaigns/see-campaign.ts'
import { keysOf, type Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { facts } from '../cards/choices.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'
import { campaignDates } from './campaign-text.ts'
import { channelsText, figureFacts, withoutAccountText } from './campaign-figures.ts'

/** Each with two buttons. */
export const campaignLinesMax = 8
const holdersMost = 3

/** That a channel has no text of its own yet is said of all posts at once. */
const told = ['visa', 'slot', 'consent', 'alt'] as const

const key = keysOf('campaigns.campaign')

/** `start`: the first post that is shown; `said`: what became of the click that brought the card. */
export type CampaignCardData = CampaignSeen & { start?: number; said?: string }

/** What it is for, where it stands, and its posts on all channels. */
export function drawCampaign(data: CampaignCardData, look: Look): Card {
  const { campaign, posts, figures, more, start = 0, said = '' } = data
  const { words } = look
  const open = campaign.state === 'open'
  const lacking = open ? lackingIn(posts).length : 0
  const next = start + campaignLinesMax
  const rest = Math.max(0, posts.length - next)
  return drawCard(
    'campaigns/campaign',
    {
      id: campaign.id,
      open,
      said,
      kicker: words.text(key('kicker'), { reference: campaign.reference, state: words.text(key(campaign.state)) }),
      title: escapeLine(campaign.title),
      aim: escapeMarkdown(campaign.aim),
      facts: campaignFacts(campaign, words),
      account: accountTitle(campaign, words),
      figures: figureFacts(figures, words),
      without: withoutAccountText(figures, words),
      channels: channelsText(figures, words),
      planned: figures.channels.some(({ channel }) => channel !== 'teams'),
      tooMany: more ? words.text(key('tooMany'), { n: campaignPostsMost }) : '',
      lacking: lacking === 0 ? '' : words.count(key('lacking'), lacking),
      empty: posts.length === 0,
      lines: posts.slice(start, next).map(post => postLine(post, words)),
      others: rest === 0 ? '' : words.count(key('others'), rest),
      next: rest === 0 ? 0 : next,
      later: start > 0,
    },
    look,
  )
}

function campaignFacts(campaign: Campaign, words: Words) {
  const { departments, owner, channels } = campaign
  return facts(
    [words.text(key('dates')), campaignDates(campaign, words)],
    [words.text(key('departments')), departments.join(', ') || words.text(key('nobody'))],
    [words.text(key('owner')), owner.name],
    [words.text(key('channels')), channels.map(one => words.text(`channels.${one}`)).join(', ')],
  )
}

function accountTitle({ balance }: Campaign, words: Words): string {
  if (balance === undefined) return words.text(key('figures'))
  return words.text(key('balance'), { date: words.date(balance.at), name: escapeLine(balance.by.name) })
}

function postLine({ post, releases }: CampaignPost, words: Words) {
  const { id, reference, state, title } = post
  const lackName = (lack: (typeof told)[number]): string => words.text(`campaigns.lack.${lack}`)
  const missing = told.filter(lack => releases.some(({ lacks }) => lacks.includes(lack)))
  return {
    id,
    reference,
    title: escapeLine(words.text('campaigns.add.choice', { reference, title: title || reference })),
    releases: releases.map(release => ({ text: releaseText(release, words) })),
    lacks: missing.length === 0 ? '' : words.text(key('lacks'), { list: missing.map(lackName).join(', ') }),
    editable: state === 'draft' || state === 'in-validation' || state === 'approved',
  }
}

/** « Teams · mardi 1er décembre à 9 h · en validation (Claire Martin, avant le lundi 30 novembre à 11 h) » */
function releaseText(release: Release, words: Words): string {
  return words.text(key('line'), {
    channel: words.text(`channels.${release.channel}`),
    when: release.at === null ? words.text(key('noTime')) : words.date(release.at),
    state: stateText(release, words),
  })
}

function stateText({ state, holders, due, isLate }: Release, words: Words): string {
  const said = words.text(`states.release.${state}`)
  if (holders.length === 0) return said
  const shown = holders.slice(0, holdersMost).map(({ name }) => name)
  const others = holders.length - shown.length
  const all = others > 0 ? [...shown, words.count('validations.panel.others', others)] : shown
  const names = escapeLine(enumerate(all, words))
  if (due === null) return words.text(key('held'), { state: said, names })
  return words.text(key(isLate ? 'heldLate' : 'heldUntil'), { state: said, names, date: words.date(due) })
}
