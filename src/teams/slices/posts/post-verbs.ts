import { isComms } from '../../../core/actor.ts'
import { openCorrection } from '../../../core/broadcasts/change-delivered/open-correction.ts'
import { cancelPost } from '../../../core/posts/cancel-post.ts'
import { duplicatePost } from '../../../core/posts/drafts/duplicate-post.ts'
import { openEditor } from '../../../core/posts/editor/open-editor.ts'
import { savePost, type SavePostResult } from '../../../core/posts/editor/save-post.ts'
import type { FieldEdit, Post } from '../../../core/posts/post.ts'
import { previewPost } from '../../../core/posts/submission/preview-post.ts'
import { submitPost } from '../../../core/posts/submission/submit-post.ts'
import { cleanText } from '../../../core/text.ts'
import { drawPreview } from '../../draw/posts/draw-preview.ts'
import { noApproverValues } from '../../draw/view/no-approver-text.ts'
import type { Answer } from '../../turn/answer.ts'
import { notComms, notice, refusal } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import { verb, type Verb, type Verbs } from '../../turn/verbs.ts'
import { refusedSend } from '../broadcasts/refused-send.ts'
import { findByName } from '../audiences/offers.ts'
import { askConsent } from '../pictures/ask-consent.ts'
import { editor } from './editor.ts'
import { waitedNames } from '../../draw/validations/asked-names.ts'

type Fields = Record<string, unknown>

/** The buttons of the editor, and of the list of posts. */
export const postVerbs: Verbs = {
  'post.edit': onPost(edit),
  'post.save': inEditor(async (turn, saved) => {
    if (turn.road === 'dialog') return notice(turn, 'saved')
    return editor(turn, { post: saved })
  }),
  'post.preview': inEditor(preview, true),
  // Of one picture, in the place of the editor: whether the people on it agree.
  'post.consent': inEditor(askOf, true),
  'post.submit': inEditor(submit),
  'post.groups': onPost(searchGroups),
  'post.duplicate': onPost(async (turn, postId) => {
    const result = await duplicatePost(turn.ports, turn.actor, postId)
    if (result.kind !== 'created') return refusal(turn, result)
    return notice(turn, 'duplicated', { reference: result.post.reference }, 'ok', [
      { title: turn.look.words.text('common.open'), verb: 'post.edit', data: { postId: result.post.id } },
    ])
  }),
  'post.cancel': onPost(async (turn, postId, fields) => {
    const result = await cancelPost(turn.ports, turn.actor, postId)
    // Of a correction without a saved change there is nothing to give up.
    const unbegun = result.kind === 'closed' && result.state === 'broadcast' && targetOf(fields) !== null
    if (result.kind === 'abandoned' || unbegun) return notice(turn, 'correction-abandoned')
    return result.kind === 'cancelled' ? notice(turn, 'cancelled') : refusal(turn, result)
  }),
}

function onPost(run: (turn: Turn, postId: string, fields: Fields) => Promise<Answer>): Verb {
  return verb(['postId'], async (turn, { postId }, fields) => {
    if (!turn.rolesKnown && !isComms(turn.actor)) return notComms(turn)
    return run(turn, postId, fields)
  })
}

/** Back from the preview of a correction that has not begun, the post is still what people have. */
async function edit(turn: Turn, postId: string, fields: Fields): Promise<Answer> {
  const corrects = targetOf(fields)
  const draft = await openEditor(turn.ports, turn.actor, postId)
  const result =
    draft.kind === 'closed' && corrects !== null
      ? await openCorrection(turn.ports, turn.actor, corrects, turn.settings)
      : draft
  return result.kind === 'opened' ? editor(turn, result) : refusal(turn, result)
}

type Then = (turn: Turn, saved: Post, fields: Fields) => Promise<Answer>

/**
 * What stands in the editor is saved first, whichever button was pressed; what was refused comes back as it was typed.
 * `looks`: the button does its work also for a correction that has not begun, of which nothing was changed.
 */
function inEditor(then: Then, looks = false): Verb {
  return onPost(async (turn, postId, fields) => {
    const result = await save(turn, postId, fields)
    switch (result.kind) {
      case 'saved':
      case 'unchanged':
        return then(turn, result.post, fields)
      case 'nothing-changed':
        return looks ? then(turn, result.post, fields) : refusal(turn, result)
      case 'invalid':
        return editor(turn, { post: result.post, errors: result.errors, typed: fields })
      case 'changed':
        return editor(turn, {
          post: result.post,
          others: result.by,
          errors: { card: 'changed' },
          typed: stillMeant(fields, result.lost),
          lost: result.lost,
        })
      default:
        return refusal(turn, result)
    }
  })
}

/** The words for the second picture are not those of what is the second picture now. */
function stillMeant(fields: Fields, lost: FieldEdit[]): Fields {
  if (lost.every(({ field }) => field !== 'pictures')) return fields
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !/^(alt|remove)\d+$/.test(name)))
}

/** A typed word (`soumettre 42`) has no fields: the post as it stands. */
async function save(turn: Turn, postId: string, fields: Fields): Promise<SavePostResult> {
  // Of nobody else: the use case refuses them, and tells the journal.
  if (!('title' in fields) && isComms(turn.actor)) {
    const post = await turn.ports.posts.byId(postId)
    return post ? { kind: 'unchanged', post } : { kind: 'not-found' }
  }
  const opened = { postId, revision: Number(fields['version']), corrects: targetOf(fields) }
  return savePost(turn.ports, turn.actor, { ...opened, fields }, turn.settings)
}

/** Of the broadcast whose cards the editor was opened to correct. */
export function targetOf({ broadcastId }: Fields): string | null {
  return typeof broadcastId === 'string' && broadcastId !== '' ? broadcastId : null
}

async function askOf(turn: Turn, post: Post, fields: Fields): Promise<Answer> {
  return askConsent(turn, { post }, cleanText(fields['attachmentId']))
}

async function preview(turn: Turn, saved: Post): Promise<Answer> {
  const result = await previewPost(turn.ports, turn.actor, saved.id, turn.settings)
  if (result.kind !== 'preview') return refusal(turn, result)
  const dialog = turn.road === 'dialog'
  const card = drawPreview({ rendered: result.rendered, post: saved, reader: result.reader, dialog }, turn.look)
  return dialog
    ? { kind: 'dialog', title: turn.look.words.text('dialogs.preview'), card, size: 'large' }
    : { kind: 'card', card }
}

async function submit(turn: Turn, saved: Post): Promise<Answer> {
  const result = await submitPost(turn.ports, turn.actor, { postId: saved.id, revision: saved.revision }, turn.settings)
  switch (result.kind) {
    case 'submitted': {
      const { words } = turn.look
      return notice(turn, 'submitted', { names: waitedNames(result.validation, words) })
    }
    case 'faults':
      return editor(turn, {
        post: result.post,
        errors: Object.fromEntries(result.faults.map(({ field, key }) => [field, key])),
      })
    case 'outside-perimeter':
      return refusedSend(turn, result)
    case 'no-approver':
      return refusal(turn, result, noApproverValues(result, turn.look.words))
    default:
      return refusal(turn, result)
  }
}

async function searchGroups(turn: Turn, postId: string, fields: Fields): Promise<Answer> {
  const post = isComms(turn.actor) ? await turn.ports.posts.byId(postId) : null
  if (!post) return refusal(turn, { kind: isComms(turn.actor) ? 'not-found' : 'not-comms' })
  const found = await findByName(turn, fields)
  const none = found.groups.length + found.teams.length === 0
  // A search shows nothing of what others saved meanwhile: the editor stays that of the revision it was opened on.
  const opened = { ...post, revision: Number(fields['version']) || post.revision }
  return editor(turn, { post: opened, typed: fields, found, errors: none ? { groupSearch: 'no-group' } : {} })
}
