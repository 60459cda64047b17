import { type Actor, named } from '../../../domain/actor.ts'
import type { Broadcast, Dropped } from '../../../domain/broadcasts/broadcast.ts'
import { dropBroadcast, isSent } from '../../broadcasts/sending/not-yet-sent.ts'
import type { Change } from '../../../change.ts'
import type { Ports } from '../../../ports.ts'
import type { Instant } from '../../../domain/time.ts'
import { askedCards, trackingCards } from '../../cards/validation-cards.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import type { Post } from '../../../domain/posts/post.ts'

/** What depends on a post. `sent`: somebody got it, or may have. */
export type Attached = { validation: Validation | null; broadcast: Broadcast | null; sent: boolean }

export async function attachedTo(
  ports: Pick<Ports, 'validations' | 'broadcasts' | 'deliveries'>,
  post: Post,
): Promise<Attached> {
  const [validation, broadcast] = await Promise.all([
    post.validationId === null ? null : ports.validations.byId(post.validationId),
    post.broadcastId === null ? null : ports.broadcasts.byId(post.broadcastId),
  ])
  return { validation, broadcast, sent: broadcast !== null && (await isSent(ports, broadcast)) }
}

/** Until the first send, authors may still take a post back to its draft. */
export function stillOpen(post: Post, { sent }: Attached): boolean {
  switch (post.state) {
    case 'draft':
    case 'in-validation':
      return true
    case 'approved':
    case 'broadcasting':
      return !sent
    case 'refused':
    case 'broadcast':
    case 'taken-back':
    case 'cancelled':
      return false
  }
}

/** Ends the validation, its visas, and a broadcast that nobody got yet; every card that shows them is refreshed. */
export function endAttached(
  post: Post,
  { validation, broadcast }: Attached,
  actor: Actor,
  at: Instant,
  because: Dropped['because'] = 'edited',
): Change[] {
  return [
    ...voided(post, validation, { by: named(actor), at, because }),
    ...(broadcast ? dropBroadcast(broadcast, actor, at, because) : []),
  ]
}

function voided(post: Post, validation: Validation | null, ended: NonNullable<Validation['ended']>): Change[] {
  if (validation === null) return []
  const cards = [...askedCards(validation), ...trackingCards(post, validation)]
  if (validation.state !== 'waiting' && validation.state !== 'approved') return cards
  // Its visas stay on it: the next version may keep those of unchanged facets.
  const row: Validation = { ...validation, version: validation.version + 1, state: 'void', ended }
  const { reference: subject, seal } = validation
  return [
    { save: 'validation', row, ifVersion: validation.version },
    { journal: { verb: 'validation.voided', actor: ended.by, subject, seal, details: { because: ended.because } } },
    ...cards,
  ]
}
