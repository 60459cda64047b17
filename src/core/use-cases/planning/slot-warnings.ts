import type { PersonId } from '../../domain/actor.ts'
import { dutyAt } from '../../domain/agenda/agenda.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type Instant, later, msBetween } from '../../domain/time.ts'
import type { Beside, MoveWarning } from '../../domain/week/move-warning.ts'
import { type WeekLine, weekLinesOf } from '../../domain/week/week-line.ts'
import { weekOf } from '../../domain/week/week.ts'
import type { WeekRow } from '../../domain/week/week-row.ts'
import { daysLater, instantOf, localDay } from '../../domain/working-time/local-time.ts'
import { quietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { type ExpandNeeds, expandAudience } from '../audiences/expand-audience.ts'

/** Two broadcasts to more than so many people within an hour are one too many. */
const many = 500
const hourMs = 60 * 60_000
/** From so many broadcasts to the same people in one week on, there is a warning. */
const oftenFrom = 3
/** Broadcasts of one week whose people are compared; an authority sends some ten. */
const comparedMost = 30
const rowsMost = 1_000

export type WarningNeeds = ExpandNeeds & Pick<Ports, 'week' | 'agenda' | 'sectors' | 'now'>

/** Warnings of the plan's rules about a release at that time; none of them forbids it. */
export async function slotWarnings(
  ports: WarningNeeds,
  row: WeekRow,
  release: WeekLine,
  at: Instant,
  settings: WorkingHours,
): Promise<MoveWarning[]> {
  const dayOf = (at: Instant) => localDay(at, settings.timeZone)
  const day = dayOf(at)
  const [feeds, others] = await Promise.all([ports.agenda.all(), otherReleases(ports, row, day, settings)])
  const duty = dutyAt(feeds, day)
  const { from, to } = weekOf(day)
  const week = others.filter(({ release }) => dayOf(release.at) >= from && dayOf(release.at) <= to)
  const near = others.filter(({ release: { at: other } }) => Math.abs(msBetween(at, other)) < hourMs)
  const clash = near.find(
    ({ release: other }) =>
      release.campaignId !== null && other.campaignId === release.campaignId && other.channel === release.channel,
  )
  const isHoliday = settings.isHoliday(day)
  return [
    ...(isHoliday ? [{ kind: 'holiday', day } as const] : []),
    ...(release.channel === 'teams' && !isHoliday && quietHours(at, settings) ? [{ kind: 'quiet' } as const] : []),
    ...(duty ? [{ kind: 'duty', title: duty.title, day } as const] : []),
    ...(clash ? [{ kind: 'campaign-clash', beside: asBeside(clash.release) } as const] : []),
    ...(release.channel === 'teams' ? await peopleWarnings(ports, row, week, near) : []),
  ]
}

type Other = { row: WeekRow; release: WeekLine & { at: Instant } }

/** Releases of the same week, and of the hours around it. */
async function otherReleases(
  ports: WarningNeeds,
  { post }: WeekRow,
  day: string,
  { timeZone }: WorkingHours,
): Promise<Other[]> {
  const { from, to } = weekOf(day)
  const begins = later(instantOf(from, '00:00', timeZone)!, -hourMs)
  const ends = later(instantOf(daysLater(to, { days: 1 }), '00:00', timeZone)!, hourMs)
  const [rows, sectors] = await Promise.all([ports.week.within(begins, ends, rowsMost), ports.sectors.all()])
  const now = ports.now()
  return rows
    .filter(one => one.post.id !== post.id)
    .flatMap(row =>
      weekLinesOf(row, sectors, now).flatMap(release =>
        release.at !== null && release.at >= begins && release.at < ends && release.movable !== 'over'
          ? [{ row, release: { ...release, at: release.at } }]
          : [],
      ),
    )
}

/** Compares the people as they are now; each audience is read once. */
async function peopleWarnings(
  ports: WarningNeeds,
  { post }: WeekRow,
  week: Other[],
  near: Other[],
): Promise<MoveWarning[]> {
  const others = week.filter(({ release }) => release.channel === 'teams').slice(0, comparedMost)
  if (others.length === 0 && near.length === 0) return []
  const read = readOnce(ports)
  const ours = await read(post.audience)
  const crowded = ours.size > many ? await firstOver(near, read) : null
  const often = others.length + 1 < oftenFrom ? null : await getThird(ours, others, read)
  return [
    ...(crowded ? [{ kind: 'crowded', beside: asBeside(crowded.release), people: crowded.people } as const] : []),
    ...(often ? [often] : []),
  ]
}

type ReadPeople = (audience: WeekRow['post']['audience']) => Promise<ReadonlySet<PersonId>>

function readOnce(ports: ExpandNeeds): ReadPeople {
  const known = new Map<string, Promise<ReadonlySet<PersonId>>>()
  return audience => {
    const key = canonicalKey(audience)
    const reading = known.get(key) ?? peopleOf(ports, audience)
    known.set(key, reading)
    return reading
  }
}

async function peopleOf(ports: ExpandNeeds, audience: WeekRow['post']['audience']): Promise<ReadonlySet<PersonId>> {
  const found = new Set<PersonId>()
  for await (const page of expandAudience(ports, audience)) for (const { id } of page) found.add(id)
  return found
}

async function firstOver(
  near: Other[],
  read: ReadPeople,
): Promise<{ release: Other['release']; people: number } | null> {
  for (const { row, release } of near) {
    if (release.channel !== 'teams') continue
    const people = (await read(row.post.audience)).size
    if (people > many) return { release, people }
  }
  return null
}

async function getThird(
  ours: ReadonlySet<PersonId>,
  others: Other[],
  read: ReadPeople,
): Promise<Extract<MoveWarning, { kind: 'third-in-week' }> | null> {
  const times = new Map<PersonId, number>()
  const beside: Beside[] = []
  for (const { row, release } of others) {
    const shared = [...(await read(row.post.audience))].filter(id => ours.has(id))
    for (const id of shared) times.set(id, (times.get(id) ?? 0) + 1)
    if (shared.length > 0) beside.push(asBeside(release))
  }
  const people = [...times.values()].filter(others => others + 1 >= oftenFrom).length
  return people === 0 ? null : { kind: 'third-in-week', people, beside }
}

function asBeside({ reference, title, at }: Other['release']): Beside {
  return { reference, title, at }
}
