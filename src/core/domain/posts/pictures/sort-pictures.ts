import { mayShow } from '../../pictures/consent.ts'
import type { Instant } from '../../time.ts'
import { asideMax, picturesMax, type Post, type PostContent, type PostPicture } from '../post.ts'
import type { PostVideo } from '../post-video.ts'

/** What the gate is asked of: a picture or a video. */
export type Held = Pick<PostPicture, 'id' | 'digest' | 'consent' | 'name' | 'gone'>

/**
 * The gate of a draft: pictures and a video that may not be shown leave its card and wait beside it, those that may be
 * shown come back onto it as far as there is room. A submitted card is never changed: it may not be sent.
 */
export function sortPictures(post: Post, at: Instant): Post {
  if (post.state !== 'draft') return post
  const given = post.aside ?? []
  const isShown = (picture: Held): boolean => mayShow(picture, 'internal', at)
  const pictures = [...post.content.pictures.filter(isShown), ...given.filter(isShown)].slice(0, picturesMax)
  const onCard = new Set(pictures.map(({ id }) => id))
  const aside = [...post.content.pictures, ...given].filter(({ id }) => !onCard.has(id))
  const { video: onPost, ...content } = post.content
  const { videoAside, ...rest } = post
  const video = onPost ?? videoAside
  return {
    ...rest,
    content: { ...content, pictures, ...(video && isShown(video) && { video }) },
    aside,
    ...(video && !isShown(video) && { videoAside: video }),
  }
}

/** A draft again: a changed card is a new revision, so that a form of the earlier one cannot overwrite it. */
export function asDraft(post: Post, at: Instant): Post {
  const draft = sortPictures({ ...post, state: 'draft' }, at)
  return cardOf(draft) === cardOf(post) ? draft : { ...draft, revision: draft.revision + 1 }
}

/** Which pictures, in which order, and which video the card shows. */
export function cardOf({ content }: Pick<Post, 'content'>): string {
  return shownOf(content)
    .map(({ id }) => id)
    .join(' ')
}

/** The post with one picture or video changed, wherever it has it: on its card, on people's cards, or beside. */
export function withPictureChanged(
  post: Post,
  pictureId: string,
  change: Pick<Partial<Held>, 'consent' | 'gone'>,
): Post {
  const one = <Kept extends Held>(kept: Kept): Kept => (kept.id === pictureId ? { ...kept, ...change } : kept)
  const inContent = (content: PostContent): PostContent => ({
    ...content,
    pictures: content.pictures.map(one),
    ...(content.video && { video: one(content.video) }),
  })
  const { content, correcting, aside, videoAside } = post
  return {
    ...post,
    content: inContent(content),
    correcting: correcting && { ...correcting, content: inContent(correcting.content) },
    ...(aside && { aside: aside.map(one) }),
    ...(videoAside && { videoAside: one(videoAside) }),
  }
}

/** Every picture that the post was given, on its card or beside it. */
export function picturesOf({ content, aside = [] }: Pick<Post, 'content' | 'aside'>): PostPicture[] {
  return [...content.pictures, ...aside]
}

/** Those, and the pictures on people's cards while the post is corrected. */
export function everyPictureOf(post: Pick<Post, 'content' | 'aside' | 'correcting'>): PostPicture[] {
  return [...picturesOf(post), ...(post.correcting?.content.pictures ?? [])]
}

/** Pictures and video of one card. */
export function shownOf({ pictures, video }: Pick<PostContent, 'pictures' | 'video'>): Held[] {
  return [...pictures, ...(video ? [video] : [])]
}

/** The video that the post was given, on its card or beside it; null: none. */
export function videoOfPost({ content, videoAside }: Pick<Post, 'content' | 'videoAside'>): PostVideo | null {
  return content.video ?? videoAside ?? null
}

/** All pictures and the video of a post, for asking the gate of each. */
export function heldBy(post: Pick<Post, 'content' | 'aside' | 'videoAside'>): Held[] {
  const video = videoOfPost(post)
  return [...picturesOf(post), ...(video ? [video] : [])]
}

/** Those, and what is on people's cards while the post is corrected. */
export function everythingHeldBy(post: Pick<Post, 'content' | 'aside' | 'videoAside' | 'correcting'>): Held[] {
  return [...heldBy(post), ...(post.correcting ? shownOf(post.correcting.content) : [])]
}

/** The video, as the post has it and as people have it. */
export function everyVideoOf(post: Pick<Post, 'content' | 'videoAside' | 'correcting'>): PostVideo[] {
  return [videoOfPost(post), post.correcting?.content.video ?? null].filter(one => one !== null)
}

/** One more beside the card; the same bytes, or the same file sent again, count once. Null: no more can wait there. */
export function withPicture(post: Post, picture: PostPicture): Post | null {
  const known = picturesOf(post).some(({ id, digest }) => id === picture.id || digest === picture.digest)
  if (known) return post
  return (post.aside?.length ?? 0) >= asideMax ? null : { ...post, aside: [...(post.aside ?? []), picture] }
}

/** Pictures on its card that nobody may show: the version cannot be submitted, approved or sent. */
export function picturesBlocked({ content }: Pick<Post, 'content'>, at: Instant): Held[] {
  return shownOf(content).filter(picture => !mayShow(picture, 'internal', at))
}
