import { isChannelOn } from '../../core/domain/capabilities/capability.ts'
import type { Campaign } from '../../core/domain/campaigns/campaign.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { WeekLine } from '../../core/domain/week/week-line.ts'
import { type CampaignPost, type CampaignSeen, lackingIn } from '../../core/use-cases/campaigns/see-campaign.ts'
import { keysOf, type Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { facts } from '../cards/choices.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { shortened } from '../cards/shortened.ts'
import { thatFits } from '../cards/that-fits.ts'
import { channelName, lackNames, releaseState } from '../cards/release-text.ts'
import { campaignDates } from './campaign-text.ts'
import { figureFacts, tooManyText, withoutAccountText } from './campaign-figures.ts'

/** So many posts of a campaign, each with two buttons: fewer if they have many channels. */
const linesTried = [8, 5, 3, 2, 1] as const
/** So many departments are named, the others counted, since names may be long. */
const departmentsNamed = 5
const nameShown = 60

/** A missing text for a channel is told once for all posts. */
const told = ['visa', 'slot', 'consent', 'alt'] as const

const key = keysOf('campaigns.campaign')

/** `start`: the first post that is shown; `said`: what became of the click that brought the card. */
export type CampaignCardData = CampaignSeen & { now: Instant; start?: number; said?: string }

/** Its aim, its state, and its posts on all channels, as many as a card holds. */
export function drawCampaign(data: CampaignCardData, look: Look): Card {
  return thatFits(linesTried, lines => withLines(data, lines, look))
}

function withLines(data: CampaignCardData, linesMost: number, look: Look): Card {
  const { campaign, posts, figures, more, now, start = 0, said = '' } = data
  const { words } = look
  const open = campaign.state === 'open'
  const lacking = open ? lackingIn(posts).length : 0
  const next = start + linesMost
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
      facts: campaignFacts(campaign, look),
      account: accountTitle(campaign, words),
      figures: figureFacts(figures, look),
      without: withoutAccountText(figures, words),
      tooMany: tooManyText(more, words),
      lacking: lacking === 0 ? '' : words.count(key('lacking'), lacking),
      empty: posts.length === 0,
      lines: posts.slice(start, next).map(post => postLine(post, now, look)),
      others: rest === 0 ? '' : words.count(key('others'), rest),
      next: rest === 0 ? 0 : next,
      later: start > 0,
    },
    look,
  )
}

function campaignFacts(campaign: Campaign, look: Look) {
  const { words } = look
  const { owner, channels } = campaign
  return facts(
    [words.text(key('dates')), campaignDates(campaign, words)],
    [words.text(key('departments')), departmentsText(campaign, words)],
    [words.text(key('owner')), owner.name],
    [
      words.text(key('channels')),
      channels
        .filter(one => isChannelOn(one, look.off))
        .map(one => channelName(one, words))
        .join(', '),
    ],
  )
}

function departmentsText({ departments }: Campaign, words: Words): string {
  if (departments.length === 0) return words.text(key('nobody'))
  const others = departments.length - departmentsNamed
  const names = departments
    .slice(0, departmentsNamed)
    .map(name => shortened(name, nameShown))
    .join(', ')
  return others <= 0 ? names : words.count(key('otherDepartments'), others, { names })
}

function accountTitle({ balance }: Campaign, words: Words): string {
  if (balance === undefined) return words.text(key('figures'))
  return words.text(key('balance'), { date: words.date(balance.at), name: escapeLine(balance.by.name) })
}

function postLine({ post, releases: all }: CampaignPost, now: Instant, look: Look) {
  const { words } = look
  const releases = all.filter(({ channel }) => isChannelOn(channel, look.off))
  const { id, reference, state, title } = post
  const missing = told.filter(lack => releases.some(({ lacks }) => lacks.includes(lack)))
  return {
    id,
    reference,
    title: escapeLine(title === '' ? reference : words.text('campaigns.add.choice', { reference, title })),
    releases: releases.map(release => ({ text: releaseText(release, now, words) })),
    lacks:
      missing.length === 0
        ? ''
        : words.text(key('lacks'), { list: lackNames(missing, words).join(', ').toLowerCase() }),
    editable: state === 'draft' || state === 'in-validation' || state === 'approved',
  }
}

/** « Teams · mardi 1er décembre à 9 h · en validation (Claire Martin, avant lundi 11 h) » */
function releaseText(release: WeekLine, now: Instant, words: Words): string {
  return words.text(key('line'), {
    channel: channelName(release.channel, words),
    when: release.at === null ? words.text(key('noTime')) : words.date(release.at),
    state: releaseState(release, now, words),
  })
}
