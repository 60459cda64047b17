import { isAdmin, isComms } from '../../core/domain/actor.ts'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { msBetween } from '../../core/domain/time.ts'
import { filesAwaited } from '../../core/use-cases/consents/agreements/files-awaited.ts'
import { isSignable } from '../../core/use-cases/consents/agreements/sign-agreement.ts'
import { editingMs } from '../../core/use-cases/posts/writing/open-editor.ts'
import type { ReferenceChoice } from '../cards/draw-notice.ts'
import type { Turn } from '../turn/turn.ts'

const draftsLookedAt = 30
const draftsOffered = 5

/** A picture that a person of comms sends may be for a draft of theirs: those they have open come first. */
export async function draftsOf({ actor, ports }: Turn): Promise<Post[]> {
  if (!isComms(actor)) return []
  const isOpen = (post: Post): boolean =>
    post.editing.some(({ person, at }) => person.id === actor.id && msBetween(at, ports.now()) < editingMs)
  // A broadcast post counts as one while they have its editor open: the picture then begins its correction.
  const isDraft = (post: Post): boolean => post.state === 'draft' || (post.state === 'broadcast' && isOpen(post))
  const drafts = (await ports.posts.recent(draftsLookedAt)).filter(isDraft)
  return [...drafts.filter(isOpen), ...drafts.filter(post => !isOpen(post))].slice(0, draftsOffered)
}

/** A picture may be for a newspaper that they edit: its masthead, or a piece. */
export async function hasNewspaper({ actor, ports }: Turn): Promise<boolean> {
  return isComms(actor) && (await ports.newspapers.all()).some(({ state }) => state === 'open')
}

export function forNewspaper({ look: { words } }: Turn, fileKey: string): ReferenceChoice {
  const [reference, title] = [words.text('newspapers.picture.offer'), words.text('newspapers.picture.choice')]
  return { reference, title, verb: 'newspaper.picture', data: { fileKey } }
}

/** A paper or photo may be a signed agreement, if one is awaited. */
export async function isSignedFile({ actor, ports }: Turn, files: readonly { name: string }[]): Promise<boolean> {
  const [file, ...others] = files
  if (!file || others.length > 0 || !isSignable(file)) return false
  return (await filesAwaited(ports, actor)).length > 0
}

export function forAgreement({ look: { words } }: Turn, fileKey: string): ReferenceChoice {
  const [reference, title] = [words.text('pictures.signed.offer'), words.text('pictures.signed.offerTitle')]
  return { reference, title, verb: 'media.signed', data: { fileKey } }
}

/** A picture of an administrator's may be a logo of the charter. */
export function forCharter({ actor, look: { words } }: Turn, fileKey: string): ReferenceChoice[] {
  if (!isAdmin(actor)) return []
  const [reference, title] = [words.text('charter.picture.offer'), words.text('charter.picture.choice')]
  return [{ reference, title, verb: 'charter.logo', data: { fileKey } }]
}

/** `others`: what else the file may be for. */
export function choices(
  fileKey: string,
  drafts: Post[],
  initiatives: Initiative[],
  others: ReferenceChoice[],
): ReferenceChoice[] {
  return [
    ...drafts.map(({ id, reference, content, state, broadcastId }) => ({
      reference,
      title: content.title,
      verb: 'post.picture',
      data: { postId: id, fileKey, ...(state === 'broadcast' && broadcastId !== null ? { broadcastId } : {}) },
    })),
    ...others,
    ...initiatives.map(({ id, reference, title }) => ({
      reference,
      title,
      verb: 'initiative.attach',
      data: { initiativeId: id, fileKey },
    })),
  ]
}
