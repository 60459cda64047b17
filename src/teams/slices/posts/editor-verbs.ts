import { isComms } from '../../../core/actor.ts'
import { openCorrection } from '../../../core/broadcasts/change-delivered/open-correction.ts'
import { checkAudience } from '../../../core/audiences/check/check-audience.ts'
import { unlessAway } from '../../../core/errors.ts'
import { blankPost } from '../../../core/posts/drafts/new-draft.ts'
import { openEditor } from '../../../core/posts/editor/open-editor.ts'
import { savePost, type SavePostResult } from '../../../core/posts/editor/save-post.ts'
import type { FieldEdit, Post } from '../../../core/posts/post.ts'
import { previewPost } from '../../../core/posts/submission/preview-post.ts'
import { submitPost } from '../../../core/posts/submission/submit-post.ts'
import { cleanText } from '../../../core/text.ts'
import { isSection } from '../../draw/posts/editor-view.ts'
import { drawPreview } from '../../draw/posts/draw-preview.ts'
import { noApproverValues } from '../../draw/view/no-approver-text.ts'
import type { Answer } from '../../turn/answer.ts'
import { guid } from '../../turn/incoming.ts'
import { notComms, notice, refusal } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import { verb, type Verb, type Verbs } from '../../turn/verbs.ts'
import { within } from '../../turn/within.ts'
import { refusedSend } from '../broadcasts/refused-send.ts'
import { findByName } from '../audiences/offers.ts'
import { askConsent } from '../pictures/ask-consent.ts'
import { editor, type Opened } from './editor.ts'
import { waitedNames } from '../../draw/validations/asked-names.ts'

type Fields = Record<string, unknown>
/** `behind`: what goes with the form when it could not be saved. */
type Then = (turn: Turn, post: Post, fields: Fields, behind?: Omit<Opened, 'post'>) => Promise<Answer>

/** A count that takes longer is not waited for: Teams waits ten seconds for the whole answer. */
const countedWithinMs = 5_000

/** The buttons of the editor. */
export const editorVerbs: Verbs = {
  'post.edit': onPost(edit),
  // The id came with the button, so that it is one post however often it is opened or saved.
  'post.new': onPost(openNew),
  'post.save': inEditor(async (turn, saved) => {
    const faults = Object.keys(saved.unread?.faults ?? {})
    if (faults.length === 0 && turn.road === 'dialog') return notice(turn, 'saved')
    return editor(turn, { post: saved, saved: true })
  }),
  'post.preview': inEditor(preview, true),
  // Of one picture, in the place of the editor: whether the people on it agree.
  'post.consent': inEditor(askOf, true),
  'post.submit': inEditor(submit),
  'post.section': inPassing(async (turn, post, { open }, behind) =>
    editor(turn, { post, ...behind, section: isSection(open) ? open : '' }),
  ),
  'post.add': inPassing(async (turn, post, _, behind) => editor(turn, { post, ...behind, section: 'audience' })),
  'post.groups': inPassing(searchGroups),
  'post.count': inPassing(countPeople),
}

export function onPost(run: (turn: Turn, postId: string, fields: Fields) => Promise<Answer>): Verb {
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

async function openNew(turn: Turn, postId: string, fields: Fields): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  if (!guid.test(postId)) return refusal(turn, { kind: 'not-understood' })
  const written = await turn.ports.posts.byId(postId)
  return written ? edit(turn, postId, fields) : editor(turn, { post: blankPost(postId, turn.actor, turn.ports.now()) })
}

/**
 * What stands in the editor is saved first, whichever button was pressed, and whatever is wrong with it. `looks`: the
 * button does its work also for a correction that has not begun, of which nothing was changed.
 */
function inEditor(then: Then, looks = false): Verb {
  return onPost(async (turn, postId, fields) => {
    const result = await save(turn, postId, fields)
    switch (result.kind) {
      case 'saved':
      case 'unchanged':
        if (result.post.version > 0) return then(turn, result.post, fields)
        return editor(turn, { post: result.post, errors: { title: 'nothing-written' } })
      case 'nothing-changed':
        return looks ? then(turn, result.post, fields) : editor(turn, { post: result.post, unchanged: true })
      case 'changed':
        return editor(turn, { post: result.post, ...behind(result, fields) })
      default:
        return refusal(turn, result)
    }
  })
}

/** Somebody else saved since: what was typed stays in the fields, and whoever typed it sees what it would replace. */
function behind({ by, lost }: Extract<SavePostResult, { kind: 'changed' }>, fields: Fields): Omit<Opened, 'post'> {
  return { others: by, typed: stillMeant(fields, lost), lost, base: Number(fields['version']) }
}

/**
 * A button that asks for no more than another look at the form. What was submitted or approved would lose its visas by
 * being saved, and what somebody else saved meanwhile would be gone: both wait for a button that says so.
 */
function inPassing(then: Then): Verb {
  return onPost(async (turn, postId, fields) => {
    const post = isComms(turn.actor) ? await turn.ports.posts.byId(postId) : null
    if (post?.state === 'in-validation' || post?.state === 'approved') {
      const unread = { typed: textsIn(fields), faults: {} }
      return then(turn, { ...post, revision: Number(fields['version']), unread }, fields)
    }
    const result = await save(turn, postId, fields)
    switch (result.kind) {
      case 'saved':
      case 'unchanged':
      case 'nothing-changed':
        return then(turn, result.post, fields)
      case 'changed':
        return then(turn, result.post, fields, behind(result, fields))
      default:
        return refusal(turn, result)
    }
  })
}

function textsIn(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((one): one is [string, string] => typeof one[1] === 'string'))
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
  const revision = Number(fields['version'])
  if (revision === 0 && !guid.test(postId)) return { kind: 'not-found' }
  return savePost(turn.ports, turn.actor, { postId, revision, fields, corrects: targetOf(fields) }, turn.settings)
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
      const waited = waitedNames(result.validation, words)
      // Every visa was kept: nobody is waited for.
      return waited === '' ? notice(turn, 'submitted-approved') : notice(turn, 'submitted', { names: waited })
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
  const { ports, settings } = turn
  const { timeZone } = settings
  const counting = unlessAway(() => checkAudience(ports, post.audience, { now: ports.now(), timeZone }), null)
  const count = await within(counting, countedWithinMs)
  const told = count === null || count === 'slow' ? { asides: { add: 'not-counted' } } : { count }
  return editor(turn, { post, ...behind, section: 'audience', ...told })
}
