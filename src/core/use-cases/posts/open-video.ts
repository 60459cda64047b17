import type { Post } from '../../domain/posts/post.ts'
import type { Ports } from '../../ports.ts'

/**
 * What is submitted has a video that whoever gets the card may watch: by an address of that one file, made once, so
 * that nobody needs to read the folders in which videos lie before anybody agreed. It ends with the file. Where the
 * tenant lets Mary make none, the address in the library stays.
 */
export async function withOpenVideo(ports: Pick<Ports, 'media' | 'libraryLinks'>, post: Post): Promise<Post> {
  const { video } = post.content
  if (!video || video.shared) return post
  const file = (await ports.media.byId(video.digest))?.video
  const url = file ? await ports.libraryLinks.share(file.folder, file.name) : null
  return url === null ? post : { ...post, content: { ...post.content, video: { ...video, url, shared: true } } }
}
