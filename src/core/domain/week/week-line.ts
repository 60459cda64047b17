import type { Named } from '../actor.ts'
import type { Channel, PlannedRelease } from '../channels/channel.ts'
import { variantOf } from '../channels/variant.ts'
import { idFrom } from '../id-from.ts'
import { isConsentOpen, mayShow } from '../pictures/consent.ts'
import { type Sector, sectorsOf } from '../sectors/sector.ts'
import type { Instant } from '../time.ts'
import { waitedFor } from '../validations/chairs.ts'
import { dueOf } from '../validations/dues.ts'
import { vouchedSteps } from './reopening.ts'
import type { PostOutline, SendOutline, ValidationOutline, WeekRow } from './week-row.ts'

/** `planned`: on a channel where Mary does not publish yet. */
export const weekLineStates = [
  'draft',
  'in-validation',
  'approved',
  'scheduled',
  'sending',
  'sent',
  'held',
  'stopped',
  'taken-back',
  'planned',
] as const
export type WeekLineState = (typeof weekLineStates)[number]

/** What a release lacks before it may leave. `slot`: its time passed meanwhile. */
export const lacks = ['visa', 'slot', 'consent', 'alt', 'variant'] as const
export type Lack = (typeof lacks)[number]

/**
 * One post on one channel at one time: derived whenever it is looked at, from what its post, its broadcast and its
 * validation say. Nothing keeps it.
 */
export type WeekLine = {
  postId: string
  channel: Channel
  reference: string
  title: string
  /** When it left, leaves or shall leave; null: nobody said when. */
  at: Instant | null
  state: WeekLineState
  /** Who writes it, while it is a draft; whose visa it waits for, while it is validated; nobody else. */
  holders: Named[]
  /** The step that waits, as it is called. */
  step: string | null
  /** Until when that is waited for. */
  due: Instant | null
  isLate: boolean
  lacks: Lack[]
  section: string | null
  /** Ids of those whose it is. */
  sectors: string[]
  department: string | null
  campaignId: string | null
  /** How many it is for, as they were last counted; null: nobody counted. */
  people: number | null
  isEvent: boolean
  /** Its time is part of what visas were given for: another one asks for the visa of the sending again. */
  isSealed: boolean
  /** Whether it may be given another time: `left`, somebody got it, or may have; `over`, it was taken back. */
  movable: 'yes' | 'left' | 'over'
  /** Another one whenever something changed on which a move of it depends. */
  version: string
}

/** All of a post, Teams first; none where it was refused or given up before anybody got it. */
export function weekLinesOf(row: WeekRow, sectors: readonly Sector[], now: Instant): WeekLine[] {
  const { post, send } = row
  const isEnded = post.state === 'refused' || post.state === 'cancelled'
  if (isEnded && !hasLeft(send) && !post.isCorrecting) return []
  const ofTeams = teamsRelease(row, sectors, now)
  const planned = isEnded || ofTeams.state === 'taken-back' ? [] : post.elsewhere
  return [
    ofTeams,
    ...planned.map(({ channel, at }) => ({
      ...ofTeams,
      channel,
      at,
      state: 'planned' as const,
      step: null,
      due: null,
      isLate: false,
      people: null,
      isSealed: post.state === 'approved' || vouchedSteps(row.validation).length > 0,
      lacks: lacksOf(row, 'planned', now, channel),
      version: plannedVersion(post.id, { channel, at }),
    })),
  ]
}

/** Of a release on another channel: nothing else moves it. */
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

function hasLeft(send: SendOutline | null): boolean {
  return send !== null && send.startedAt !== null
}

function stateOf({ state }: PostOutline, send: SendOutline | null): WeekLineState {
  if (state === 'taken-back') return 'taken-back'
  if (send === null) return state === 'in-validation' || state === 'approved' ? state : 'draft'
  switch (send.state) {
    case 'ready':
      return 'approved'
    case 'scheduled':
      return 'scheduled'
    case 'planning':
    case 'running':
    case 'paused':
      return 'sending'
    case 'done':
      return 'sent'
    case 'stopped':
      return 'stopped'
    case 'held':
      return 'held'
  }
}

function movableIn(state: WeekLineState): WeekLine['movable'] {
  switch (state) {
    case 'draft':
    case 'in-validation':
    case 'approved':
    case 'scheduled':
    case 'planned':
      return 'yes'
    case 'sending':
    case 'sent':
    case 'held':
    case 'stopped':
      return 'left'
    case 'taken-back':
      return 'over'
  }
}

function sendMark(send: SendOutline | null): string {
  return send === null ? '' : `${send.id} ${send.state} ${send.scheduledFor ?? ''}`
}

function lacksOf(
  { post, send, validation }: WeekRow,
  state: WeekLineState,
  now: Instant,
  channel: Channel = 'teams',
): Lack[] {
  const isBefore = movableIn(state) === 'yes'
  if (!isBefore) return []
  const at = send?.scheduledFor ?? post.slot
  const found: Record<Lack, boolean> = {
    visa: state === 'draft' || state === 'in-validation',
    slot: state !== 'planned' && state !== 'scheduled' && (isMissed(validation, state) || (at !== null && at < now)),
    consent: post.pictures.some(one => isConsentOpen(one) || !mayShow(one)),
    alt: post.pictures.some(({ alt }) => alt.trim() === ''),
    variant: channel !== 'teams' && !post.variants?.includes(variantOf(channel)),
  }
  return lacks.filter(lack => found[lack])
}

function isMissed(validation: ValidationOutline | null, state: WeekLineState): boolean {
  return validation?.missed != null && (state === 'in-validation' || state === 'approved')
}
