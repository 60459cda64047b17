import type { Post } from '../../../core/domain/posts/post.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import type { Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { commentsView } from '../../validations/drawn/draw-comments.ts'

/** Above a draft that came back: the requested changes, and comments on the submitted version. */
export function askedChanges(post: Post, validation: Validation | null, look: Look) {
  if (validation === null) return { asked: '', talk: [] }
  const last =
    validation.state === 'changes-requested'
      ? validation.decisions.findLast(({ kind }) => kind === 'changes')
      : undefined
  return {
    asked: last
      ? look.words.text('posts.editor.asked', {
          name: escapeLine(last.by.name),
          reason: escapeMarkdown(last.reason ?? ''),
        })
      : '',
    talk: commentsView({ validation, post, where: 'read' }, look).comments,
  }
}
