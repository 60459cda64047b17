import type { Comment } from '../../core/domain/validations/comment.ts'
import { threadOf } from '../../core/domain/validations/threads.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'

type Line = { isAnswer: boolean; isOther: boolean; version: string; who: string; text: string }

/**
 * The last ones whose words take no more than so many bytes together; threads whole as far as they are shown, oldest
 * first.
 */
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

/** At least the last one. */
function lastWithin(comments: readonly Comment[], most: number): Comment[] {
  let bytes = 0
  const from = comments.findLastIndex(
    ({ text, by }) =>
      (bytes += Buffer.byteLength(JSON.stringify(escapeMarkdown(text))) + Buffer.byteLength(by.name) + lineBytes) >
      most,
  )
  return comments.slice(Math.min(from + 1, Math.max(0, comments.length - 1)))
}

/** What a line of the template takes, without what people typed. */
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

/** Said only where it is not the one that everybody is at. */
function versionText(version: number, present: number, words: Words): string {
  return version === present
    ? words.text('validations.comments.present')
    : words.text('validations.comments.version', { n: version })
}
