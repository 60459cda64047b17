import type { PostContent } from '../post.ts'
import { type Block, plainBlocks, readRichText } from './rich-text.ts'

type Bodied = Pick<PostContent, 'body'>

/** As long as the content itself is kept, and of the body that it has. */
const known = new WeakMap<Bodied, { body: string; blocks: readonly Block[] }>()

/** The body of a post, read once: a submission looks at it five times. */
export function bodyBlocks(content: Bodied): readonly Block[] {
  const { body } = content
  const read = known.get(content)
  if (read?.body === body) return read.blocks
  const blocks = readRichText(body)
  known.set(content, { body, blocks })
  return blocks
}

/** The words of a body alone: see `plainOf`. */
export function plainBody(content: Bodied): string {
  return plainBlocks(bodyBlocks(content))
}
