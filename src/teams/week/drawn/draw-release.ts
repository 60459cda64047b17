import { isChannelOn } from '../../../core/domain/capabilities/capability.ts'
import type { WeekLine } from '../../../core/domain/week/week-line.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Story } from '../../../core/use-cases/journal/see-history.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { lineOf } from '../../journal/line-of.ts'
import { enumerate } from '../../cards/names.ts'
import { isOn } from '../../cards/switched-on.ts'
import { channelName, lackNames, releaseState } from '../../cards/release-text.ts'
import { capitalised } from '../../../words/capitalised.ts'

const historyLines = 8

/**
 * `elsewhere`: the other releases of its post. `campaign`: its title; empty: none. `from`: the week from which it was
 * opened; empty: none. `said`: what was done or, with `refused`, why not.
 */
export type ReleaseData = {
  release: WeekLine
  elsewhere: readonly WeekLine[]
  campaign: string
  story: Pick<Story, 'entries' | 'people'> | null
  now: Instant
  from?: string
  said?: string
  refused?: boolean
}

/** One release: its state, whose decision it awaits, what it lacks, its outcome. The tab shows the same card. */
export function drawRelease(data: ReleaseData, look: Look): Card {
  const { release, elsewhere, now, from = '', said = '', refused = false } = data
  const { words } = look
  const { postId, channel, reference, movable } = release
  return drawCard(
    'week/release',
    {
      postId,
      channel,
      from,
      kicker: words.text('week.release.kicker', { reference, channel: channelName(channel, words) }),
      title: escapeLine(release.title) || reference,
      said: escapeLine(said),
      tone: refused ? 'warning' : 'good',
      at: capitalised(release.at === null ? undated(channel, words) : words.date(release.at)),
      state: capitalised(releaseState(release, now, words)),
      color: release.isLate ? 'attention' : colors[release.state],
      notes: notesOf(data, look).map(text => ({ text })),
      lacks:
        release.lacks.length === 0
          ? ''
          : words.text('week.release.lacks', { list: enumerate(lackNames(release.lacks, words), words).toLowerCase() }),
      elsewhere: elsewhere
        .filter(one => isChannelOn(one.channel, look.off))
        .map(one => ({ text: placeText(one, words) })),
      editable: release.movable === 'yes',
      movable: movable === 'yes',
      plannable: movable !== 'over',
      history: historyOf(data, words),
    },
    look,
  )
}

/** The release of a channel leaves together with the post in Teams. */
function undated(channel: WeekLine['channel'], words: Words): string {
  return words.text(channel === 'teams' ? 'week.undated' : 'week.elsewhere.undated')
}

const colors: Record<WeekLine['state'], string> = {
  draft: 'default',
  'in-validation': 'warning',
  approved: 'good',
  scheduled: 'good',
  sending: 'accent',
  sent: 'good',
  held: 'attention',
  stopped: 'attention',
  'taken-back': 'default',
  planned: 'default',
  refused: 'attention',
  unknown: 'warning',
  declared: 'good',
}

function notesOf({ release: { people, movable }, campaign }: ReleaseData, look: Look): string[] {
  const { words } = look
  return [
    people === null ? '' : words.text('week.release.people', { people: words.count('audience.headCount', people) }),
    campaign === '' || !isOn('campaigns', look)
      ? ''
      : words.text('week.release.campaign', { title: escapeLine(campaign) }),
    movable === 'yes' ? '' : words.text(`week.release.${movable}`),
  ].filter(text => text !== '')
}

/** « Bluesky : mardi 1er décembre à 14 h » */
export function placeText({ channel, at }: Pick<WeekLine, 'channel' | 'at'>, words: Words): string {
  const date = at === null ? words.text('week.elsewhere.undated') : words.date(at)
  return words.text('week.elsewhere.line', { channel: channelName(channel, words), date })
}

function historyOf({ story }: ReleaseData, words: Words): { text: string }[] {
  if (story === null) return []
  return story.entries.slice(-historyLines).map(entry => ({
    text: words.text('week.release.historyLine', {
      when: words.date(entry.at),
      said: lineOf(entry, story.people, words),
    }),
  }))
}
