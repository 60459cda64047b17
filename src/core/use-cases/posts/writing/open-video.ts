import type { Media } from '../../../domain/pictures/media.ts'
import { watchedAt } from '../../../domain/pictures/media-video.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Ports } from '../../../ports.ts'
import { linkedVideo, type LinkVideoNeeds } from '../../pictures/link-video.ts'

/**
 * A submitted post's video can be watched by everybody who gets the card, by an address of that one file, made once, so
 * that nobody needs access to the folders with unreleased videos. It ends with the file. If the tenant lets Mary make
 * none, it is the address in the library.
 */
export async function withOpenVideo(ports: LinkVideoNeeds, post: Post): Promise<Post> {
  const media = await mediaOf(ports, post)
  const video = media && (await linkedVideo(ports, media))
  return video ? openedAt(post, watchedAt(video)) : post
}

/**
 * A copy shows the file where it is now: the original's address may lead to the bin. If the file was deleted, the copy
 * has no video.
 */
export async function asItLies(ports: Pick<Ports, 'media'>, post: Post): Promise<Post> {
  const video = (await mediaOf(ports, post))?.video
  if (!video) return post
  if (video.url === null) return withoutVideo(post)
  return openedAt(post, watchedAt(video))
}

function withoutVideo(post: Post): Post {
  const { video: _, ...content } = post.content
  return { ...post, content }
}

async function mediaOf({ media }: Pick<Ports, 'media'>, { content: { video } }: Post): Promise<Media | null> {
  return video ? media.byId(video.digest) : null
}

function openedAt(post: Post, url: string | null): Post {
  const { video } = post.content
  return !video || url === null || url === video.url
    ? post
    : { ...post, content: { ...post.content, video: { ...video, url } } }
}
