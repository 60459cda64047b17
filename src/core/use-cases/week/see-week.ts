/**
 * The store keeps an outline beside each post and broadcast (a generated column), so that a week of thirty posts reads
 * neither their bodies nor their sealed versions. Card, digest, page and calendar address draw the same `SeenWeek`,
 * which is without what is switched off.
 */

import { type Actor, maySeeAll } from '../../domain/actor.ts'
import { agendaBetween, holidaysBetween } from '../../domain/agenda/agenda.ts'
import { isChannelOn } from '../../domain/capabilities/capability.ts'
import { channels } from '../../domain/channels/channel.ts'
import { openSectors, type Sector } from '../../domain/sectors/sector.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { type WeekLine, weekLinesOf } from '../../domain/week/week-line.ts'
import type { DatedRelease, EventLine, SeenWeek } from '../../domain/week/seen-week.ts'
import { daysBetween } from '../../domain/week/week.ts'
import type { WeekRow } from '../../domain/week/week-row.ts'
import { daysLater, instantOf, localDay, localTime } from '../../domain/working-time/local-time.ts'
import { isWorkingDay } from '../../domain/working-time/working-time.ts'
import type { Ports } from '../../ports.ts'

/** Two months and their ends: what the page of a month shows. */
const spanMost = 62
const rowsMost = 1_000
const undatedMost = 50

export type WeekNeeds = Pick<Ports, 'week' | 'sectors' | 'agenda' | 'campaigns' | 'capabilities' | 'now'>
/**
 * `isShown`: absent: all are. `isEmptyOfAll`: a day is empty only if nothing leaves at all; absent: if nothing leaves
 * that is shown.
 */
export type SpanAsked = { from: Day; to: Day; isShown?: (release: WeekLine) => boolean; isEmptyOfAll?: boolean }
export type SeeWeekResult = { kind: 'seen'; week: SeenWeek } | { kind: 'not-comms' } | { kind: 'too-long' }

/** All releases on these days, on every channel, as they are now: computed, and nothing is written. */
export async function seeWeek(
  ports: WeekNeeds,
  actor: Pick<Actor, 'roles'>,
  asked: SpanAsked,
  settings: WorkingHours,
): Promise<SeeWeekResult> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  if (isTooLong(asked)) return { kind: 'too-long' }
  return { kind: 'seen', week: await readWeek(ports, asked, settings) }
}

/** More days than anybody plans at once, or none. */
export function isTooLong({ from, to }: Pick<SpanAsked, 'from' | 'to'>): boolean {
  return to < from || daysLater(from, { days: spanMost }) <= to
}

/** The same for a card in the channel, which has no particular reader. */
export async function readWeek(
  ports: WeekNeeds,
  { from, to, isShown = () => true, isEmptyOfAll = false }: SpanAsked,
  settings: WorkingHours,
): Promise<SeenWeek> {
  const { timeZone } = settings
  const now = ports.now()
  const off = ports.capabilities.off()
  const begins = instantOf(from, '00:00', timeZone)!
  const ends = instantOf(daysLater(to, { days: 1 }), '00:00', timeZone)!
  const [rows, undatedRows, sectors, feeds] = await Promise.all([
    ports.week.within(begins, ends, rowsMost + 1),
    ports.week.undated(undatedMost + 1),
    ports.sectors.all(),
    off.has('campaigns') ? [] : ports.agenda.all(),
  ])
  const read = (some: WeekRow[]) =>
    some.flatMap(row => weekLinesOf(row, sectors, now)).filter(({ channel }) => isChannelOn(channel, off))
  const all = read(rows.slice(0, rowsMost))
    .flatMap(one => datedOf(one, timeZone))
    .filter(({ at }) => at >= begins && at < ends)
  const releases = all.filter(isShown).toSorted(inTime)
  const undated = read(undatedRows.slice(0, undatedMost)).filter(
    one => one.at === null && one.channel === 'teams' && isShown(one),
  )
  const today = localDay(now, timeZone)
  return {
    from,
    to,
    releases,
    undated,
    moreUndated: undatedRows.length > undatedMost,
    more: rows.length > rowsMost,
    empty: emptyDays({ from: from > today ? from : today, to }, isEmptyOfAll ? all : releases, settings),
    holidays: holidaysBetween(settings, from, to),
    behind: agendaBetween(feeds, from, to),
    events: off.has('events')
      ? []
      : rows.flatMap(row => eventOf(row, sectors, now, isShown)).filter(({ day }) => day >= from && day <= to),
    failing: feeds.flatMap(({ name, failingSince, readAt }) =>
      failingSince === null ? [] : [{ name, since: failingSince, isNew: readAt === null }],
    ),
    sectors: openSectors(sectors).map(({ id, name }) => ({ id, name })),
    campaigns: off.has('campaigns') ? [] : await campaignsOf(ports, [...releases, ...undated]),
  }
}

async function campaignsOf(
  { campaigns }: Pick<Ports, 'campaigns'>,
  releases: readonly WeekLine[],
): Promise<SeenWeek['campaigns']> {
  const ids = new Set(releases.flatMap(({ campaignId }) => campaignId ?? []))
  const found = await Promise.all([...ids].map(id => campaigns.byId(id)))
  return found
    .flatMap(one => (one ? [{ id: one.id, title: one.title, reference: one.reference }] : []))
    .toSorted((a, b) => a.title.localeCompare(b.title))
}

function datedOf(release: WeekLine, timeZone: string): DatedRelease[] {
  if (release.at === null) return []
  const { day, time } = localTime(release.at, timeZone)
  return [{ ...release, at: release.at, day, time }]
}

function inTime(one: DatedRelease, other: DatedRelease): number {
  const [first, second] = [placeOf(one), placeOf(other)]
  return first < second ? -1 : Number(first > second)
}

function placeOf({ at, reference, channel }: DatedRelease): string {
  return `${at} ${reference} ${channels.indexOf(channel)}`
}

function emptyDays({ from, to }: { from: Day; to: Day }, releases: DatedRelease[], settings: WorkingHours): Day[] {
  const taken = new Set(releases.map(({ day }) => day))
  return daysBetween(from, to).filter(day => isWorkingDay(day, settings.isHoliday) && !taken.has(day))
}

/** An event that people have, on its day. */
function eventOf(
  row: WeekRow,
  sectors: readonly Sector[],
  now: Instant,
  isShown: (release: WeekLine) => boolean,
): EventLine[] {
  const { id: postId, reference, title, event, isCalledOff } = row.post
  if (event === null || isCalledOff) return []
  const [ofTeams] = weekLinesOf(row, sectors, now)
  const isAnnounced =
    ofTeams !== undefined && isShown(ofTeams) && (ofTeams.state === 'sent' || ofTeams.state === 'sending')
  return isAnnounced ? [{ postId, reference, title, day: event.date, time: event.time, place: event.place }] : []
}
