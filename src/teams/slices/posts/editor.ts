import type { Named } from '../../../core/actor.ts'
import type { FieldEdit, Post } from '../../../core/posts/post.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import { drawEditor } from '../../draw/posts/draw-editor.ts'
import type { Answer } from '../../turn/answer.ts'
import type { Turn } from '../../turn/turn.ts'
import { type Found, offersFor } from '../audiences/offers.ts'

type Opened = {
  post: Post
  others?: readonly Named[]
  errors?: Record<string, string>
  /** What was typed and is not saved. */
  typed?: Record<string, unknown>
  found?: Found
  /** What others saved meanwhile, and a save would replace. */
  lost?: FieldEdit[]
}

/** The editor: a dialog where it was opened as one, else a card with the same buttons. */
export async function editor(
  turn: Turn,
  { post, others = [], errors = {}, typed, found, lost = [] }: Opened,
): Promise<Answer> {
  const dialog = turn.road === 'dialog' || turn.road === 'fetch'
  const search = typed?.['groupSearch']
  const card = drawEditor(
    {
      post,
      others,
      errors,
      dialog,
      lost,
      validation: await cameBack(turn, post, dialog),
      offers: await offersFor(turn, post, typed, found),
      pictureHint: turn.ports.pictures.address('') === null ? 'no-public-url' : null,
      ...(post.correcting === null
        ? {}
        : { corrected: (await turn.ports.deliveries.report(post.correcting.broadcastId)).counts.delivered }),
      ...(typed === undefined ? {} : { typed }),
      ...(typeof search === 'string' ? { groupSearch: search } : {}),
    },
    turn.look,
  )
  return dialog ? { kind: 'dialog', title: post.content.title || post.reference, card, size: 'large' } : { kind: 'card', card }
}

/** What was said of it is for one person's eyes: not on a card that lies in a channel. */
async function cameBack(
  { ports, incoming }: Turn,
  { state, validationId }: Post,
  dialog: boolean,
): Promise<Validation | null> {
  if (state !== 'draft' || validationId === null || !(dialog || incoming.personal)) return null
  return ports.validations.byId(validationId)
}
