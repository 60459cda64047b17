import { type Actor, isComms } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'

type Needs = Pick<Ports, 'media' | 'initiatives'>
export type MediaOfResult = { kind: 'media'; mediaId: string } | { kind: 'picture-coming' } | { kind: 'not-yours' }

/**
 * The media of a picture. Both ids are untrusted. Only its sender and comms learn that its bytes are still on their way
 * to the proposal that the card names; nobody learns anything about other ids.
 */
export async function mediaOfPicture(
  { media, initiatives }: Needs,
  actor: Actor,
  { pictureId, initiativeId }: { pictureId: string; initiativeId: string | null },
): Promise<MediaOfResult> {
  const found = await media.withPicture(pictureId)
  if (found) return { kind: 'media', mediaId: found.id }
  const initiative = initiativeId === null ? null : await initiatives.byId(initiativeId)
  if (!initiative || (!isComms(actor) && initiative.author.id !== actor.id)) return { kind: 'not-yours' }
  const file = initiative.attachments.find(({ id }) => id === pictureId)
  return { kind: file?.state === 'waiting' ? 'picture-coming' : 'not-yours' }
}
