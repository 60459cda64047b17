import { mayShow } from '../../core/domain/pictures/consent.ts'
import type { Post, PostPicture } from '../../core/domain/posts/post.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'
import { consentText } from '../pictures/consent-text.ts'

type Pictured = { content: Pick<Post['content'], 'pictures'>; aside?: PostPicture[] }

/** The pictures of a draft in its editor: those on its card, and those that were given to it and are not shown. */
export function picturesView({ content, aside = [] }: Pictured, typed: Record<string, unknown>, words: Words) {
  return {
    pictures: content.pictures.map((picture, index) => {
      const kept = typed[`alt${index}`]
      return {
        id: picture.id,
        alt: `alt${index}`,
        remove: `remove${index}`,
        value: typeof kept === 'string' ? kept : picture.alt,
        label: words.text('posts.editor.alt', { n: index + 1 }),
        removeLabel: words.text('posts.editor.remove', { n: index + 1 }),
        ...consentOf(picture, words),
      }
    }),
    aside: aside.map(picture => asideOf(picture, words)),
  }
}

/** What people declared of it; a card goes nowhere with a picture that may not be shown. */
function consentOf(picture: PostPicture, words: Words): { consent: string; color: string } {
  const state = consentText(picture, words)
  return { consent: words.text('posts.editor.consent', { state }), color: mayShow(picture) ? 'default' : 'attention' }
}

/** Given to the post, and not on its card. */
function asideOf(picture: PostPicture, words: Words) {
  const { id, name = words.text('pictures.consent.picture') } = picture
  const { consent, color } = consentOf(picture, words)
  return {
    id,
    drop: `drop-${id}`,
    label: words.text('posts.editor.aside', { name: escapeLine(name) }),
    consent: mayShow(picture) ? words.text('posts.editor.asideFull') : consent,
    color,
  }
}
