import { type Actor, isComms } from '../../../domain/actor.ts'
import type { Attachment } from '../../../domain/initiatives/initiative.ts'
import type { Edition, PieceItem } from '../../../domain/newspapers/edition.ts'
import { pieceWith } from '../../../domain/newspapers/piece-pictures.ts'
import { picturesMax, type PostPicture } from '../../../domain/posts/post.ts'
import type { Ports } from '../../../ports.ts'
import { type ArrivalNeeds, arrivedMedia } from '../../pictures/arrived-media.ts'
import { keepPicture, type PictureFault, type SentPicture } from '../../posts/pictures/keep-picture.ts'
import { composing, type ComposeRefusal, type EditionChanged, type EditionNeeds, notOpen } from './edition-road.ts'
import { refusedNewspaper } from '../newspaper-road.ts'

type Refusal = { kind: 'no-such-line'; edition: Edition } | { kind: 'too-many'; edition: Edition }
export type TakePiecePictureResult = EditionChanged<{ item: PieceItem }> | PictureFault | Refusal | ComposeRefusal
type Needs = EditionNeeds & ArrivalNeeds & Pick<Ports, 'keptFiles' | 'teamsFiles' | 'pictures'>

/**
 * A picture that one of comms sent in chat, for a portrait or another text of an edition. It is not printed before a
 * person declared that it may be shown, and described it. Sent twice, it is one.
 */
export async function takePiecePicture(
  ports: Needs,
  actor: Actor,
  { editionId, itemId }: { editionId: string; itemId: string },
  { name, ...sent }: SentPicture & Pick<Attachment, 'name'>,
): Promise<TakePiecePictureResult> {
  if (!isComms(actor)) return refusedNewspaper(ports, actor, 'edition.change')
  const edition = await ports.editions.byId(editionId)
  const newspaper = edition && (await ports.newspapers.byId(edition.newspaperId))
  if (!edition || !newspaper) return { kind: 'not-found' }
  const known = pieceWith(edition, sent.id)
  if (known) return { kind: 'edition-changed', edition, newspaper, item: known }
  const refused = notOpen(edition, ports.now()) ?? refusalOf(edition, itemId)
  if (refused) return refused
  return keepPicture<Exclude<TakePiecePictureResult, PictureFault>>(ports, sent, 'edition-changed', kept =>
    composing<{ item: PieceItem }, Refusal>(ports, actor, { editionId }, async before => {
      const wrong = refusalOf(before, itemId)
      const piece = before.items.find(({ id }) => id === itemId)
      if (wrong || piece?.kind !== 'piece') return wrong ?? { kind: 'no-such-line', edition: before }
      const known = { ...kept, name, section: null, by: actor }
      const { consent, changes: also } = await arrivedMedia(ports, known)
      const picture: PostPicture = { ...kept, name, alt: '', consent }
      const item: PieceItem = { ...piece, pictures: [...piece.pictures, picture] }
      const items = before.items.map(one => (one.id === itemId ? item : one))
      const details = { what: 'picture-added', items: item.title, file: name }
      return { edition: { ...before, items }, verb: 'edition.composed', details, more: { item }, also }
    }),
  )
}

function refusalOf(edition: Edition, itemId: string): Refusal | null {
  const piece = edition.items.find(({ id }) => id === itemId)
  if (piece?.kind !== 'piece') return { kind: 'no-such-line', edition }
  return piece.pictures.length >= picturesMax ? { kind: 'too-many', edition } : null
}
