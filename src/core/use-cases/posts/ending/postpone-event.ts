import { type Actor, isComms } from '../../../domain/actor.ts'
import { type EventTally, eventState, isAhead } from '../../../domain/events/event.ts'
import type { EventDetails, Post } from '../../../domain/posts/post.ts'
import { type PostponeErrors, type PostponeFields, readPostponement } from '../../../domain/posts/event/postponement.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { beginCorrection, type Correctable, type NotCorrectable } from '../../broadcasts/begin-correction.ts'
import { readBrought } from '../../events/read-event.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { type ChangePostNeeds, changePost } from '../writing/change-post.ts'
import { attachedTo, stillOpen } from '../writing/draft-again.ts'
import { isSame } from '../writing/field-edits.ts'
import { edit, openedBy } from '../writing/edit-post.ts'
import { partOf } from '../writing/unread.ts'

/** `draft`: what the correction says by now, or would begin with; `sent`: what people's cards say of the event. */
export type PostponeForm = { draft: Post; sent: EventDetails; tally: EventTally }
type Refusal = { kind: 'comms-postpones' | 'not-postponable' | 'event-not-sent' | 'not-found' | NotCorrectable }
export type OpenPostponementResult = ({ kind: 'postpone-form' } & PostponeForm) | Refusal
/** `revision`: the one on which the form was opened. */
export type PostponeInput = { postId: string; revision: number; fields: PostponeFields }
export type PostponeResult =
  /** The draft of the correction, which goes on like any other. */
  | { kind: 'postponed'; post: Post }
  /** By field; nothing was written. */
  | ({ kind: 'postpone-faults'; errors: PostponeErrors } & PostponeForm)
  | { kind: 'of-an-edition' }
  | Refusal
  | Busy
type Reads = Pick<Ports, 'posts' | 'broadcasts' | 'deliveries' | 'events' | 'history' | 'now'>
type Needs = Reads & ChangePostNeeds & Pick<Ports, 'validations'>

/** *Reporter*: people who may correct cards may put an event off. Opening changes nothing. */
export async function openPostponement(
  ports: Reads,
  actor: Actor,
  postId: string,
  settings: WorkingHours,
): Promise<OpenPostponementResult> {
  const post = await ports.posts.byId(postId)
  if (!isComms(actor)) return refused(ports, actor, post)
  if (!post) return { kind: 'not-found' }
  const read = await formOf(ports, post, settings)
  return 'kind' in read ? read : { kind: 'postpone-form', ...read.form }
}

function refused(
  ports: Pick<Ports, 'history' | 'now'>,
  actor: Actor,
  post: Post | null,
): Promise<{ kind: 'comms-postpones' }> {
  const attempt = { what: 'event.postpone', subject: post?.reference ?? 'posts' }
  return refusedAttempt(ports, actor, attempt, { kind: 'comms-postpones' })
}

type Opened = { form: PostponeForm; begun: Correctable }

async function formOf(ports: Reads, post: Post, settings: WorkingHours): Promise<Opened | Refusal> {
  const brought = await readBrought(ports, post.id)
  if (!brought) return { kind: post.content.kind === 'event' ? 'event-not-sent' : 'not-found' }
  if (!isAhead(eventState(brought.event, ports.now(), settings))) return { kind: 'not-postponable' }
  const begun = await beginCorrection(ports, post, brought.target.id, settings)
  if (begun.kind !== 'correctable') return { kind: begun.kind }
  const sent = begun.draft.correcting?.content.event ?? brought.event.details
  return { form: { draft: begun.draft, sent, tally: await ports.events.tally(post.id) }, begun }
}

/**
 * The ordinary correction, with the new day set in it and the known one kept beside it: day and hour are sealed, and
 * their approvers are asked. People who answered are asked anew once it is on the cards.
 */
export async function postponeEvent(
  ports: Needs,
  actor: Actor,
  { postId, revision, fields }: PostponeInput,
  settings: WorkingHours,
): Promise<PostponeResult> {
  if (!isComms(actor)) return refused(ports, actor, await ports.posts.byId(postId))
  const result = await changePost<PostponeResult>(ports, actor, postId, 'words', async read => {
    const opened = await formOf(ports, read, settings)
    if ('kind' in opened) return opened
    const { form, begun } = opened
    const { draft, sent } = form
    const { locale, event: said } = draft.content
    const today = localDay(ports.now(), settings.timeZone)
    const { event, errors } = readPostponement(fields, { draft: said ?? sent, sent, locale, today })
    if (Object.keys(errors).length > 0) return { kind: 'postpone-faults', errors, ...form }
    const edited = withEvent(draft, event)
    if (isSame({ ...draft, ...edited }, draft)) return { kind: 'postponed', post: draft }
    if (wasChanged(draft, revision)) return { kind: 'postpone-faults', errors: { date: 'event-changed' }, ...form }
    const { post, also } = openedBy(read, begun, actor)
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { kind: 'being-changed' }
    const { post: next, also: changes } = edit(post, edited, attached, actor, ports.now())
    return { post: next, also: [...also, ...changes], answer: post => ({ kind: 'postponed', post }) }
  })
  return result.kind === 'not-comms' ? { kind: 'comms-postpones' } : result
}

/** An end of the post before the event moves with it; a typed day that was not understood is dropped. */
function withEvent({ content, expiresOn, unread }: Post, event: EventDetails) {
  const apart = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([input]) => !whenInputs.has(input)))
  const [typed, faults] = [apart(unread?.typed ?? {}), apart(unread?.faults ?? {})]
  const open = new Set(Object.keys(faults).map(partOf))
  return {
    content: { ...content, event },
    expiresOn: expiresOn !== null && expiresOn <= event.date ? null : expiresOn,
    unread: open.size === 0 ? null : { typed, faults },
  }
}

const whenInputs = new Set(['date', 'time', 'ends', 'closesOn'])

/** Whether another person saved what this would overwrite. */
function wasChanged({ revision: now, edits = [] }: Post, revision: number): boolean {
  return now !== revision && edits.some(one => one.field === 'event' && one.revision > revision)
}
