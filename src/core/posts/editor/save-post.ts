import { type Actor, type Named, named } from '../../actor.ts'
import { beginCorrection } from '../../broadcasts/change-delivered/begin-correction.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { canonicalKey } from '../../seal.ts'
import type { Settings } from '../../settings.ts'
import type { Instant } from '../../time.ts'
import { withAuthor } from '../authors.ts'
import { changePost, type PostRefusal } from '../change-post.ts'
import { type Attached, attachedTo, endAttached, stillOpen } from '../drafts/draft-again.ts'
import type { FieldEdit, Post } from '../post.ts'
import { editsSince, fieldEdits } from './field-edits.ts'
import { nowEditing } from './open-editor.ts'
import { readAudience } from './read-audience.ts'
import { cardOf, sortPictures } from '../pictures/sort-pictures.ts'
import { type FieldErrors, type PostFields, readFields } from './read-fields.ts'
import { readTouches } from './read-touches.ts'

/**
 * `revision`: what the editor was opened on. `corrects`: the broadcast whose cards it was opened to correct; null or
 * absent: none. That correction begins with the first change that is saved.
 */
export type SaveInput = { postId: string; revision: number; fields: PostFields; corrects?: string | null }
export type SavePostResult =
  | { kind: 'saved' | 'unchanged'; post: Post }
  /** Of a correction that has not begun, and does not without a change; `post`: the draft that it would become. */
  | { kind: 'nothing-changed'; post: Post }
  /** Nothing was written; the reason stands by each input. */
  | { kind: 'invalid'; post: Post; errors: FieldErrors }
  /**
   * Somebody else saved since: nothing was written. `lost`: what of theirs the same words, saved over it, would
   * replace.
   */
  | { kind: 'changed'; post: Post; by: Named[]; lost: FieldEdit[] }
  | { kind: 'closed'; post: Post }
  | PostRefusal
type Needs = Pick<
  Ports,
  | 'history'
  | 'posts'
  | 'validations'
  | 'broadcasts'
  | 'deliveries'
  | 'directory'
  | 'departments'
  | 'peopleLists'
  | 'commit'
  | 'now'
>
type Edited = Pick<Post, 'content' | 'aside' | 'audience' | 'slot' | 'mandatory' | 'expiresOn' | 'touches'>

/** *Enregistrer*. Whoever saves a change becomes an author; what was submitted or approved becomes a draft again. */
export function savePost(
  ports: Needs,
  actor: Actor,
  input: SaveInput,
  settings: Pick<Settings, 'timeZone'>,
): Promise<SavePostResult> {
  return changePost<SavePostResult>(ports, actor, input.postId, async read => {
    const { post, also } = await asOpened(ports, read, actor, input.corrects ?? null, settings)
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { kind: 'closed', post }
    const { errors, ...typed } = readFields(post.content, changeable(post, input.fields), settings.timeZone)
    const { audience, errors: audienceErrors } = post.correcting
      ? { audience: post.audience, errors: {} }
      : await readAudience(ports, input.fields, post.audience)
    const { touches, errors: touchesErrors } = await readTouches(ports, input.fields, post.touches ?? [])
    const faults = { ...errors, ...audienceErrors, ...touchesErrors }
    const aside = (post.aside ?? []).filter(({ id }) => input.fields[`drop-${id}`] !== 'true')
    const edited = { ...typed, audience, touches, aside }
    if (input.revision !== post.revision)
      return { kind: 'changed', post, by: otherWriters(post, actor), lost: editsSince(post, input.revision, edited) }
    if (Object.keys(faults).length > 0) return { kind: 'invalid', post, errors: faults }
    const same = isSame(post, edited) && cardOf(post) === cardOf(read)
    if (same) return { kind: post === read ? 'unchanged' : 'nothing-changed', post }
    const { post: next, also: changes } = edit(post, edited, attached, actor, ports.now())
    return { post: next, also: [...also, ...changes], answer: post => ({ kind: 'saved', post }) }
  })
}

/** The post; where the editor was opened to correct what people have, the draft that begins with this change. */
export async function asOpened(
  ports: Parameters<typeof beginCorrection>[0],
  post: Post,
  actor: Actor,
  corrects: string | null,
  settings: Pick<Settings, 'timeZone'>,
): Promise<{ post: Post; also: Change[] }> {
  if (corrects === null || post.correcting !== null || post.state !== 'broadcast') return { post, also: [] }
  const begun = await beginCorrection(ports, post, corrects, settings)
  if (begun.kind !== 'correctable') return { post, also: [] }
  const { reference: broadcast, seal } = begun.target
  const journal = {
    verb: 'post.correction-opened',
    actor,
    subject: post.reference,
    seal,
    details: { broadcast },
  } as const
  return { post: begun.draft, also: [{ journal }] }
}

/**
 * A correction reaches those who have the card, at once, with an event's answers: whatever else a form says of that is
 * left out.
 */
function changeable({ correcting, content, mandatory }: Post, fields: PostFields): PostFields {
  return correcting === null
    ? fields
    : { ...fields, kind: content.kind, slotDate: '', slotTime: '', mandatory: String(mandatory) }
}

function isSame(post: Post, edited: Edited): boolean {
  const { content, aside = [], audience, slot, mandatory, expiresOn, touches = [] } = post
  const told = { sources: '', ...content }
  return (
    canonicalKey({ ...edited, content: { sources: '', ...edited.content } }) ===
    canonicalKey({ content: told, aside, audience, slot, mandatory, expiresOn, touches })
  )
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
  const details = { revision }
  const draft = sortPictures({ ...post, ...edited, state: 'draft' })
  const edition: Post = {
    ...draft,
    revision,
    authors: withAuthor(post.authors, named(actor)),
    editing: nowEditing(post.editing, named(actor), at),
    edits: fieldEdits(post, draft, { revision, by: named(actor), at }),
    broadcastId: null,
    updatedAt: at,
  }
  const journal = { verb: 'post.saved', actor, subject: post.reference, seal: null, details } as const
  return { post: edition, also: [{ journal }, ...endAttached(edition, attached, actor, at)] }
}

function otherWriters(post: Post, actor: Actor): Named[] {
  return post.editing.map(({ person }) => person).filter(({ id }) => id !== actor.id)
}
