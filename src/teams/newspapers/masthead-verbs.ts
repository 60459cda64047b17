import { isComms } from '../../core/domain/actor.ts'
import { mastheadMayShow, type Newspaper } from '../../core/domain/newspapers/newspaper.ts'
import { asKept } from '../../core/domain/pictures/consent.ts'
import { cleanText } from '../../core/domain/text.ts'
import { describeMasthead, removeMasthead, takeMasthead } from '../../core/use-cases/newspapers/change-masthead.ts'
import { drawWhichReference, type ReferenceChoice } from '../cards/draw-notice.ts'
import { filesOfNote } from '../files/files-of-note.ts'
import { askConsent } from '../pictures/ask-consent.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { isDialog, type Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { pieceChoices } from './piece-picture-verbs.ts'
import { drawMasthead, type MastheadData } from './drawn/draw-masthead.ts'
import { orders } from '../turn/verb-facts.ts'

const piecesOffered = 6

/** The masthead of a newspaper, which a person of comms sends in chat. */
export const mastheadVerbs = {
  'newspaper.picture': verb(orders('uncounted'), ['fileKey'], which),
  'newspaper.masthead': verb(orders('uncounted'), ['newspaperId', 'fileKey'], take),
  'newspaper.banner': verb(orders('uncounted'), ['newspaperId'], async (turn, { newspaperId }) => {
    if (!isComms(turn.actor)) return notComms(turn)
    const newspaper = await turn.ports.newspapers.byId(newspaperId)
    return newspaper ? shown(turn, { newspaper }) : refusal(turn, { kind: 'not-found' })
  }),
  'newspaper.alt': verb(orders('uncounted'), ['newspaperId'], (turn, { newspaperId }, { alt }) =>
    describe(turn, newspaperId, alt),
  ),
  'newspaper.bare': verb(orders('uncounted'), ['newspaperId'], async (turn, { newspaperId }) => {
    const result = await removeMasthead(turn.ports, turn.actor, newspaperId)
    // Pressed twice: it is gone all the same.
    if (result.kind === 'newspaper-changed' || result.kind === 'no-masthead') return shown(turn, result)
    return refusal(turn, result)
  }),
} satisfies Verbs

/** After a picture that a person of comms sent: for which piece, or for which newspaper's masthead. */
async function which(turn: Turn, { fileKey }: { fileKey: string }): Promise<Answer> {
  const { look, ports } = turn
  if (!isComms(turn.actor)) return notComms(turn)
  const open = (await ports.newspapers.all()).filter(({ state }) => state === 'open')
  if (open.length === 0) return refusal(turn, { kind: 'no-newspaper' })
  const mastheads = open.map(({ id: newspaperId, code, name }): ReferenceChoice => ({
    reference: look.words.text('newspapers.picture.mastheadOf', { code }),
    title: look.words.text('newspapers.picture.masthead', { name }),
    verb: 'newspaper.masthead',
    data: { newspaperId, fileKey },
  }))
  const choices = [...(await pieceChoices(turn, fileKey)).slice(-piecesOffered), ...mastheads]
  return { kind: 'card', card: drawWhichReference(choices, look) }
}

/** Of several pictures the first one. */
async function take(turn: Turn, { newspaperId, fileKey }: Record<'newspaperId' | 'fileKey', string>): Promise<Answer> {
  const [file] = ((await filesOfNote(turn, fileKey)) ?? []).filter(one => one.contentType.startsWith('image/'))
  if (!file) return refusal(turn, { kind: 'no-such-file' })
  const result = await takeMasthead(turn.ports, turn.actor, newspaperId, file)
  switch (result.kind) {
    case 'newspaper-changed':
      return shown(turn, result)
    default:
      return refusal(turn, result)
  }
}

export async function describe(turn: Turn, newspaperId: string, alt: unknown): Promise<Answer> {
  const result = await describeMasthead(turn.ports, turn.actor, newspaperId, alt)
  switch (result.kind) {
    case 'newspaper-changed':
      return turn.road === 'dialog' ? { kind: 'done' } : shown(turn, result)
    case 'no-masthead':
      return shown(turn, result)
    case 'invalid-alt':
      return shown(turn, { newspaper: result.newspaper, typed: cleanText(alt), errors: { alt: result.error } })
    default:
      return refusal(turn, result)
  }
}

function shown(
  turn: Turn,
  { newspaper, ...more }: { newspaper: Newspaper } & Pick<MastheadData, 'typed' | 'errors'>,
): Answer {
  const { masthead } = newspaper
  // Before it is described, it is asked who is on it, as for any picture.
  if (!isDialog(turn.road) && masthead && !mastheadMayShow(masthead, asKept))
    return askConsent(turn, { newspaper }, masthead.id)
  const url = masthead && turn.ports.pictures.address({ on: 'masthead', id: masthead.id })
  return inPlace(turn, 'mastheadCard', drawMasthead({ newspaper, url, ...more }, turn.look))
}
