import { isComms } from '../../core/domain/actor.ts'
import type { Edition, PieceItem } from '../../core/domain/newspapers/edition.ts'
import { pieceWith } from '../../core/domain/newspapers/piece-pictures.ts'
import { takePiecePicture } from '../../core/use-cases/newspapers/edition/take-piece-picture.ts'
import type { PictureFault } from '../../core/use-cases/posts/pictures/keep-picture.ts'
import type { ReferenceChoice } from '../cards/draw-notice.ts'
import { shortened } from '../cards/shortened.ts'
import { filesOfNote } from '../files/files-of-note.ts'
import { askConsent, lastQuestion, openQuestion } from '../pictures/ask-consent.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal, refusalText } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { refusedEdition, showEdition } from './show-edition.ts'
import { orders } from '../turn/verb-facts.ts'

type Ids = Record<'editionId' | 'itemId' | 'fileKey', string>
const titleShown = 60

/** Pictures of pieces: portraits, arrivals. First it is asked who is on each. */
export const piecePictureVerbs = {
  'edition.picture': verb(orders('uncounted'), ['editionId', 'itemId', 'fileKey'], take),
  'edition.consent': verb(
    orders('uncounted'),
    ['editionId', 'attachmentId'],
    async (turn, { editionId, attachmentId }) => {
      if (!isComms(turn.actor)) return notComms(turn)
      const edition = await turn.ports.editions.byId(editionId)
      const item = edition && pieceWith(edition, attachmentId)
      return edition && item ? askConsent(turn, { edition, item }, attachmentId) : refusal(turn, { kind: 'not-found' })
    },
  ),
} satisfies Verbs

/** A file that is no picture, or one too many, does not undo those that were taken: these stay, and are asked about. */
async function take(turn: Turn, { fileKey, ...ids }: Ids): Promise<Answer> {
  const files = ((await filesOfNote(turn, fileKey)) ?? []).filter(one => one.contentType.startsWith('image/'))
  if (!isComms(turn.actor)) return notComms(turn)
  if (files.length === 0) return refusal(turn, { kind: 'no-such-file' })
  let taken = null as { edition: Edition; item: PieceItem } | null
  let wrong = null as { kind: PictureFault['kind'] | 'too-many' } | null
  for (const file of files) {
    const result = await takePiecePicture(turn.ports, turn.actor, ids, file)
    switch (result.kind) {
      case 'edition-changed':
        taken = result
        break
      case 'no-such-file':
      case 'not-a-picture':
      case 'heic-unread':
      case 'too-big':
      case 'too-many':
        wrong ??= { kind: result.kind }
        break
      default:
        return refusedEdition(turn, result)
    }
  }
  if (!taken) return wrong ? refusal(turn, wrong) : showEdition(turn, ids.editionId)
  const asked = openQuestion(taken) ?? lastQuestion(taken)
  const around = wrong ? { refused: refusalText(turn, wrong) } : {}
  return asked ? askConsent(turn, taken, asked, around) : showEdition(turn, ids.editionId)
}

/** The texts of editions that are composed now. */
export async function pieceChoices({ ports, look }: Turn, fileKey: string): Promise<ReferenceChoice[]> {
  const open = (await ports.editions.current()).filter(({ state }) => state === 'open')
  return open.flatMap(({ id: editionId, reference, items }) =>
    items.flatMap(item => {
      if (item.kind !== 'piece' || item.piece === 'agenda') return []
      const kind = look.words.text(`newspapers.pieces.${item.piece}`)
      const title = look.words.text('newspapers.picture.piece', { kind, title: shortened(item.title, titleShown) })
      return [{ reference, title, verb: 'edition.picture', data: { editionId, itemId: item.id, fileKey } }]
    }),
  )
}
