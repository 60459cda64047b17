import type { Post } from '../../core/domain/posts/post.ts'
import { videoElement } from '../../core/domain/posts/pictures/shows-picture.ts'
import type { Release } from '../../core/domain/releases/release.ts'

/**
 * The address of the video approved with these words, from the card sealed with them, whatever a correction under way
 * shows. Empty: that card shows no such video.
 */
export function sealedVideoUrl({ sealed }: Pick<Post, 'sealed'>, { seal }: Pick<Release, 'seal'>, id: string): string {
  const version = sealed.find(one => one.seal === seal)
  return version ? openedIn(elementOf(JSON.parse(version.rendered.card), videoElement(id))) : ''
}

/** The first within that has this id; null: none. */
function elementOf(node: unknown, id: string): unknown {
  if (typeof node !== 'object' || node === null) return null
  if ('id' in node && node.id === id) return node
  return Object.values(node).reduce<unknown>((found, one) => found ?? elementOf(one, id), null)
}

/** The address that its first button opens. */
function openedIn(node: unknown): string {
  if (typeof node !== 'object' || node === null) return ''
  if ('type' in node && node.type === 'Action.OpenUrl' && 'url' in node) return String(node.url)
  return Object.values(node).reduce<string>((found, one) => found || openedIn(one), '')
}
