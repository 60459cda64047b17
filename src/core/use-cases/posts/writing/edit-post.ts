import { type Actor, named } from '../../../domain/actor.ts'
import type { Change } from '../../../change.ts'
import { type Post, withAuthor } from '../../../domain/posts/post.ts'
import { sortPictures } from '../../../domain/posts/pictures/sort-pictures.ts'
import type { Settings } from '../../../domain/settings.ts'
import { type Instant, msBetween } from '../../../domain/time.ts'
import { beginCorrection, type Correctable } from '../../broadcasts/begin-correction.ts'
import { type Attached, endAttached } from './draft-again.ts'
import { type Edited, fieldEdits } from './field-edits.ts'
import { editingMs, nowEditing } from './open-editor.ts'

/** The post; if the editor was opened to correct it, the draft that begins with this change. */
export async function asOpened(
  ports: Parameters<typeof beginCorrection>[0],
  post: Post,
  actor: Actor,
  corrects: string | null,
  settings: Pick<Settings, 'timeZone'>,
): Promise<{ post: Post; also: Change[] }> {
  if (corrects === null || post.correcting !== null || post.state !== 'broadcast') return { post, also: [] }
  const begun = await beginCorrection(ports, post, corrects, settings)
  return begun.kind === 'correctable' ? openedBy(post, begun, actor) : { post, also: [] }
}

/** The draft of the correction, and the entry that it was opened, unless it was before. */
export function openedBy(
  post: Post,
  { target: { reference: broadcast, seal }, draft }: Correctable,
  actor: Actor,
): { post: Post; also: Change[] } {
  if (draft === post) return { post, also: [] }
  const journal = {
    verb: 'post.correction-opened',
    actor,
    subject: post.reference,
    seal,
    details: { broadcast },
  } as const
  return { post: draft, also: [{ journal }] }
}

/**
 * Every edit, whatever part it changed. `sitting`: it is one of many automatic saves of a page, every few seconds: the
 * journal records the first of them.
 */
export function edit(
  post: Post,
  edited: Partial<Edited>,
  attached: Attached,
  actor: Actor,
  at: Instant,
  sitting = false,
): { post: Post; also: Change[] } {
  const revision = post.revision + 1
  const told = sitting ? toldSince(post, actor, at) : null
  const draft = sortPictures({ ...post, ...edited, state: 'draft' }, at)
  const edition: Post = {
    ...draft,
    revision,
    authors: withAuthor(post.authors, named(actor)),
    editing: nowEditing(post.editing, named(actor), at, told ?? at),
    edits: fieldEdits(post, draft, { revision, by: named(actor), at }),
    broadcastId: null,
    updatedAt: at,
  }
  const [verb, details] = post.version === 0 ? (['post.created', {}] as const) : (['post.saved', { revision }] as const)
  const journal = { verb, actor, subject: post.reference, seal: null, details }
  // An edit that ends visas is recorded each time.
  const isTold = told !== null && post.state === 'draft' && post.version > 0
  return { post: edition, also: [...(isTold ? [] : [{ journal }]), ...endAttached(edition, attached, actor, at)] }
}

/** Since when the journal knows that this person is writing; null: it does not, or it was some minutes ago. */
function toldSince({ editing }: Post, { id }: Actor, at: Instant): Instant | null {
  const told = editing.find(({ person }) => person.id === id)?.told
  return told !== undefined && msBetween(told, at) < editingMs ? told : null
}
