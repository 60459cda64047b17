import { type Actor, isComms, type Named } from '../../domain/actor.ts'
import { type ScheduleErrors, readTime } from '../../domain/broadcasts/start-time.ts'
import { type Channel, type OtherChannel } from '../../domain/channels/channel.ts'
import { idFrom } from '../../domain/id-from.ts'
import type { Post } from '../../domain/posts/post.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import type { MoveWarning } from '../../domain/week/move-warning.ts'
import { reopening } from '../../domain/week/reopening.ts'
import { plannedVersion, type WeekLine } from '../../domain/week/week-line.ts'
import { localTime, zoneChange } from '../../domain/working-time/local-time.ts'
import type { Busy } from '../attempt.ts'
import { scheduleBroadcast, type ScheduleResult } from '../broadcasts/sending/schedule-broadcast.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { type SeenRelease, seeRelease } from '../week/see-release.ts'
import { type MoveSlotResult, moveSlot, type MoveSlotNeeds } from './move-slot.ts'
import { planElsewhere } from './plan-elsewhere.ts'
import { slotWarnings, type WarningNeeds } from './slot-warnings.ts'

/** `version`: of the release, as it was read. `agreed`: the warnings that were shown, as they were given. */
export type MoveInput = {
  postId: string
  channel: Channel
  version: string
  date: unknown
  time: unknown
  agreed?: string
}

export type MoveResult =
  | { kind: 'moved'; post: Post; at: Instant; reopened: boolean }
  /** Asked once; `agreed` answers exactly these warnings. */
  | { kind: 'sure'; release: WeekLine; at: Instant; warnings: MoveWarning[]; agreed: string }
  /** It moved after it was read; `by`: who moved it, if known. */
  | { kind: 'moved-meanwhile'; release: WeekLine; by: Named | null }
  | { kind: 'invalid'; release: WeekLine; errors: ScheduleErrors }
  | { kind: 'same'; release: WeekLine }
  /** Somebody got it, or may have; or it was taken back. */
  | { kind: 'left' | 'over'; release: WeekLine }
  | Exclude<MoveSlotResult, { kind: 'moved' | 'moved-meanwhile' | 'left' }>
  | Exclude<ScheduleResult, { kind: 'scheduled' | 'sure' | 'invalid' }>
  | Busy

type Needs = MoveSlotNeeds & WarningNeeds & Parameters<typeof scheduleBroadcast>[0]

/**
 * Another time for a release: the slot of a draft; of a validated post the slot and the visa of the sending; the hour
 * of a free broadcast; the plan of another channel. Warns once, by the plan's rules.
 */
export async function moveRelease(
  ports: Needs,
  actor: Actor,
  input: MoveInput,
  settings: Settings,
): Promise<MoveResult> {
  const found = await seeRelease(ports, input)
  if (!isComms(actor)) {
    const subject = found?.row.post.reference ?? 'posts'
    return refusedAttempt(ports, actor, { what: 'release.move', subject }, { kind: 'not-comms' })
  }
  if (!found) return { kind: 'not-found' }
  const { release } = found
  const at = readTime(input, ports.now(), settings.timeZone)
  if (release.version !== input.version) return overtaken(ports, found, at)
  if (release.movable !== 'yes') return { kind: release.movable, release }
  if (typeof at !== 'string') return { kind: 'invalid', release, errors: at }
  if (at === release.at) return { kind: 'same', release }
  const warnings = await warningsOf(ports, found, input, at, settings)
  const asked = sureOf(release, at, warnings)
  if (warnings.length > 0 && input.agreed !== asked.agreed) return asked
  return moved(ports, actor, { ...found, at, warnings }, settings)
}

function sureOf(release: WeekLine, at: Instant, warnings: MoveWarning[]) {
  return { kind: 'sure', release, at, warnings, agreed: idFrom(at, canonicalKey(warnings)) } as const
}

async function warningsOf(
  ports: Needs,
  { row, release }: SeenRelease,
  input: MoveInput,
  at: Instant,
  settings: Settings,
): Promise<MoveWarning[]> {
  const change = zoneChange(input.date, input.time, settings.timeZone)
  const people = isFree(release) ? (release.people ?? 0) : 0
  return [
    ...(reopens(release) ? reopening(row.validation, row.send?.state === 'scheduled') : []),
    ...(change ? [{ kind: 'zone', change } as const] : []),
    ...(await slotWarnings(ports, row, release, at, settings)),
    ...(people > settings.fourEyesOver ? [{ kind: 'second', people } as const] : []),
  ]
}

/** Whether its visas cover its time, or that it has none. */
function reopens({ state, isSealed }: WeekLine): boolean {
  return state === 'in-validation' || isSealed
}

/** Approved without a time: comms chooses its hour. */
function isFree({ state, channel, isSealed }: WeekLine): boolean {
  return channel === 'teams' && !isSealed && (state === 'approved' || state === 'scheduled')
}

/** `warnings`: those that were agreed to. */
type Agreed = Pick<SeenRelease, 'row' | 'release'> & { at: Instant; warnings: MoveWarning[] }

async function moved(
  ports: Needs,
  actor: Actor,
  { row, release, at, warnings }: Agreed,
  settings: Settings,
): Promise<MoveResult> {
  const { postId, channel, version } = release
  if (channel !== 'teams') return planned(ports, actor, { postId, channel, version, at }, settings)
  if (isFree(release) && row.send) return scheduled(ports, actor, { row, release, at, warnings }, settings)
  const result = await moveSlot(ports, actor, { postId, version, at }, settings)
  switch (result.kind) {
    case 'moved':
      return { kind: 'moved', post: result.post, at, reopened: result.reopened }
    case 'moved-meanwhile':
    case 'left':
      return meanwhile(ports, release, at)
    default:
      return result
  }
}

type Elsewhere = { postId: string; channel: OtherChannel; version: string; at: Instant }

async function planned(ports: Needs, actor: Actor, asked: Elsewhere, settings: Settings): Promise<MoveResult> {
  const { postId, channel, version, at } = asked
  const plan = { postId, channel, change: { at }, agreed: true }
  const result = await planElsewhere(ports, actor, plan, settings, post => {
    const now = post.elsewhere?.find(one => one.channel === channel)
    return now && plannedVersion(post.id, now) === version ? null : ({ kind: 'moved-meanwhile' } as const)
  })
  switch (result.kind) {
    case 'planned':
      return { kind: 'moved', post: result.post, at, reopened: result.reopened }
    case 'moved-meanwhile':
    case 'same':
    case 'sure':
    case 'left':
    case 'over':
      return meanwhile(ports, { postId, channel }, at)
    default:
      return result
  }
}

async function scheduled(
  ports: Needs,
  actor: Actor,
  { row, release, at, warnings }: Agreed,
  settings: Settings,
): Promise<MoveResult> {
  const { day: date, time } = localTime(at, settings.timeZone)
  const people = warnings.find(one => one.kind === 'second')?.people ?? null
  const result = await scheduleBroadcast(
    ports,
    actor,
    { broadcastId: row.send!.id, date, time, agreed: 'yes', stands: release.at, ...(people !== null && { people }) },
    settings,
  )
  switch (result.kind) {
    case 'scheduled': {
      const post = await ports.posts.byId(release.postId)
      return post ? { kind: 'moved', post, at, reopened: false } : { kind: 'not-found' }
    }
    case 'sure': {
      // The count changed since it was shown, and is stored: asked again with the new one, the next yes is to what is
      // true.
      const others = warnings.filter(({ kind }) => kind !== 'second')
      return sureOf(release, at, [...others, { kind: 'second', people: result.warning.people ?? 0 }])
    }
    case 'invalid':
      return { kind: 'invalid', release, errors: result.errors }
    case 'closed':
      return meanwhile(ports, release, at)
    default:
      return result
  }
}

async function meanwhile(ports: Needs, { postId, channel }: Pick<WeekLine, 'postId' | 'channel'>, at: Instant) {
  const found = await seeRelease(ports, { postId, channel })
  return found ? overtaken(ports, found, at) : ({ kind: 'not-found' } as const)
}

/** Pressed twice, or moved just now by a colleague to the same time: the result is what was asked. */
async function overtaken(ports: Needs, { release, row }: SeenRelease, at: unknown): Promise<MoveResult> {
  if (release.movable !== 'yes') return { kind: release.movable, release }
  const post = release.at === at ? await ports.posts.byId(release.postId) : null
  if (post && release.at) return { kind: 'moved', post, at: release.at, reopened: false }
  return { kind: 'moved-meanwhile', release, by: (release.channel === 'teams' && row.post.slotBy?.by) || null }
}
