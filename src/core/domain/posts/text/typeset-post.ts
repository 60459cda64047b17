import type { Locale } from '../../actor.ts'
import type { PostContent } from '../post.ts'
import type { PostVideo } from '../post-video.ts'
import { bodyBlocks } from './body-blocks.ts'
import type { Inline } from './rich-line.ts'
import { type Block, writeRichText } from './rich-text.ts'
import { typesetEvent } from './typeset-event.ts'
import { typesetLine } from './typeset-line.ts'
import { typeset } from './typography.ts'

/**
 * All texts of a post with their typography. It comes before the seal, so that a space or an apostrophe typed otherwise
 * makes the same bytes, and asks nobody again.
 */
export function typesetPost(content: PostContent): PostContent {
  const { locale, title, summary, link, pictures, video, event, sources } = content
  const set = (text: string) => typeset(text, locale)
  return {
    ...content,
    title: set(title),
    summary: set(summary),
    body: typesetBody(bodyBlocks(content), locale),
    link: link && { ...link, title: set(link.title) },
    pictures: pictures.map(picture => ({
      ...picture,
      alt: set(picture.alt),
      ...(picture.description !== undefined && { description: set(picture.description) }),
    })),
    ...(video && { video: typesetVideo(video, set) }),
    event: event && typesetEvent(event, locale, ['place', 'sessions', 'questions']),
    ...(sources !== undefined && { sources: typesetSources(content) }),
  }
}

export function typesetSources({ sources = '', locale }: Pick<PostContent, 'sources' | 'locale'>): string {
  return typeset(sources, locale)
}

function typesetVideo({ title, transcript, ...video }: PostVideo, set: (text: string) => string): PostVideo {
  return { ...video, title: set(title), ...(transcript !== undefined && { transcript: set(transcript) }) }
}

/**
 * The words of a body with the typography of its language, line by line as people read them: Markdown and addresses are
 * not changed, and a rule works across the edge of bold words.
 */
export function typesetBody(blocks: readonly Block[], locale: Locale): string {
  const line = (inlines: Inline[]) => typesetLine(inlines, locale)
  return writeRichText(
    blocks.map((block): Block =>
      block.kind === 'paragraph'
        ? { ...block, lines: block.lines.map(line) }
        : { ...block, items: block.items.map(line) },
    ),
  )
}
