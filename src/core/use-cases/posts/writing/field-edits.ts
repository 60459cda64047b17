import { variantKinds } from '../../../domain/channels/variant.ts'
import { variantField, type VariantField } from '../../../domain/posts/written-parts.ts'
import type { Named } from '../../../domain/actor.ts'
import { canonicalKey, type Json } from '../../../domain/seal.ts'
import type { Instant } from '../../../domain/time.ts'
import { withoutCredit } from '../../../domain/posts/draft/new-draft.ts'
import type { FieldEdit, Post } from '../../../domain/posts/post.ts'
import { partOf } from './unread.ts'

export type Edited = Pick<
  Post,
  | 'content'
  | 'aside'
  | 'videoAside'
  | 'audience'
  | 'slot'
  | 'mandatory'
  | 'expiresOn'
  | 'touches'
  | 'organisers'
  | 'eventIds'
  | 'unread'
>
type Edition = { revision: number; by: Named; at: Instant }

/** The last change of each field, with the edit that makes `after` of `before`. */
export function fieldEdits(before: Post, after: Edited, edition: Edition): FieldEdit[] {
  const changed = differing(before, after).map(field => ({ field, ...edition }))
  const others = (before.edits ?? []).filter(({ field }) => changed.every(one => one.field !== field))
  return [...others, ...changed]
}

/** What was saved since a revision, and would be lost if this were saved instead. */
export function editsSince(post: Post, revision: number, instead: Edited): FieldEdit[] {
  const differs = new Set(differing(post, instead))
  // Pictures are named by their place in the form, which means nothing once they changed.
  return (post.edits ?? []).filter(
    edit => edit.revision > revision && (edit.field === 'pictures' || differs.has(edit.field)),
  )
}

export function isSame(one: Edited, other: Edited): boolean {
  const aside = asideOf(one) === asideOf(other)
  return aside && differing(one, other).length === 0
}

function asideOf({ aside = [], videoAside = null }: Edited): string {
  return canonicalKey([aside, videoAside])
}

/** A field also differs in a typed text that is not yet understood. */
function differing(one: Edited, other: Edited): FieldEdit['field'][] {
  const [ones, others] = [fieldsOf(one), fieldsOf(other)]
  return (Object.keys(ones) as FieldEdit['field'][]).filter(
    field =>
      canonicalKey([ones[field], unreadOf(one, field)]) !== canonicalKey([others[field], unreadOf(other, field)]),
  )
}

function fieldsOf({
  content,
  audience,
  slot,
  mandatory,
  expiresOn,
  touches = [],
  organisers = [],
}: Edited): Record<FieldEdit['field'], Json> {
  // The credit is no field of the form.
  const { variants = {}, ...written } = withoutCredit(content)
  const ofChannels = Object.fromEntries(variantKinds.map(kind => [variantField(kind), variants[kind] ?? null]))
  return {
    ...written,
    ...(ofChannels as Record<VariantField, Json>),
    sources: content.sources ?? '',
    video: content.video ?? null,
    audience,
    slot,
    mandatory,
    expiresOn,
    touches,
    organisers,
  }
}

function unreadOf({ unread }: Edited, field: FieldEdit['field']): Json {
  return Object.fromEntries(Object.entries(unread?.typed ?? {}).filter(([input]) => partOf(input) === field))
}
