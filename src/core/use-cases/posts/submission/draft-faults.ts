import { formOf, isEmpty } from '../../../domain/audiences/audience-form.ts'
import { isTooFar, localDay } from '../../../domain/working-time/local-time.ts'
import { warnedEvent, warningMax } from '../../../domain/events/warning.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import type { FieldError } from '../../../domain/posts/fields/field-errors.ts'
import { partOf } from '../writing/unread.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { plainBody } from '../../../domain/posts/text/body-blocks.ts'
import { expiryFaults } from '../../../domain/posts/draft/post-expiry.ts'
import { type Fault, lintPost } from '../../../domain/posts/draft/lint-post.ts'
import { type LimitsOf, variantFaults } from '../../../domain/posts/variants/variant-faults.ts'

/**
 * All faults that keep a draft from being submitted, as far as its own words tell. `card`: once rendered. `limits`:
 * what networks say of themselves.
 */
export function draftFaults(
  post: Post,
  { now, card = '', limits }: { now: Instant; card?: string | undefined; limits?: LimitsOf },
  settings: Pick<Settings, 'timeZone'>,
): Fault[] {
  const unread = Object.entries(post.unread?.faults ?? {}).map(([field, key]): Fault => ({
    field,
    key: key as FieldError,
  }))
  const open = new Set(unread.map(({ field }) => partOf(field)))
  const written = [
    ...lintPost(post.content, { now, today: localDay(now, settings.timeZone) }, card),
    ...slotFaults(post, now),
    ...expiryFaults(post, now, settings),
    ...audienceFaults(post),
    ...warningFaults(post),
    ...variantFaults(post, limits),
  ]
  // The older value behind a text that is not understood is not what anybody means to send.
  return [...unread, ...written.filter(({ field }) => !open.has(partOf(field)))]
}

/** One visa sends it, so that it must stay the short text for people registered for an event. */
function warningFaults(post: Post): Fault[] {
  if (warnedEvent(post) === null) return []
  const { pictures, kind } = post.content
  return [
    ...(plainBody(post.content).replace(/\n+/g, '\n').length > warningMax
      ? [{ field: 'body', key: 'warning-too-long' } as const]
      : []),
    ...(pictures.length > 0 || kind === 'event' ? [{ field: 'body', key: 'warning-plain' } as const] : []),
  ]
}

function slotFaults({ slot }: Post, now: Instant): Fault[] {
  if (slot === null) return []
  if (slot <= now) return [{ field: 'slotDate', key: 'slot-past' }]
  return isTooFar(slot, now) ? [{ field: 'slotDate', key: 'too-far' }] : []
}

/** Nobody was chosen; whether a chosen group is empty, only the directory tells. */
function audienceFaults({ audience, correcting }: Post): Fault[] {
  const form = correcting === null ? formOf(audience) : null
  return form && !form.everyone && isEmpty(form.chosen) ? [{ field: 'add', key: 'no-audience' }] : []
}
