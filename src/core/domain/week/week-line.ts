/**
 * A line has a version of its own, made of what a move depends on: of two people who read the same, one moves it,
 * and an editor that saves every second stops nobody.
 */

import type { Named } from '../actor.ts'
import { type Channel, type OtherChannel, otherChannels, type PlannedRelease } from '../channels/channel.ts'
import type { OutcomeGroup } from '../channels/channel-tally.ts'
import { idFrom } from '../id-from.ts'
import { outcomeOf, outcomeOnTeams } from '../releases/outcome.ts'
import { type Sector, sectorsOf } from '../sectors/sector.ts'
import type { Instant } from '../time.ts'
import { waitedFor } from '../validations/chairs.ts'
import { dueOf } from '../validations/dues.ts'
import { vouchedSteps } from './reopening.ts'
import {
  type Lack,
  lacksOf,
  type Movable,
  movableIn,
  stateElsewhere,
  stateOf,
  type WeekLineState,
} from './line-state.ts'
import type { SendOutline, WeekRow } from './week-row.ts'

/**
 * One post on one channel at one time: derived whenever it is looked at, from what its post, its broadcast and its
 * validation say. Nothing keeps it.
 */
export type WeekLine = {
  postId: string
  channel: Channel
  reference: string
  title: string
  /** When it left or will leave; null: no time was set. */
  at: Instant | null
  state: WeekLineState
  /** Of a draft, its authors; in validation, the people whose visa it waits for; else nobody. */
  holders: Named[]
  /** The name of the waiting step. */
  step: string | null
  /** Until when that step has time. */
  due: Instant | null
  isLate: boolean
  lacks: Lack[]
  section: string | null
  /** Ids of the sectors that look after it. */
  sectors: string[]
  department: string | null
  campaignId: string | null
  /** How many people it is for, as last counted; null: never counted. */
  people: number | null
  isEvent: boolean
  /** Its time is part of what was approved: another one asks for the visa of the sending again. */
  isSealed: boolean
  movable: Movable
  /** Changes whenever something changes on which a move of the line depends. */
  version: string
}

/** All lines of a post, Teams first; none where it was refused or given up before anybody got it. */
export function weekLinesOf(row: WeekRow, sectors: readonly Sector[], now: Instant): WeekLine[] {
  const { post, send } = row
  const isEnded = post.state === 'refused' || post.state === 'cancelled'
  const ofTeams = teamsRelease(row, sectors, now)
  const isOver = isEnded || ofTeams.state === 'taken-back'
  const neverLeft = isEnded && !hasLeft(send) && !post.isCorrecting
  return [
    ...(neverLeft ? [] : [ofTeams]),
    ...otherChannels.flatMap(channel => otherLine(row, ofTeams, channel, isOver, now) ?? []),
  ]
}

/** Channels to which it is planned or went; of a post that is over, only those to which it went. */
function otherLine(
  row: WeekRow,
  ofTeams: WeekLine,
  channel: OtherChannel,
  isOver: boolean,
  now: Instant,
): WeekLine | null {
  const { post, releases, validation } = row
  const release = releases.find(one => one.channel === channel)
  const planned = isOver ? undefined : post.elsewhere.find(one => one.channel === channel)
  const state = stateElsewhere(release)
  if (!planned && (!release || movableIn(state) === 'yes')) return null
  const at = release?.at ?? planned?.at ?? ofTeams.at
  return {
    ...ofTeams,
    channel,
    at,
    state,
    holders: [],
    step: null,
    due: null,
    isLate: false,
    people: null,
    isSealed: post.state === 'approved' || vouchedSteps(validation).length > 0,
    lacks: lacksOf(row, state, now, channel),
    movable: movableIn(state),
    version: planned ? plannedVersion(post.id, planned) : idFrom(post.id, channel, state, at ?? ''),
  }
}

/** The version of a planned release on another channel: nothing else moves it. */
export function plannedVersion(postId: string, { channel, at }: PlannedRelease): string {
  return idFrom(postId, channel, at ?? '')
}

function teamsRelease(row: WeekRow, sectors: readonly Sector[], now: Instant): WeekLine {
  const { post, send, validation, department } = row
  const state = stateOf(post, send)
  const waits = state === 'in-validation' && validation?.state === 'waiting' ? validation : null
  const due = waits && dueOf(waits)
  const at = send?.startedAt ?? send?.scheduledFor ?? post.slot
  return {
    postId: post.id,
    channel: 'teams',
    reference: post.reference,
    title: post.title,
    at,
    state,
    holders: waits ? waitedFor(waits) : state === 'draft' ? [post.creator] : [],
    step: waits?.steps[waits.current]?.name ?? null,
    due,
    isLate: due !== null && due < now,
    lacks: lacksOf(row, state, now),
    section: post.section,
    sectors: sectorsOf(sectors, { departments: [department, ...post.touches], section: post.section }).map(
      ({ id }) => id,
    ),
    department,
    campaignId: post.campaignId,
    people: send?.people ?? send?.headCount ?? null,
    isEvent: post.event !== null,
    isSealed: post.slot !== null && (state === 'approved' || state === 'scheduled' || vouchedSteps(waits).length > 0),
    movable: movableIn(state),
    version: idFrom(post.id, post.state, at ?? '', sendMark(send), validation?.seal ?? ''),
  }
}

/** How each line of that post is counted. */
export function outcomesOf({ send, releases }: WeekRow, lines: readonly WeekLine[]): OutcomeGroup[] {
  return lines.map(({ channel }) => ({
    channel,
    outcome:
      channel === 'teams'
        ? outcomeOnTeams(send)
        : outcomeOf(releases.find(one => one.channel === channel)?.state ?? null),
    posts: 1,
  }))
}

function sendMark(send: SendOutline | null): string {
  return send === null ? '' : `${send.id} ${send.state} ${send.scheduledFor ?? ''}`
}

function hasLeft(send: SendOutline | null): boolean {
  return send !== null && send.startedAt !== null
}
