import { cleanText } from '../../../domain/text.ts'
import type { FieldEdit } from '../../../domain/posts/post.ts'
import { type Unread, variantField } from '../../../domain/posts/written-parts.ts'
import { eventInputs } from '../../../domain/posts/fields/read-event-fields.ts'
import { audienceInputs } from './read-audience.ts'
import { organiserInputs } from './read-organisers.ts'
import { variantKinds } from '../../../domain/channels/variant.ts'
import type { FieldErrors, PostFields } from '../../../domain/posts/fields/field-errors.ts'

/** Inputs named as their part, and the others. */
const plain = ['title', 'summary', 'body', 'kind', 'locale', 'section', 'mandatory', 'touches'] as const
const others = new Map<string, FieldEdit['field']>([
  ['linkTitle', 'link'],
  ['linkUrl', 'link'],
  ['slotDate', 'slot'],
  ['slotTime', 'slot'],
  ['validUntil', 'expiresOn'],
  ['addTouch', 'touches'],
  ['videoTitle', 'video'],
  ['transcript', 'video'],
  ['removeVideo', 'video'],
])

/** The part of a post that an input is about; inputs of one part are understood together. */
export function partOf(input: string): FieldEdit['field'] | null {
  if (/^(?:alt|remove|infographic|description)\d+$/.test(input)) return 'pictures'
  if (input.startsWith('source')) return 'sources'
  if (input.startsWith('variant-')) return variantPart(input)
  if (audienceInputs.includes(input)) return 'audience'
  if (eventInputs.includes(input)) return 'event'
  if (organiserInputs.includes(input)) return 'organisers'
  return plain.find(one => one === input) ?? others.get(input) ?? null
}

/**
 * The typed text of every part that was not understood, to the letter; and of an event while the post is none. Null:
 * all of it was understood.
 */
export function unreadOf(fields: PostFields, faults: FieldErrors, isEvent: boolean): Unread | null {
  const open = new Set(Object.keys(faults).map(partOf))
  if (!isEvent) open.add('event')
  const typed = Object.entries(fields).flatMap(([input, value]) => {
    const text = open.has(partOf(input)) && partOf(input) !== null ? cleanText(value) : ''
    return text === '' ? [] : [[input, text] as const]
  })
  return typed.length === 0 && Object.keys(faults).length === 0 ? null : { typed: Object.fromEntries(typed), faults }
}

/** A text, the warning before it and its pictures are one part. */
function variantPart(input: string): FieldEdit['field'] | null {
  return variantKinds.map(variantField).find(field => input === field || input.startsWith(`${field}-`)) ?? null
}
