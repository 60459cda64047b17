import type { Broadcast } from '../broadcasts/broadcast.ts'
import { variantKinds } from '../channels/variant.ts'
import type { Post } from '../posts/post.ts'
import { sentContent } from '../posts/sent-post.ts'
import type { PostOutline, SendOutline } from './week-row.ts'

/** What the store writes beside each post; while a sent post is corrected, of what people have. */
export function outlineOf(post: Post): PostOutline {
  const { id, version, reference, state, slot, initiativeId, validationId, creator, updatedAt } = post
  const content = sentContent(post)
  const { event } = content
  const slotEdit = post.edits?.find(({ field }) => field === 'slot')
  return {
    id,
    version,
    reference,
    state,
    slot,
    initiativeId,
    validationId,
    creator,
    updatedAt,
    title: content.title,
    section: content.section,
    audience: post.audience,
    mandatory: post.mandatory,
    event: event && { date: event.date, time: event.time, place: event.place },
    pictures: content.pictures.map(({ alt, consent, gone }) => ({ alt, consent, ...(gone && { gone }) })),
    elsewhere: post.elsewhere ?? [],
    variants: variantKinds.filter(kind => (content.variants?.[kind]?.text ?? '').trim() !== '').toSorted(),
    campaignId: post.campaignId ?? null,
    touches: post.touches ?? [],
    isCorrecting: post.correcting !== null,
    isCalledOff: post.calledOff !== undefined,
    slotBy: slotEdit ? { by: slotEdit.by, at: slotEdit.at } : null,
  }
}

/** Null: it brings people nothing new, or was given up. */
export function sendOutlineOf(broadcast: Broadcast): SendOutline | null {
  const { id, version, reference, kind, state, scheduledFor, startedAt, headCount, check, planned } = broadcast
  if (kind !== 'send' || state === 'cancelled') return null
  return { id, version, reference, state, scheduledFor, startedAt, headCount, people: planned ?? check?.people ?? null }
}
