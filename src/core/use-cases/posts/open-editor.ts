import { type Actor, type Named, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { changePost, type PostRefusal } from './change-post.ts'
import { attachedTo, stillOpen } from './draft-again.ts'
import type { Post } from '../../domain/posts/post.ts'

/** For how long somebody who opened the editor, or saved, is taken to be at it. */
export const editingMs = 10 * 60_000

export type OpenEditorResult =
  | { kind: 'opened'; post: Post; others: Named[] }
  | { kind: 'closed'; post: Post }
  | PostRefusal
type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/**
 * Shows who else is writing, and is shown to them. Opening is no change of the text: a save of theirs does not clash
 * with it.
 */
export function openEditor(ports: Needs, actor: Actor, postId: string): Promise<OpenEditorResult> {
  return changePost<OpenEditorResult>(ports, actor, postId, async post => {
    if (!stillOpen(post, await attachedTo(ports, post))) return { kind: 'closed', post }
    const editing = nowEditing(post.editing, named(actor), ports.now())
    const others = editing.map(({ person }) => person).filter(({ id }) => id !== actor.id)
    return { post: { ...post, editing }, also: [], answer: post => ({ kind: 'opened', post, others }) }
  })
}

export function nowEditing(editing: Post['editing'], person: Named, at: Instant): Post['editing'] {
  const others = editing.filter(entry => entry.person.id !== person.id && msBetween(entry.at, at) < editingMs)
  return [...others, { person, at }]
}
