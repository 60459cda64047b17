import { isComms, isOutside } from '../../core/domain/actor.ts'
import { blankPost } from '../../core/domain/posts/draft/new-draft.ts'
import { placeOfPictures } from '../../core/domain/posts/pictures/pictures-place.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { guid, typedMost } from '../../core/domain/text.ts'
import { lookAtPost, othersWriting } from '../../core/use-cases/posts/writing/look-at-post.ts'
import { openCorrection } from '../../core/use-cases/posts/ending/open-correction.ts'
import { openEditor } from '../../core/use-cases/posts/writing/open-editor.ts'
import { seeDraft } from '../../core/use-cases/posts/submission/preview-post.ts'
import { savePart } from '../../core/use-cases/posts/writing/save-part.ts'
import { submitPost } from '../../core/use-cases/posts/submission/submit-post.ts'
import type { Answer } from '../turn/answer.ts'
import { enoughOf } from '../turn/held-back.ts'
import { isRecord } from '../turn/incoming.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { opaque, readFields } from '../turn/verbs.ts'
import { countLines } from './drawn/count-lines.ts'
import { countNow } from './count-now.ts'
import { editorData, type Opened } from './editor.ts'
import { submitAnswer } from './submit-answer.ts'
import { agreedTo, markOf, othersText, underWayText, writeLost, writePage } from './write-page.ts'
import type { Lost, WrittenPost } from './drawn/written-post.ts'

/** Why nothing was done, in words. `not-comms`: the page is not for this person, and says nothing of any post. */
type Refused = { kind: 'refused'; text: string } | { kind: 'not-comms' } | { kind: 'unavailable' }
/** `said`: about a sent file, besides the post. */
type Shown = { kind: 'opened' | 'saved' | 'faults'; post: WrittenPost; said?: string }
export type PostAnswer =
  | Shown
  /** Others have it open: `others` says who; its contents are those of the page. */
  | { kind: 'same'; others: string }
  | { kind: 'conflict'; post: WrittenPost; lost: Lost[] }
  | { kind: 'under-way' | 'submitted'; text: string }
  | { kind: 'counted'; lines: string[] }
  | Refused

/** What a page sends: untrusted. `typed`: the inputs that its writer changed since `revision`, and nothing else. */
type Asked = {
  postId: string
  revision: number
  mark: string
  corrects: string | null
  isNew: boolean
  /** The sentence that its writer agreed to: what ends with a change. */
  reopen: string
  typed: Record<string, unknown>
  /** A text beyond every limit: its end would be cut off. */
  isTooLong: boolean
}
type Page = (turn: Turn, asked: Asked) => Promise<PostAnswer>

/** The questions of the page that writes a post, by name. Each is checked like the buttons of the card. */
const pages = { open, look, save, submit, count } satisfies Record<string, Page>
export type PostPage = keyof typeof pages
export const postPages = Object.keys(pages) as PostPage[]

/** Null: a body that no page sends. */
export async function answerPostPage(turn: Turn, page: PostPage, body: unknown): Promise<PostAnswer | null> {
  const asked = readAsked(body)
  if (asked === null) return null
  return isOutside(turn.actor) ? { kind: 'not-comms' } : pages[page](turn, asked)
}

function readAsked(body: unknown): Asked | null {
  if (!isRecord(body)) return null
  const { postId, revision = 0, mark = '', corrects = null, new: isNew, reopen, typed = {} } = body
  const fields = isRecord(typed) ? readFields(typed) : null
  if (typeof postId !== 'string' || !guid.test(postId) || fields === null) return null
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0) return null
  if (corrects !== null && (typeof corrects !== 'string' || !opaque.test(corrects))) return null
  const shown = typeof mark === 'string' ? mark : ''
  const isTooLong = Object.values(typed as object).some(text => typeof text === 'string' && text.length > typedMost)
  return {
    postId,
    revision,
    mark: shown,
    corrects,
    isNew: isNew === true,
    reopen: typeof reopen === 'string' ? reopen : '',
    typed: fields,
    isTooLong,
  }
}

async function open(turn: Turn, { postId, corrects, isNew }: Asked): Promise<PostAnswer> {
  const { ports, actor, settings } = turn
  if (isNew && isComms(actor) && (await ports.posts.byId(postId)) === null)
    return shown(turn, 'opened', { post: blankPost(postId, actor, ports.now()) })
  const draft = await openEditor(ports, actor, postId)
  const opened =
    draft.kind === 'closed' && corrects !== null ? await openCorrection(ports, actor, corrects, settings) : draft
  return opened.kind === 'opened' ? shown(turn, 'opened', opened) : refused(turn, opened.kind, refusal(turn, opened))
}

async function look(turn: Turn, { postId, mark, corrects }: Asked): Promise<PostAnswer> {
  const seen = await lookAtPost(turn.ports, turn.actor, { postId, corrects }, turn.settings)
  if (seen.kind !== 'seen') return refused(turn, seen.kind, refusal(turn, seen))
  if (mark === markOf(seen.post)) return { kind: 'same', others: othersText(seen.others, turn.look.words) }
  return shown(turn, 'opened', seen)
}

async function save(turn: Turn, asked: Asked): Promise<PostAnswer> {
  if (asked.isTooLong) return refused(turn, 'too-long', refusal(turn, { kind: 'too-long' }))
  const { postId, revision, typed: fields, corrects, reopen } = asked
  const { ports, actor, settings, look } = turn
  const reopens = agreedTo(reopen, look.words)
  const result = await savePart(ports, actor, { postId, revision, fields, corrects, reopens }, settings)
  switch (result.kind) {
    case 'saved':
    case 'unchanged':
    case 'nothing-changed':
      return shown(turn, 'saved', { post: result.post, others: othersIn(turn, result.post) })
    case 'changed': {
      const { post } = await shown(turn, 'opened', { post: result.post, others: result.by })
      return { kind: 'conflict', post, lost: writeLost(result.post, result.lost, Object.keys(fields), turn.look) }
    }
    case 'under-way':
      return { kind: 'under-way', text: underWayText(result.post, turn.look.words) }
    default:
      return refused(turn, result.kind, refusal(turn, result))
  }
}

async function submit(turn: Turn, { postId, revision }: Asked): Promise<PostAnswer> {
  const enough = await enoughOf(turn, 'submit')
  if (enough) return { kind: 'refused', text: textOf(enough) }
  const result = await submitPost(turn.ports, turn.actor, { postId, revision }, turn.settings)
  if (result.kind === 'faults') {
    const errors = Object.fromEntries(result.faults.map(({ field, key }) => [field, key]))
    return shown(turn, 'faults', { post: result.post, errors, others: othersIn(turn, result.post) })
  }
  const answer = await submitAnswer(turn, result)
  return result.kind === 'submitted' ? { kind: 'submitted', text: textOf(answer) } : refused(turn, result.kind, answer)
}

async function count(turn: Turn, { postId, corrects }: Asked): Promise<PostAnswer> {
  const seen = await lookAtPost(turn.ports, turn.actor, { postId, corrects }, turn.settings)
  if (seen.kind === 'not-comms' || seen.kind === 'not-found') return refused(turn, seen.kind, refusal(turn, seen))
  const { post } = seen
  const { words } = turn.look
  const check = await countNow(turn, post)
  if (check === null) return { kind: 'counted', lines: [words.text('errors.not-counted')] }
  return { kind: 'counted', lines: countLines(check, post.mandatory, words).map(({ text }) => text) }
}

/** With all faults: the page shows them when somebody submits. */
export async function shown(turn: Turn, kind: Shown['kind'], opened: Opened): Promise<Shown> {
  const seen = await seeDraft(turn.ports, turn.actor, opened.post, turn.settings)
  const faults = Object.fromEntries(seen.faults.map(({ field, key }) => [field, key]))
  const data = await editorData(turn, { ...opened, errors: { ...faults, ...opened.errors } })
  const pictureUrl = (id: string) =>
    turn.ports.pictures.address({ on: placeOfPictures(opened.post), postId: opened.post.id, id })
  return { kind, post: writePage({ data, seen, reader: turn.actor.id, pictureUrl }, turn.look) }
}

function othersIn({ actor, ports }: Turn, post: Post) {
  return othersWriting(post, actor, ports.now())
}

/** Graph tells who is of comms. If too many acted at once, the page asks again by itself. */
export function refused(turn: Turn, kind: string, answer: Answer): Refused {
  if (kind === 'not-comms') return { kind: turn.rolesKnown ? kind : 'unavailable' }
  return kind === 'busy' ? { kind: 'unavailable' } : { kind: 'refused', text: textOf(answer) }
}

/** For a page every notice is a text. */
function textOf(answer: Answer): string {
  return answer.kind === 'note' ? answer.text : ''
}
