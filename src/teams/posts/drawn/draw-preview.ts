import type { Reader } from '../../../core/use-cases/people/reader-of.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import type { Remark } from '../../../core/domain/posts/draft/post-remarks.ts'
import { mayHaveTest } from '../../../core/domain/posts/draft/test-send.ts'
import type { RenderedPost } from '../../../core/domain/seal.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { fillPlaces } from '../../cards/frame.ts'
import { remarkLines } from '../../cards/remark-lines.ts'
import { inertBody } from '../../cards/inert-body.ts'

/** `dialog`: it is in one, as a rule. */
export type PreviewData = {
  rendered: RenderedPost
  post: Post
  dialog?: boolean
  reader?: Reader | null
  remarks?: readonly Remark[]
}

/** The very card that people will get, as the reader would see it. */
export function drawPreview(
  { rendered: open, post, dialog = true, reader = null, remarks = [] }: PreviewData,
  look: Look,
): Card {
  const rendered = reader === null ? open : fillPlaces(open, { ...reader, look })
  return drawCard(
    'posts/preview',
    {
      postId: post.id,
      broadcastId: post.correcting?.broadcastId ?? '',
      filled: rendered.card !== open.card || rendered.summary !== open.summary,
      remarks: remarkLines(remarks, look.words).map(text => ({ text })),
      summary: escapeLine(rendered.summary),
      noSummary: rendered.summary === '',
      sealed: inertBody(rendered, look.words),
      dialog,
      card: !dialog,
      testable: mayHaveTest(post),
    },
    look,
  )
}
