import type { Actor, Named } from '../../../domain/actor.ts'
import type { Change } from '../../../change.ts'
import type { Ports } from '../../../ports.ts'
import type { Settings, WorkingHours } from '../../../domain/settings.ts'
import type { FieldEdit, Post } from '../../../domain/posts/post.ts'
import { allSections } from '../../sections/all-sections.ts'
import { changePost, type PostDecision, type PostRefusal } from './change-post.ts'
import { attachedTo, stillOpen } from './draft-again.ts'
import { asOpened, edit } from './edit-post.ts'
import { blankPost } from '../../../domain/posts/draft/new-draft.ts'
import { type Edited, editsSince, isSame } from './field-edits.ts'
import { readTouches } from './open-editor.ts'
import { cardOf } from '../../../domain/posts/pictures/sort-pictures.ts'
import { organiserNamed } from '../../events/board/name-organiser.ts'
import { readAudience } from './read-audience.ts'
import { readOrganisers } from './read-organisers.ts'
import type { PostFields } from '../../../domain/posts/fields/field-errors.ts'
import { readFields } from '../../../domain/posts/fields/read-fields.ts'
import { unreadOf } from './unread.ts'

/**
 * `revision`: the one on which the editor was opened; 0: of a post that did not exist, whose id `postId` is from that
 * opening. `corrects`: the broadcast whose cards it was opened to correct; null or absent: none. That correction begins
 * with the first saved change.
 */
export type SaveInput = { postId: string; revision: number; fields: PostFields; corrects?: string | null }
export type SavePostResult =
  /**
   * Typed texts that are not understood are in `post.unread`: saving refuses nothing. `unchanged` of version 0: nothing
   * was written yet, and there is no row.
   */
  | { kind: 'saved' | 'unchanged'; post: Post }
  /** A correction that has not begun does not begin without a change; `post`: the draft that it would become. */
  | { kind: 'nothing-changed'; post: Post }
  /** Another person saved since, and these words would overwrite theirs (`lost`): nothing was written. */
  | { kind: 'changed'; post: Post; by: Named[]; lost: FieldEdit[] }
  | { kind: 'closed'; post: Post }
  | PostRefusal
export type SaveNeeds = Pick<
  Ports,
  | 'history'
  | 'posts'
  | 'validations'
  | 'broadcasts'
  | 'deliveries'
  | 'directory'
  | 'departments'
  | 'peopleLists'
  | 'sections'
  | 'commit'
  | 'now'
  | 'newReference'
>

/**
 * *Enregistrer*, and every other button of the editor. A person who saves a change becomes an author; a submitted or
 * approved post becomes a draft again. The first save makes the post, once: its id came with the form.
 */
export function savePost(
  ports: SaveNeeds,
  actor: Actor,
  { fields, ...input }: SaveInput,
  settings: WorkingHours,
): Promise<SavePostResult> {
  return saveForm<SavePostResult>(ports, actor, { ...input, read: () => ({ fields }) }, settings)
}

/** `about`: the parts of which the form has inputs; absent: all. */
export type Form = { fields: PostFields; about?: ReadonlySet<FieldEdit['field']> }
/** `read`: the form over the post as it is now, or why it is not saved; `sitting`: as of `edit`. */
type Saving<Refused> = Omit<SaveInput, 'fields'> & { read(post: Post): Form | Refused; sitting?: boolean }

/** The road of a whole form, and of a part of one. */
export function saveForm<Answer extends { kind: string }>(
  ports: SaveNeeds,
  actor: Actor,
  { postId, revision, corrects = null, read: readForm, sitting = false }: Saving<Exclude<Answer, SavePostResult>>,
  settings: WorkingHours,
): Promise<SavePostResult | Answer> {
  type Result = SavePostResult | Answer
  const decide = async (read: Post): Promise<PostDecision<Result> | Result> => {
    const { post, also } = await asOpened(ports, read, actor, corrects, settings)
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { kind: 'closed', post }
    const form = readForm(post)
    if ('kind' in form) return form
    const edited = await readPost(ports, post, form.fields, settings)
    const same = isSame(post, edited) && cardOf(post) === cardOf(read)
    if (same) return { kind: post === read ? 'unchanged' : 'nothing-changed', post }
    // A page may be newer than a restored database: it has seen nothing of what is there now.
    const lost = editsSince(post, revision > post.revision ? 0 : revision, edited).filter(
      ({ field }) => form.about?.has(field) ?? true,
    )
    if (lost.length > 0) return { kind: 'changed', post, by: otherWriters(post, actor), lost }
    const written = post.version === 0 ? await born(ports, post) : post
    const { post: next, also: changes } = edit(written, edited, attached, actor, ports.now(), sitting)
    const named = organisersNamed(actor, written, next, settings)
    return { post: next, also: [...also, ...changes, ...named], answer: post => ({ kind: 'saved', post }) }
  }
  const blank = revision === 0 ? blankPost(postId, actor, ports.now()) : null
  return changePost<Result>(ports, actor, postId, 'words', decide, blank)
}

/** All that the form says; texts that are not understood are in `unread`. */
export async function readPost(
  ports: SaveNeeds,
  post: Post,
  fields: PostFields,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<Edited> {
  const { errors, ...read } = readFields(post, changeable(post, fields), {
    timeZone,
    sections: await allSections(ports),
  })
  const { audience, errors: audienceErrors } = post.correcting
    ? { audience: post.audience, errors: {} }
    : await readAudience(ports, fields, post.audience)
  const { touches, errors: touchesErrors } = await readTouches(ports, fields, post.touches ?? [])
  const { organisers, errors: unnamed } = await readOrganisers(ports, fields, post)
  const faults = { ...errors, ...audienceErrors, ...touchesErrors, ...unnamed }
  const isDropped = ({ id }: { id: string }): boolean => fields[`drop-${id}`] === 'true'
  const aside = (post.aside ?? []).filter(one => !isDropped(one))
  const videoAside = post.videoAside && !isDropped(post.videoAside) ? post.videoAside : null
  const unread = unreadOf(fields, faults, read.content.kind === 'event')
  return { ...read, aside, videoAside, audience, touches, organisers, unread }
}

/** A correction goes at once to the people who have the card, with the event’s answers: other inputs are ignored. */
function changeable({ correcting, content, mandatory }: Post, fields: PostFields): PostFields {
  return correcting === null
    ? fields
    : { ...fields, kind: content.kind, slotDate: '', slotTime: '', mandatory: String(mandatory) }
}

async function born(ports: Pick<Ports, 'newReference'>, blank: Post): Promise<Post> {
  return { ...blank, reference: await ports.newReference('PUB', blank.id) }
}

/** New organisers see people's answers: they are told, and the journal says since when. */
function organisersNamed(actor: Actor, before: Post, after: Post, settings: WorkingHours): Change[] {
  const known = new Set((before.organisers ?? []).map(({ id }) => id))
  const added = (after.organisers ?? []).filter(({ id }) => !known.has(id))
  if (added.length === 0) return []
  const at = after.updatedAt
  return [
    { job: 'event.boards', data: { postId: after.id } },
    ...added.flatMap(({ id }) => organiserNamed(actor, after, id, { at, settings })),
  ]
}

function otherWriters(post: Post, actor: Actor): Named[] {
  return post.editing.map(({ person }) => person).filter(({ id }) => id !== actor.id)
}
