import type { Credit, PostContent, PostPicture } from '../../../core/domain/posts/post.ts'
import type { PostVideo } from '../../../core/domain/posts/post-video.ts'
import { videoElement } from '../../../core/domain/posts/pictures/shows-picture.ts'
import { normalized } from '../../../core/domain/text.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { sectionName } from '../../cards/choices.ts'
import { eventInputs, eventLines } from '../../events/drawn/event-text.ts'
import { bodyTexts } from './body-texts.ts'
import { videoLine } from './video-view.ts'

/** `address`: of a picture, by its id; null: it has none, and is left out. */
type Placed = { address: (id: string) => string | null; postId: string }

/** The body of a post as everyone gets it. `{prénom}` and `{direction}` stay open. */
export function drawSealedPost(content: PostContent, { address, postId }: Placed, look: Look): Card {
  const { words } = look
  const pictures = content.pictures.flatMap(({ id, alt }) => {
    const url = address(id)
    return url === null ? [] : [{ url, alt: normalized(alt) }]
  })
  const section = sectionName(content.section, look)
  return drawCard(
    'posts/sealed',
    {
      section: escapeLine(section ?? ''),
      title: escapeLine(normalized(content.title)),
      first: pictures.slice(0, 1),
      others: pictures.slice(1),
      paragraphs: bodyTexts(normalized(content.body)),
      told: toldOf(content.pictures, words),
      videos: videoOf(content.video, words),
      isEvent: content.event !== null,
      postId,
      answerable: content.kind === 'event' && content.event !== null,
      ...eventLines(content.event, words),
      ...eventInputs(content.event, words),
      credit: content.credit ? creditText(content.credit, words) : '',
      links: content.link ? [{ title: normalized(content.link.title), url: content.link.url }] : [],
    },
    look,
  )
}

/**
 * The contents of infographics, in words, for people who do not see them: https://accessibilite.numerique.gouv.fr (1.8)
 */
function toldOf(pictures: readonly PostPicture[], words: Look['words']): { text: string }[] {
  return pictures.flatMap(({ infographic, description = '' }, index) =>
    infographic === 'described' && description !== ''
      ? [{ text: words.text('posts.sealed.told', { n: index + 1, text: escapeMarkdown(normalized(description)) }) }]
      : [],
  )
}

/** Addresses that are not SharePoint’s are not opened. */
function videoOf(video: PostVideo | undefined, words: Look['words']) {
  if (!video || !/^https:\/\//i.test(video.url)) return []
  const { id, url, transcript = '' } = video
  return [
    {
      element: videoElement(id),
      line: videoLine(video, words),
      url,
      transcript: escapeMarkdown(normalized(transcript)),
    },
  ]
}

/** « Une idée de Nadia Benali, Petite enfance »: the credit below the text. */
function creditText({ person, department }: Credit, words: Look['words']): string {
  const name = escapeLine(person.name)
  if (department === null) return words.text('posts.sealed.credit', { name })
  return words.text('posts.sealed.creditOf', { name, department: escapeLine(department) })
}
