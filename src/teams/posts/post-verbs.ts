import { isComms } from '../../core/domain/actor.ts'
import { openCorrection } from '../../core/use-cases/posts/ending/open-correction.ts'
import { unlessAway } from '../../core/domain/errors.ts'
import { cancelPost } from '../../core/use-cases/posts/ending/cancel-post.ts'
import { duplicatePost } from '../../core/use-cases/posts/writing/duplicate-post.ts'
import { blankPost } from '../../core/domain/posts/draft/new-draft.ts'
import { openEditor } from '../../core/use-cases/posts/writing/open-editor.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { previewPost } from '../../core/use-cases/posts/submission/preview-post.ts'
import { submitPost } from '../../core/use-cases/posts/submission/submit-post.ts'
import { cleanText, guid } from '../../core/domain/text.ts'
import { isSection } from './drawn/editor-view.ts'
import { drawPreview } from './drawn/draw-preview.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { Verbs } from '../turn/verbs.ts'
import { countNow } from './count-now.ts'
import { findByName } from '../audiences/offers.ts'
import { askConsent } from '../pictures/ask-consent.ts'
import { editor, type Opened } from './editor.ts'
import { openToWrite } from './editor-page.ts'
import { type Fields, inEditor, inPassing, onPost, targetOf } from './save-first.ts'
import { submitAnswer } from './submit-answer.ts'
import { orders, reads } from '../turn/verb-facts.ts'

/** The buttons of the editor, and of the list of posts. */
export const postVerbs = {
  // From a page without a token, where it is unknown whether the post was ever saved.
  'post.edit': onPost(orders('uncounted'), (turn, postId, fields) =>
    (fields['inCard'] === 'true' ? openNew : edit)(turn, postId, fields),
  ),
  // The id came with the button, so that it is one post however often it is opened or saved.
  'post.new': onPost(orders('uncounted'), openNew),
  'post.save': inEditor(orders('uncounted'), async (turn, saved) => {
    const faults = Object.keys(saved.unread?.faults ?? {})
    if (faults.length === 0 && turn.road === 'dialog') return notice(turn, 'saved')
    return editor(turn, { post: saved, saved: true })
  }),
  'post.preview': inEditor(reads, preview, true),
  // Of one picture, in the place of the editor: whether the people on it agree.
  'post.consent': inEditor(orders('uncounted'), askOf, true),
  'post.submit': inEditor(orders('submit'), submit),
  'post.section': inPassing(orders('uncounted'), async (turn, post, { open }, behind) =>
    editor(turn, { post, ...behind, section: isSection(open) ? open : '' }),
  ),
  'post.add': inPassing(orders('uncounted'), async (turn, post, _, behind) =>
    editor(turn, { post, ...behind, section: 'audience' }),
  ),
  'post.groups': inPassing(orders('uncounted'), searchGroups),
  'post.count': inPassing(orders('uncounted'), countPeople),
  'post.duplicate': onPost(orders('draft'), async (turn, postId) => {
    const result = await duplicatePost(turn.ports, turn.actor, postId)
    if (result.kind !== 'created') return refusal(turn, result)
    const { post, outOf } = result
    const open = {
      title: turn.look.words.text('common.open'),
      verb: 'post.edit',
      data: { postId: post.id },
      dialog: true,
    } as const
    const { reference } = post
    return outOf === null
      ? notice(turn, 'duplicated', { reference }, 'ok', [open])
      : notice(turn, 'duplicated-outside', { reference, title: outOf.title }, 'ok', [open])
  }),
  'post.cancel': onPost(orders('uncounted'), async (turn, postId, fields) => {
    const result = await cancelPost(turn.ports, turn.actor, postId)
    // A correction without a saved change cannot be given up.
    const unbegun = result.kind === 'closed' && result.state === 'broadcast' && targetOf(fields) !== null
    if (result.kind === 'abandoned' || unbegun) return notice(turn, 'correction-abandoned')
    return result.kind === 'cancelled' ? notice(turn, 'cancelled') : refusal(turn, result)
  }),
} satisfies Verbs

/** Back from the preview of a correction that has not begun, the post is unchanged. */
async function edit(turn: Turn, postId: string, fields: Fields): Promise<Answer> {
  const corrects = targetOf(fields)
  const draft = await openEditor(turn.ports, turn.actor, postId)
  const result =
    draft.kind === 'closed' && corrects !== null
      ? await openCorrection(turn.ports, turn.actor, corrects, turn.settings)
      : draft
  return result.kind === 'opened' ? openToWrite(turn, result, fields) : refusal(turn, result)
}

async function openNew(turn: Turn, postId: string, fields: Fields): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  if (!guid.test(postId)) return refusal(turn, { kind: 'not-understood' })
  const written = await turn.ports.posts.byId(postId)
  if (written) return edit(turn, postId, fields)
  return openToWrite(turn, { post: blankPost(postId, turn.actor, turn.ports.now()) }, fields)
}

async function askOf(turn: Turn, post: Post, fields: Fields): Promise<Answer> {
  return askConsent(turn, { post }, cleanText(fields['attachmentId']))
}

async function preview(turn: Turn, saved: Post): Promise<Answer> {
  const result = await previewPost(turn.ports, turn.actor, saved.id, turn.settings)
  if (result.kind !== 'preview') return refusal(turn, result)
  const dialog = turn.road === 'dialog'
  const { rendered, reader, remarks } = result
  const card = drawPreview({ rendered, post: saved, reader, remarks, dialog }, turn.look)
  return dialog
    ? { kind: 'dialog', title: turn.look.words.text('dialogs.preview'), card, size: 'large' }
    : { kind: 'card', card }
}

async function submit(turn: Turn, saved: Post): Promise<Answer> {
  const result = await submitPost(turn.ports, turn.actor, { postId: saved.id, revision: saved.revision }, turn.settings)
  if (result.kind !== 'faults') return submitAnswer(turn, result)
  const errors = Object.fromEntries(result.faults.map(({ field, key }) => [field, key]))
  return editor(turn, { post: result.post, errors })
}

async function searchGroups(
  turn: Turn,
  post: Post,
  fields: Fields,
  behind: Omit<Opened, 'post'> = {},
): Promise<Answer> {
  const text = cleanText(fields['groupSearch'])
  const found = await unlessAway(() => findByName(turn, text), null)
  const error = found === null ? 'directory-away' : text !== '' && found.length === 0 ? 'no-group' : null
  return editor(turn, {
    post,
    ...behind,
    section: 'audience',
    found: found ?? [],
    typed: { ...post.unread?.typed, ...behind.typed, groupSearch: text },
    asides: error === null ? {} : { groupSearch: error },
  })
}

async function countPeople(turn: Turn, post: Post, _: Fields, behind?: Omit<Opened, 'post'>): Promise<Answer> {
  const count = await countNow(turn, post)
  const told = count === null ? { asides: { add: 'not-counted' } } : { count }
  return editor(turn, { post, ...behind, section: 'audience', ...told })
}
