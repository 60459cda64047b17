import type { Post } from '../../core/domain/posts/post.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { drawEditor } from './drawn/draw-editor.ts'
import type { EditorData } from './drawn/editor-view.ts'
import type { Words } from '../../words.ts'
import type { Answer } from '../turn/answer.ts'
import { isDialog, type Turn } from '../turn/turn.ts'
import { remarksOn } from '../../core/use-cases/posts/writing/remarks-on.ts'
import { offersFor } from '../audiences/offers.ts'

type Shown =
  'others' | 'errors' | 'asides' | 'typed' | 'section' | 'found' | 'count' | 'saved' | 'unchanged' | 'lost' | 'base'
export type Opened = Pick<EditorData, 'post'> & Partial<Pick<EditorData, Shown>>

/** The editor: a dialog where it was opened as one, else a card with the same buttons. */
export async function editor(turn: Turn, opened: Opened): Promise<Answer> {
  const data = await editorData(turn, opened)
  const card = drawEditor(data, turn.look)
  return data.dialog
    ? { kind: 'dialog', title: nameOf(opened.post, turn.look.words), card, size: 'large' }
    : { kind: 'card', card }
}

/** All data of an editor, as a card or a page. */
export async function editorData(
  turn: Turn,
  { post, others = [], errors = {}, typed, ...more }: Opened,
): Promise<EditorData> {
  const dialog = isDialog(turn.road)
  const unread = post.unread ?? { typed: {}, faults: {} }
  const shown = typed ?? unread.typed
  return {
    ...more,
    post,
    others,
    errors: { ...unread.faults, ...errors },
    dialog,
    typed: shown,
    validation: await cameBack(turn, post, dialog),
    remarks: await remarksOn(turn.ports, post),
    offers: await offersFor(turn, post, shown),
    pictureHint: turn.ports.pictures.address({ on: 'masthead', id: '' }) === null ? 'no-public-url' : null,
    ...(post.correcting === null
      ? {}
      : { corrected: (await turn.ports.deliveries.report(post.correcting.broadcastId)).counts.delivered }),
  }
}

export function nameOf({ content, version, reference }: Post, words: Words): string {
  return content.title || (version === 0 ? words.text('posts.editor.fresh') : reference)
}

/** Comments are for this person alone: not on a card in a channel. */
async function cameBack(
  { ports, incoming }: Turn,
  { state, validationId }: Post,
  dialog: boolean,
): Promise<Validation | null> {
  if (state !== 'draft' || validationId === null || !(dialog || incoming.personal)) return null
  return ports.validations.byId(validationId)
}
