import type { Actor, PersonId } from '../../domain/actor.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { holdChanges } from '../broadcasts/hold-changes.ts'
import { type Change, refresh } from '../../change.ts'
import { type Consent, mayShow } from '../../domain/pictures/consent.ts'
import type { CardOf } from '../../domain/placements/placed-card.ts'
import type { Ports } from '../../ports.ts'
import { askedCards, trackingCards } from '../cards/validation-cards.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { type Attached, attachedTo } from './draft-again.ts'
import { edit } from './edit-post.ts'
import type { Post } from '../../domain/posts/post.ts'
import { cardOf, picturesBlocked, sortPictures, withPictureChanged } from '../../domain/posts/sort-pictures.ts'

export type ConsentNeeds = Pick<Ports, 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>
type Declared = { pictureId: string; consent: Consent; actor: Actor }

/**
 * What a declaration changes on one post that has the picture. A draft shows it, or shows it no more. Of what was
 * submitted every byte stays: it can neither be approved nor sent while the answer is no, and people are told.
 */
export async function consentOnPost(
  ports: ConsentNeeds,
  before: Post,
  { pictureId, consent, actor }: Declared,
): Promise<{ post: Post; changes: Change[] }> {
  const attached = await attachedTo(ports, before)
  const declared = withPictureChanged(before, pictureId, { consent })
  const moves = cardOf(sortPictures(declared)) !== cardOf(before)
  const { post: after, also } = moves ? edit(declared, {}, attached, actor, consent.at) : { post: declared, also: [] }
  const post: Post = { ...after, version: before.version + 1 }
  const told = isOnCards(post, pictureId) ? onSubmitted(before, post, attached, consent) : []
  return { post, changes: [{ save: 'post', row: post, ifVersion: before.version }, ...also, ...told] }
}

/** On the card that was submitted, or on those that people have. */
function isOnCards({ state, content, correcting }: Post, pictureId: string): boolean {
  const shown = [...(state === 'draft' ? [] : content.pictures), ...(correcting?.content.pictures ?? [])]
  const over = state === 'refused' || state === 'cancelled' || state === 'taken-back'
  return !over && shown.some(({ id }) => id === pictureId)
}

/** Its cards say how it now stands. A no is news for whoever decides, and stops what is on its way. */
function onSubmitted(before: Post, post: Post, attached: Attached, consent: Consent): Change[] {
  const { validation, broadcast } = attached
  const cards = [
    ...(validation ? [...askedCards(validation), ...trackingCards(post, validation)] : []),
    ...(broadcast ? [refresh({ card: 'broadcast', broadcastId: broadcast.id })] : []),
  ]
  if (mayShow({ consent })) return cards
  const stops = broadcast !== null && isPending(broadcast) && picturesBlocked(post).length > 0
  const news: CardOf<'consent-lost'> = { card: 'consent-lost', postId: post.id, at: consent.at }
  const people = validation && picturesBlocked(before).length < picturesBlocked(post).length ? deciders(validation) : []
  return [
    ...cards,
    ...(stops ? holdChanges({ ...broadcast, paused: null }, 'no-consent', consent.at) : [refresh(news)]),
    ...people.map(person => refresh({ ...news, person })),
  ]
}

function isPending({ kind, state }: Broadcast): boolean {
  if (kind !== 'send' && kind !== 'correct') return false
  return ['ready', 'scheduled', 'planning', 'running', 'paused'].includes(state)
}

/** Whoever is asked for a visa of it, or gave one. */
function deciders({ state, steps, current }: Validation): PersonId[] {
  const asked = state === 'waiting' ? (steps[current]?.approvers ?? []).map(({ id }) => id) : []
  return [...new Set([...asked, ...steps.flatMap(({ visas }) => visas.map(({ by }) => by.id))])]
}
