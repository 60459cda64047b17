import { type Actor, isComms, type PersonId } from '../../domain/actor.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { heldPictures } from '../../domain/broadcasts/lacks-consent.ts'
import { holdChanges } from '../broadcasts/sending/hold-changes.ts'
import { type Change, refresh } from '../../change.ts'
import { asKept, type Consent, mayShow } from '../../domain/pictures/consent.ts'
import type { CardOf } from '../../domain/placements/placed-card.ts'
import type { Ports } from '../../ports.ts'
import { askedCards, trackingCards } from '../cards/validation-cards.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { type Attached, attachedTo } from '../posts/writing/draft-again.ts'
import { edit } from '../posts/writing/edit-post.ts'
import type { Post } from '../../domain/posts/post.ts'
import { isAuthor } from '../../domain/posts/is-author.ts'
import type { Instant } from '../../domain/time.ts'
import {
  asDraft,
  cardOf,
  type Held,
  picturesBlocked,
  shownOf,
  sortPictures,
  withPictureChanged,
} from '../../domain/posts/pictures/sort-pictures.ts'

export type ConsentNeeds = Pick<Ports, 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>
/** `ids`: ids of all copies of the picture. `actor` null: Mary, since an end came. */
export type Declared = {
  ids: ReadonlySet<string>
  consentTo: (copy: string) => Consent | null
  actor: Actor | null
  at: Instant
}

/**
 * What a declaration changes on one post that has the picture. A draft shows or hides it. A submitted post keeps every
 * byte: it can neither be approved nor sent while the answer is no, and people are told.
 */
export async function consentOnPost(
  ports: ConsentNeeds,
  before: Post,
  { ids, consentTo, actor, at }: Declared,
): Promise<{ post: Post; changes: Change[] }> {
  const attached = await attachedTo(ports, before)
  const declared = [...ids].reduce((post, id) => withPictureChanged(post, id, { consent: consentTo(id) }), before)
  const moves = cardOf(sortPictures(declared, at)) !== cardOf(before)
  const { post: after, also } = moves ? moved(declared, attached, actor, at) : { post: declared, also: [] }
  const post: Post = { ...after, version: before.version + 1 }
  const shown = onCards(post, ids)
  const told = shown ? onSubmitted(before, post, attached, { consent: consentTo(shown.id), at }) : []
  return { post, changes: [{ save: 'post', row: post, ifVersion: before.version }, ...also, ...told] }
}

/** For its authors it is an edit of theirs; a person on the picture, or an end that came, edits no post. */
function moved(post: Post, attached: Attached, actor: Actor | null, at: Instant): { post: Post; also: Change[] } {
  if (actor !== null && (isComms(actor) || isAuthor(post, actor.id))) return edit(post, {}, attached, actor, at)
  return { post: { ...asDraft(post, at), updatedAt: at }, also: [] }
}

/** On the card that was submitted, or on those that people have. */
function onCards({ state, content, correcting }: Post, ids: ReadonlySet<string>): Held | undefined {
  const shown = [...(state === 'draft' ? [] : shownOf(content)), ...(correcting ? shownOf(correcting.content) : [])]
  const over = state === 'refused' || state === 'cancelled' || state === 'taken-back'
  return over ? undefined : shown.find(({ id }) => ids.has(id))
}

/** The cards of the post show the new state. A no is news for the people who decide, and stops what is on its way. */
function onSubmitted(
  before: Post,
  post: Post,
  { validation, broadcast }: Attached,
  { consent, at }: { consent: Consent | null; at: Instant },
): Change[] {
  const cards = [
    ...(validation ? [...askedCards(validation), ...trackingCards(post, validation)] : []),
    ...(broadcast ? [refresh({ card: 'broadcast', broadcastId: broadcast.id })] : []),
  ]
  if (mayShow({ consent }, 'internal', at)) return cards
  const blocked = picturesBlocked(post, at)
  const stops = broadcast !== null && isPending(broadcast) && blocked.length > 0
  const news: CardOf<'consent-lost'> = { card: 'consent-lost', postId: post.id, at: consent?.at ?? at }
  const isNews = blocked.some(({ id }) => mayShow(pictureIn(before, id), 'internal', asKept))
  const people = validation && isNews ? deciders(validation) : []
  return [
    ...cards,
    ...(stops
      ? holdChanges({ ...broadcast, paused: null }, 'no-consent', at, { pictures: heldPictures(broadcast, post, at) })
      : [refresh(news)]),
    ...people.map(person => refresh({ ...news, person })),
  ]
}

function pictureIn({ content }: Post, id: string): Pick<Held, 'consent' | 'gone'> {
  return shownOf(content).find(one => one.id === id) ?? { consent: null }
}

function isPending({ kind, state }: Broadcast): boolean {
  if (kind !== 'send' && kind !== 'correct') return false
  return ['ready', 'scheduled', 'planning', 'running', 'paused'].includes(state)
}

/** People who are asked for a visa of it, or gave one. */
function deciders({ state, steps, current }: Validation): PersonId[] {
  const asked = state === 'waiting' ? (steps[current]?.approvers ?? []).map(({ id }) => id) : []
  return [...new Set([...asked, ...steps.flatMap(({ visas }) => visas.map(({ by }) => by.id))])]
}
