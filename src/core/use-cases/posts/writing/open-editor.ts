import { type Actor, named, type Named } from '../../../domain/actor.ts'
import { unlessAway } from '../../../domain/errors.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { FieldErrors, PostFields } from '../../../domain/posts/fields/field-errors.ts'
import { choicesIn } from '../../../domain/text.ts'
import { type Instant, msBetween } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { changePost, type PostRefusal } from './change-post.ts'
import { attachedTo, stillOpen } from './draft-again.ts'

/** So long after opening the editor, or saving, a person counts as writing. */
export const editingMs = 10 * 60_000

export type OpenEditorResult =
  { kind: 'opened'; post: Post; others: Named[] } | { kind: 'closed'; post: Post } | PostRefusal
type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/**
 * Shows who else is writing, and is shown to them. Opening changes no text, so that others' saves do not clash with it.
 */
export function openEditor(ports: Needs, actor: Actor, postId: string): Promise<OpenEditorResult> {
  return changePost<OpenEditorResult>(ports, actor, postId, 'words', async post => {
    if (!stillOpen(post, await attachedTo(ports, post))) return { kind: 'closed', post }
    const editing = nowEditing(post.editing, named(actor), ports.now())
    const others = editing.map(({ person }) => person).filter(({ id }) => id !== actor.id)
    return { post: { ...post, editing }, also: [], answer: post => ({ kind: 'opened', post, others }) }
  })
}

/** `told`: since when the journal knows of this sitting; absent: unchanged. */
export function nowEditing(editing: Post['editing'], person: Named, at: Instant, told?: Instant): Post['editing'] {
  const own = editing.find(entry => entry.person.id === person.id)
  const others = editing.filter(entry => entry !== own && msBetween(entry.at, at) < editingMs)
  const since = told ?? own?.told
  return [...others, { person, at, ...(since !== undefined && { told: since }) }]
}

/**
 * The touched departments that were ticked, and one more to add, by their names in "Directions", each once; a form
 * without these fields keeps them.
 */
export async function readTouches(
  ports: Pick<Ports, 'departments'>,
  fields: PostFields,
  before: string[],
): Promise<{ touches: string[]; errors: FieldErrors }> {
  if (!('touches' in fields) && !('addTouch' in fields)) return { touches: before, errors: {} }
  const [ticked, added] = [namesIn(fields['touches']), namesIn(fields['addTouch'])] as const
  const all = [...ticked, ...added]
  if (all.length === 0) return { touches: [], errors: {} }
  const departments = await unlessAway(() => ports.departments.all(), null)
  if (departments === null && all.every(name => before.includes(name))) return { touches: all, errors: {} }
  const known = (departments ?? []).map(({ name }) => name)
  const lost = (names: string[]): boolean => names.some(name => !known.includes(name))
  const error = departments === null ? 'directory-away' : 'unknown-department'
  const errors: FieldErrors = { ...(lost(ticked) && { touches: error }), ...(lost(added) && { addTouch: error }) }
  if (Object.keys(errors).length > 0) return { touches: before, errors }
  return { touches: known.filter(name => all.includes(name)), errors: {} }
}

function namesIn(value: unknown): string[] {
  return choicesIn(value).map(name => name.replaceAll('‚', ','))
}
