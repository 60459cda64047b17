import { mayShow } from '../pictures/consent.ts'
import type { Instant } from '../time.ts'
import { asideMax, picturesMax, type Post, type PostPicture } from './post.ts'

/**
 * The gate of a draft: pictures that may not be shown leave its card and wait beside it, those that may be shown come
 * back onto it as far as there is room. What was submitted is never changed: its card stays, and may not be sent.
 */
export function sortPictures(post: Post, at: Instant): Post {
  if (post.state !== 'draft') return post
  const given = post.aside ?? []
  const isShown = (picture: PostPicture): boolean => mayShow(picture, 'internal', at)
  const pictures = [...post.content.pictures.filter(isShown), ...given.filter(isShown)].slice(0, picturesMax)
  const onCard = new Set(pictures.map(({ id }) => id))
  const aside = [...post.content.pictures, ...given].filter(({ id }) => !onCard.has(id))
  return { ...post, content: { ...post.content, pictures }, aside }
}

/** A draft again: another card than before is another revision, so that no form of the earlier one is saved over it. */
export function asDraft(post: Post, at: Instant): Post {
  const draft = sortPictures({ ...post, state: 'draft' }, at)
  return cardOf(draft) === cardOf(post) ? draft : { ...draft, revision: draft.revision + 1 }
}

/** Which pictures the card shows, in which order. */
export function cardOf({ content }: Pick<Post, 'content'>): string {
  return content.pictures.map(({ id }) => id).join(' ')
}

/** What one picture of a post became, wherever the post has it: on its card, on people's cards, or beside. */
export function withPictureChanged(post: Post, pictureId: string, change: Partial<PostPicture>): Post {
  const changed = (pictures: PostPicture[]) =>
    pictures.map(picture => (picture.id === pictureId ? { ...picture, ...change } : picture))
  const { content, correcting, aside } = post
  const sent = correcting && { ...correcting.content, pictures: changed(correcting.content.pictures) }
  return {
    ...post,
    content: { ...content, pictures: changed(content.pictures) },
    correcting: correcting && sent && { ...correcting, content: sent },
    ...(aside && { aside: changed(aside) }),
  }
}

/** Every picture that the post was given, on its card or beside it. */
export function picturesOf({ content, aside = [] }: Pick<Post, 'content' | 'aside'>): PostPicture[] {
  return [...content.pictures, ...aside]
}

/** Those, and what people's cards show while it is corrected. */
export function everyPictureOf(post: Pick<Post, 'content' | 'aside' | 'correcting'>): PostPicture[] {
  return [...picturesOf(post), ...(post.correcting?.content.pictures ?? [])]
}

/** One more beside the card; the same bytes, or the same file sent again, are one. Null: no more of them wait. */
export function withPicture(post: Post, picture: PostPicture): Post | null {
  const known = picturesOf(post).some(({ id, digest }) => id === picture.id || digest === picture.digest)
  if (known) return post
  return (post.aside?.length ?? 0) >= asideMax ? null : { ...post, aside: [...(post.aside ?? []), picture] }
}

/** On its card although nobody may show them: the version cannot be submitted, approved or sent. */
export function picturesBlocked({ content }: Pick<Post, 'content'>, at: Instant): PostPicture[] {
  return content.pictures.filter(picture => !mayShow(picture, 'internal', at))
}
