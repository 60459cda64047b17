import type { Post } from '../../../core/domain/posts/post.ts'
import { type Comment, commentMax } from '../../../core/domain/validations/comment.ts'
import { commentsOf, threadOf } from '../../../core/domain/validations/threads.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { Choice } from '../../cards/choices.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'

/** How many bytes of comments a card shows beside the post, and on its own. */
const besideMost = 4_000
const aloneMost = 16_000
const threadsMost = 10
const beginningMost = 40

/** `where`: the card that shows them and comes back after a comment; `read`: a card without an input. */
export type CommentsData = { validation: Validation; post: Post; where: 'validation' | 'tracking' | 'alone' | 'read' }

/** The comments on this version, the last ones of earlier versions, and an input. */
export function drawComments({ validation, post, where }: CommentsData, look: Look): Card {
  const { words } = look
  const alone = where === 'alone'
  const { lines, left } = commentLines(validation, alone ? aloneMost : besideMost, words)
  const open = where !== 'read' && mayComment(validation, post)
  const threads = open ? threadChoices(validation, words) : []
  return drawCard(
    'validations/comments',
    {
      postId: validation.postId,
      seal: validation.seal,
      alone,
      kicker: words.text('validations.comments.kicker', { reference: validation.reference, n: validation.postVersion }),
      title: escapeLine(validation.title),
      empty: alone && lines.length === 0,
      earlier: left > 0 ? words.count('validations.comments.earlier', left, { reference: validation.reference }) : '',
      lines,
      threads,
      open,
      max: commentMax,
      onValidation: open && where === 'validation',
      onTracking: open && where === 'tracking',
      onItsOwn: open && alone,
    },
    look,
  )
}

/** The comments within another card; nothing if there are none and none can be written. */
export function commentsView(data: CommentsData, look: Look): { comments: Card[]; commentsTitle: string } {
  const { comments } = data.validation
  const open = data.where !== 'read' && mayComment(data.validation, data.post)
  return {
    comments: open || comments.length > 0 ? (drawComments(data, { ...look, pilot: false })['body'] as Card[]) : [],
    commentsTitle: look.words.count('validations.comments.title', comments.length),
  }
}

/** Only the version in progress takes comments, until it is sent or given up. */
export function mayComment({ id }: Validation, { validationId, state }: Post): boolean {
  return validationId === id && (state === 'draft' || state === 'in-validation' || state === 'approved')
}

function threadChoices(validation: Validation, words: Look['words']): Choice[] {
  const threads = commentsOf(validation).filter(({ answers }) => answers === null)
  return threads.slice(-threadsMost).map(({ id, by, text }) => {
    const beginning = shortened(text.replace(/\s+/g, ' '), beginningMost)
    return { title: words.text('summaries.comment', { name: by.name, text: beginning }), value: id }
  })
}

type Line = { isAnswer: boolean; isOther: boolean; version: string; who: string; text: string }

/** The last comments whose words fit into so many bytes; threads are kept whole, oldest first. */
export function commentLines(
  { comments, postVersion }: Validation,
  most: number,
  words: Words,
): { lines: Line[]; left: number } {
  const shown = lastWithin(comments, most)
  const first = shown.filter(({ answers }) => answers === null || !shown.some(({ id }) => id === answers))
  const lines = first.flatMap(one => (one.answers === null ? threadOf(shown, one) : [one]))
  return {
    lines: lines.map((one, index) => line(one, lines[index - 1], postVersion, words)),
    left: comments.length - shown.length,
  }
}

/** At least the last comment. */
function lastWithin(comments: readonly Comment[], most: number): Comment[] {
  let bytes = 0
  const from = comments.findLastIndex(
    ({ text, by }) =>
      (bytes += Buffer.byteLength(JSON.stringify(escapeMarkdown(text))) + Buffer.byteLength(by.name) + lineBytes) >
      most,
  )
  return comments.slice(Math.min(from + 1, Math.max(0, comments.length - 1)))
}

/** The bytes of one line of the template, without the comment's text. */
const lineBytes = 420

function line(
  { by, at, answers, text, version }: Comment,
  above: Comment | undefined,
  present: number,
  words: Words,
): Line {
  const isOther = version !== (above?.version ?? present)
  return {
    isAnswer: answers !== null,
    isOther,
    version: isOther ? versionText(version, present, words) : '',
    who: words.text('validations.comments.who', { name: escapeLine(by.name), date: words.date(at) }),
    text: escapeMarkdown(text),
  }
}

/** The version is named only if it is not the present one. */
function versionText(version: number, present: number, words: Words): string {
  return version === present
    ? words.text('validations.comments.present')
    : words.text('validations.comments.version', { n: version })
}
