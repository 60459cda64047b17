import type { AgendaLine } from '../../../core/domain/agenda/agenda.ts'
import { isChannelOn, type Off } from '../../../core/domain/capabilities/capability.ts'
import { channels } from '../../../core/domain/channels/channel.ts'
import { idFrom } from '../../../core/domain/id-from.ts'
import { canonicalKey } from '../../../core/domain/seal.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { weekLineStates } from '../../../core/domain/week/line-state.ts'
import type { WeekLine } from '../../../core/domain/week/week-line.ts'
import type { SeenWeek } from '../../../core/domain/week/seen-week.ts'
import { localDay, localTime } from '../../../core/domain/working-time/local-time.ts'
import type { Words } from '../../../words.ts'
import { channelName, dueText, holderNames, lackNames } from '../../cards/release-text.ts'
import { failingText } from './week-lists.ts'
import type { WrittenRelease, WrittenWeek } from './written-week.ts'

export type WriteWeek = { now: Instant; timeZone: string; words: Words; off?: Off | undefined }

/** The page's week: all of its words are made here, so that the page and the cards agree. */
export function writeWeek(week: SeenWeek, look: WriteWeek): WrittenWeek {
  const { now, timeZone, words, off } = look
  const campaigns = new Map(week.campaigns.map(({ id, title }) => [id, title]))
  const write = (release: WeekLine) => writeRelease(release, campaigns, look)
  const shown = {
    kind: 'week' as const,
    today: localDay(now, timeZone),
    timeZone,
    from: week.from,
    to: week.to,
    channels: channels.filter(one => isChannelOn(one, off)).map(id => ({ id, name: channelName(id, words) })),
    sectors: week.sectors,
    campaigns: week.campaigns.map(({ id, title }) => ({ id, name: title })),
    states: weekLineStates.map(id => ({ id, name: words.text(`states.release.${id}`) })),
    releases: week.releases.map(write),
    undated: week.undated.map(write),
    others: othersOf(week, words),
    behind: [...week.holidays.map(day => holiday(day, words)), ...week.behind.map(line => behind(line, words))],
    events: week.events.map(({ postId, title, day, time, place }) => ({ postId, title, day, time, place })),
    empty: week.empty,
    failing: week.failing.map(feed => failingText(feed, now, words)),
  }
  return { ...shown, mark: idFrom(canonicalKey(shown)), now }
}

function writeRelease(
  release: WeekLine,
  campaigns: Map<string, string>,
  { now, timeZone, words }: WriteWeek,
): WrittenRelease {
  const { postId, channel, version, reference, state, at, movable } = release
  const { day, time } = at === null ? { day: '', time: '' } : localTime(at, timeZone)
  const stateText = words.text(`states.release.${state}`)
  const holder = holderText(release, now, words)
  const title = release.title.trim() || words.text('week.page.untitled')
  const campaignText = campaigns.get(release.campaignId ?? '') ?? ''
  return {
    id: `${postId}/${channel}`,
    postId,
    channel,
    version,
    reference,
    title,
    day,
    time,
    state,
    stateText,
    holder,
    isLate: release.isLate && holder !== '',
    lacks: lackNames(release.lacks, words),
    sectors: release.sectors,
    campaign: release.campaignId,
    campaignText,
    movable: movable === 'yes',
  }
}

/** « chez Anne Roy, avant lundi 11 h »: plain text, since a page shows texts as they are. */
export function holderText({ state, holders, due, isLate }: WeekLine, now: Instant, words: Words): string {
  if (state !== 'in-validation' || holders.length === 0) return ''
  const names = holderNames(holders, words)
  if (due === null) return names
  return words.text(isLate ? 'week.holderLate' : 'week.holder', { names, due: dueText(due, now, words) })
}

function behind({ feedId, uid, title, from, to, time, kind }: AgendaLine, words: Words): WrittenWeek['behind'][number] {
  return { id: `${feedId}/${uid}/${from}`, title, from, to, time, kind, kindText: words.text(`agenda.kinds.${kind}`) }
}

function holiday(day: string, words: Words): WrittenWeek['behind'][number] {
  const title = words.text('week.page.holiday')
  return { id: `holiday/${day}`, title, from: day, to: day, time: null, kind: 'holiday', kindText: '' }
}

function othersOf({ more, moreUndated }: SeenWeek, words: Words): string {
  if (more) return words.text('week.week.others')
  return moreUndated ? words.text('week.page.moreUndated') : ''
}
