import { type Actor, type Named, named } from '../../actor.ts'
import type { Audience } from '../../audiences/audience.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { canonicalKey } from '../../seal.ts'
import type { Settings } from '../../settings.ts'
import type { Instant } from '../../time.ts'
import { withAuthor } from '../authors.ts'
import { changePost, type PostDecision, type PostRefusal } from '../change-post.ts'
import { type Attached, attachedTo, endAttached, stillOpen } from '../draft-again.ts'
import type { Post, PostContent } from '../post.ts'
import { nowEditing } from './open-editor.ts'
import { readAudience } from './read-audience.ts'
import { type FieldErrors, type PostFields, readFields } from './read-fields.ts'

/** `revision`: what the editor was opened on. */
export type SaveInput = { postId: string; revision: number; fields: PostFields }
export type SavePostResult =
  | { kind: 'saved' | 'unchanged'; post: Post }
  /** Nothing was written; the reason stands by each input. */
  | { kind: 'invalid'; post: Post; errors: FieldErrors }
  /** Somebody else saved since: nothing was written. */
  | { kind: 'changed'; post: Post; by: Named[] }
  | { kind: 'closed'; post: Post }
  | PostRefusal
type Needs = Pick<Ports, 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'directory' | 'departments' | 'commit' | 'now'>
type Edited = { content: PostContent; audience: Audience; slot: Instant | null }

/** *Enregistrer*. Whoever saves a change becomes an author; what was submitted or approved becomes a draft again. */
export function savePost(
  ports: Needs,
  actor: Actor,
  input: SaveInput,
  settings: Pick<Settings, 'timeZone'>,
): Promise<SavePostResult> {
  return changePost<SavePostResult>(ports, actor, input.postId, async post => {
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { kind: 'closed', post }
    if (input.revision !== post.revision) return { kind: 'changed', post, by: otherWriters(post, actor) }
    const { content, slot, errors } = readFields(post.content, input.fields, settings.timeZone)
    const { audience, errors: audienceErrors } = await readAudience(ports, input.fields)
    const faults = { ...errors, ...audienceErrors }
    if (Object.keys(faults).length > 0) return { kind: 'invalid', post, errors: faults }
    const edited = { content, audience, slot }
    return isSame(post, edited) ? { kind: 'unchanged', post } : saved(post, edited, attached, actor, ports.now())
  })
}

function isSame(post: Post, { content, audience, slot }: Edited): boolean {
  const before = { content: post.content, audience: post.audience, slot: post.slot }
  return canonicalKey({ content, audience, slot }) === canonicalKey(before)
}

function saved(
  post: Post,
  edited: Edited,
  attached: Attached,
  actor: Actor,
  at: Instant,
): PostDecision<SavePostResult> {
  return { ...edit(post, edited, attached, actor, at), answer: post => ({ kind: 'saved', post }) }
}

/** Every edit, whatever part it changed. */
export function edit(
  post: Post,
  edited: Partial<Edited>,
  attached: Attached,
  actor: Actor,
  at: Instant,
): { post: Post; also: Change[] } {
  const revision = post.revision + 1
  const details = { revision, by: actor.name }
  const edition: Post = {
    ...post,
    ...edited,
    revision,
    state: 'draft',
    authors: withAuthor(post.authors, named(actor)),
    editing: nowEditing(post.editing, named(actor), at),
    broadcastId: null,
    updatedAt: at,
  }
  const journal = { verb: 'post.saved', actor: actor.id, subject: post.reference, seal: null, details } as const
  return { post: edition, also: [{ journal }, ...endAttached(edition, attached, actor, at)] }
}

function otherWriters(post: Post, actor: Actor): Named[] {
  return post.editing.map(({ person }) => person).filter(({ id }) => id !== actor.id)
}
