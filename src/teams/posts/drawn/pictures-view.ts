import { asKept, mayShow } from '../../../core/domain/pictures/consent.ts'
import type { Post, PostPicture } from '../../../core/domain/posts/post.ts'
import type { PostVideo } from '../../../core/domain/posts/post-video.ts'
import type { Held } from '../../../core/domain/posts/pictures/sort-pictures.ts'
import { infographicKinds } from '../../../core/domain/pictures/picture-remarks.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { consentSoFar } from '../../pictures/drawn/consent-text.ts'

type Pictured = {
  content: Pick<Post['content'], 'pictures'>
  aside?: PostPicture[]
  videoAside?: PostVideo | null
}
type Typed = Record<string, unknown>

/** The pictures of a draft in its editor: those on its card, and those given to it that are not shown. */
export function picturesView({ content, aside = [], videoAside }: Pictured, typed: Typed, words: Words) {
  return {
    pictures: content.pictures.map((picture, index) => ({
      id: picture.id,
      alt: `alt${index}`,
      remove: `remove${index}`,
      value: keptOf(typed, `alt${index}`, picture.alt),
      label: words.text('posts.editor.alt', { n: index + 1 }),
      removeLabel: words.text('posts.editor.remove', { n: index + 1 }),
      ...consentOf(picture, words),
    })),
    aside: [...aside, ...(videoAside ? [videoAside] : [])].map(held => asideOf(held, words)),
  }
}

/** The first kind is the default: nothing is declared. */
const kinds = ['photo', ...infographicKinds] as const

/** The same for a post, where each picture may be declared an infographic. */
export function describedPictures(pictured: Pictured, typed: Typed, words: Words) {
  const { pictures, aside } = picturesView(pictured, typed, words)
  const offered = kinds.map(value => ({ title: words.text(`posts.editor.pictureKinds.${value}`), value }))
  return {
    pictures: pictures.map((shown, index) => {
      const { infographic = 'photo', description = '' } = pictured.content.pictures[index]!
      const n = index + 1
      const kindValue = keptOf(typed, `infographic${index}`, infographic)
      return {
        ...shown,
        kind: `infographic${index}`,
        kindLabel: words.text('posts.editor.pictureKind', { n }),
        kindValue,
        kinds: offered,
        isDescribed: kindValue === 'described',
        description: `description${index}`,
        descriptionLabel: words.text('posts.editor.description', { n }),
        descriptionValue: keptOf(typed, `description${index}`, description),
      }
    }),
    aside,
  }
}

function keptOf(typed: Typed, input: string, own: string): string {
  const kept = typed[input]
  return typeof kept === 'string' ? kept : own
}

/** What was declared about it; a card with a picture that may not be shown cannot leave. */
function consentOf(picture: Held, words: Words): { consent: string; color: string } {
  const state = consentSoFar(picture, words)
  return {
    consent: words.text('posts.editor.consent', { state }),
    color: mayShow(picture, 'internal', asKept) ? 'default' : 'attention',
  }
}

/** Given to the post, and not on its card. */
function asideOf(picture: Held, words: Words) {
  const { id, name = words.text('pictures.consent.picture') } = picture
  const { consent, color } = consentOf(picture, words)
  return {
    id,
    drop: `drop-${id}`,
    label: words.text('posts.editor.aside', { name: escapeLine(name) }),
    consent: mayShow(picture, 'internal', asKept) ? words.text('posts.editor.asideFull') : consent,
    color,
  }
}
