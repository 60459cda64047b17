import type { Named } from '../../core/domain/actor.ts'
import type { AudienceCheck } from '../../core/domain/audiences/audience.ts'
import type { FieldEdit, Post } from '../../core/domain/posts/post.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { drawEditor } from './draw-editor.ts'
import type { EditorSection } from './editor-view.ts'
import type { Choice } from '../cards/choices.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import { offersFor } from '../audiences/offers.ts'

export type Opened = {
  post: Post
  others?: readonly Named[]
  errors?: Record<string, string>
  /** What keeps nobody from submitting. */
  asides?: Record<string, string>
  /** What was typed and is not saved. */
  typed?: Record<string, unknown>
  section?: EditorSection | ''
  found?: Choice[]
  count?: AudienceCheck | null
  saved?: boolean
  unchanged?: boolean
  /** What others saved meanwhile, and a save would replace. */
  lost?: FieldEdit[]
  base?: number
}

/** The editor: a dialog where it was opened as one, else a card with the same buttons. */
export async function editor(turn: Turn, { post, others = [], errors = {}, typed, ...more }: Opened): Promise<Answer> {
  const dialog = turn.road === 'dialog' || turn.road === 'fetch'
  const unread = post.unread ?? { typed: {}, faults: {} }
  const shown = typed ?? unread.typed
  const card = drawEditor(
    {
      ...more,
      post,
      others,
      errors: { ...unread.faults, ...errors },
      dialog,
      typed: shown,
      validation: await cameBack(turn, post, dialog),
      offers: await offersFor(turn, post, shown),
      pictureHint: turn.ports.pictures.address('') === null ? 'no-public-url' : null,
      ...(post.correcting === null
        ? {}
        : { corrected: (await turn.ports.deliveries.report(post.correcting.broadcastId)).counts.delivered }),
    },
    turn.look,
  )
  const { words } = turn.look
  const title = post.content.title || (post.version === 0 ? words.text('posts.editor.fresh') : post.reference)
  return dialog ? { kind: 'dialog', title, card, size: 'large' } : { kind: 'card', card }
}

/** What was said of it is for one person’s eyes: not on a card that lies in a channel. */
async function cameBack(
  { ports, incoming }: Turn,
  { state, validationId }: Post,
  dialog: boolean,
): Promise<Validation | null> {
  if (state !== 'draft' || validationId === null || !(dialog || incoming.personal)) return null
  return ports.validations.byId(validationId)
}
