import type { Channel } from '../channels/channel.ts'
import { variantOf } from '../channels/variant.ts'
import { isConsentOpen, mayShow } from '../pictures/consent.ts'
import { useOf } from '../pictures/use.ts'
import type { Instant } from '../time.ts'
import type { PostOutline, ReleaseOutline, SendOutline, ValidationOutline, WeekRow } from './week-row.ts'

/** From `planned` on, states of other channels. */
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
  'refused',
  'unknown',
  'declared',
] as const
export type WeekLineState = (typeof weekLineStates)[number]

/** What a release lacks before it may leave. `slot`: its time passed meanwhile. */
export const lacks = ['visa', 'slot', 'consent', 'alt', 'variant'] as const
export type Lack = (typeof lacks)[number]

export function stateOf({ state }: PostOutline, send: SendOutline | null): WeekLineState {
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

/** Whether it may get another time: `left`, a person got it, or may have; `over`, it was taken back. */
export type Movable = 'yes' | 'left' | 'over'

export function movableIn(state: WeekLineState): Movable {
  switch (state) {
    case 'draft':
    case 'in-validation':
    case 'approved':
    case 'scheduled':
    case 'planned':
    case 'refused':
      return 'yes'
    case 'sending':
    case 'sent':
    case 'held':
    case 'stopped':
    case 'unknown':
    case 'declared':
      return 'left'
    case 'taken-back':
      return 'over'
  }
}

export function stateElsewhere(release: ReleaseOutline | undefined): WeekLineState {
  switch (release?.state) {
    case undefined:
      return 'planned'
    case 'publishing':
      return 'sending'
    case 'published':
      return 'sent'
    default:
      return release!.state
  }
}

export function lacksOf(
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
    consent: post.pictures.some(one => isConsentOpen(one) || !mayShow(one, useOf(channel), now)),
    alt: post.pictures.some(({ alt }) => alt.trim() === ''),
    variant: channel !== 'teams' && !post.variants?.includes(variantOf(channel)),
  }
  return lacks.filter(lack => found[lack])
}

function isMissed(validation: ValidationOutline | null, state: WeekLineState): boolean {
  return validation?.missed != null && (state === 'in-validation' || state === 'approved')
}
