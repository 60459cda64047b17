import { type Actor, named } from '../../domain/actor.ts'
import {
  type ReadWarning,
  readWarning,
  warnedEvent,
  warningContent,
  type WarningErrors,
  type WarningFields,
  withWarning,
} from '../../domain/events/warning.ts'
import type { Fault } from '../../domain/posts/draft/lint-post.ts'
import { newDraft } from '../../domain/posts/draft/new-draft.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { guid } from '../../domain/text.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { nextDay } from '../../domain/working-time/local-time.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { type PrepareNeeds, prepareVersion, type Unready } from '../posts/submission/prepare-version.ts'
import { submission, type SubmissionNeeds } from '../posts/submission/submission.ts'
import { urgentCircuit, urgentStep } from '../urgent/open-urgent.ts'
import { ringEveryMs } from '../urgent/ring-urgent.ts'
import { openWarning, type OpenWarningResult, type WarningForm, type WarningReads } from './open-warning.ts'

/** `id`: minted with the form, so that a form sent twice is one message. */
export type WarnInput = { id: string; postId: string; fields: WarningFields }
export type WarnResult =
  | { kind: 'warning-asked' | 'already-warned'; post: Post; validation: Validation }
  /** The form again, with its faults by field; nothing was written. */
  | ({ kind: 'warning-faults'; errors: WarningErrors } & WarningForm)
  | Exclude<OpenWarningResult, { kind: 'warning-form' }>
  | Exclude<Unready, { kind: 'faults' }>
  | { kind: 'not-yours' }
  | Busy
type Needs = WarningReads & SubmissionNeeds & PrepareNeeds & Pick<Ports, 'commit' | 'noticeTitle'>

/**
 * A short text to registered people: a post of its own, so that it has an owner, a reference and an account, and is
 * corrected and taken back like every other. One visa sends it, in working hours; in an hour of urgency one of the
 * people on call, at any hour.
 */
export async function warnRegistered(
  ports: Needs,
  actor: Actor,
  input: WarnInput,
  settings: WorkingHours,
): Promise<WarnResult> {
  if (!guid.test(input.id)) return { kind: 'not-found' }
  return whileStale<WarnResult>(async () => {
    const before = await askedBefore(ports, actor, input.id)
    if (before) return before
    const opened = await openWarning(ports, actor, input.postId, settings)
    if (opened.kind !== 'warning-form') return opened
    const { kind: _, ...form } = opened
    const read = readWarning(input.fields, form.event.post, form.event.details)
    if (read.urgent && form.onCall.length === 0) read.errors.urgent = 'nobody-on-call'
    if (Object.keys(read.errors).length > 0) return { kind: 'warning-faults', errors: read.errors, ...form }
    return asked(ports, actor, { id: input.id, read, form }, settings)
  })
}

type Filled = { id: string; read: ReadWarning; form: WarningForm }

async function asked(
  ports: Needs,
  actor: Actor,
  { id, read, form }: Filled,
  settings: WorkingHours,
): Promise<WarnResult | 'stale'> {
  const post = await draftOf(ports, actor, { id, read, form })
  const urgently = {
    circuit: urgentCircuit(post.createdAt),
    steps: [urgentStep(form.onCall)],
    urgent: true,
  }
  const prepared = await prepareVersion(ports, actor, post, settings, read.urgent ? urgently : null)
  if (prepared.kind === 'faults') return { kind: 'warning-faults', errors: errorsOf(prepared.faults), ...form }
  if (prepared.kind !== 'prepared') return prepared
  const { post: row, also, answer } = await submission(ports, post, actor, prepared)
  const { post: event } = form.event
  const { validation } = answer(row)
  const warned = { ...event, version: event.version + 1, warnings: withWarning(event, id, post.createdAt) }
  const details = { message: post.reference, people: prepared.version.headCount, urgent: read.urgent }
  const ring: Change = { job: 'urgent.ring', data: { validationId: validation.id }, inMs: ringEveryMs }
  const done = await ports.commit(
    { save: 'post', row, ifVersion: 0 },
    // Two requests at one moment are counted one after the other.
    { save: 'post', row: warned, ifVersion: event.version },
    { journal: { verb: 'event.warned', actor, subject: event.reference, seal: prepared.version.seal, details } },
    ...also,
    ...(read.urgent ? [ring] : []),
  )
  return done === 'done' ? { kind: 'warning-asked', post: row, validation } : 'stale'
}

/** People who opted out registered all the same, and get it. It is over when the event is. */
async function draftOf(ports: Needs, actor: Actor, { id, read, form }: Filled): Promise<Post> {
  const { post: event, title, details } = form.event
  const birth = { id, reference: await ports.newReference('PUB', id), at: ports.now() }
  const own = ports.noticeTitle(title, event.content.locale)
  const content = warningContent(event.content, { event: title, own }, read.text)
  return {
    ...newDraft(content, actor, birth),
    audience: read.audience,
    mandatory: true,
    authors: [named(actor)],
    expiresOn: nextDay(details.date),
    ...(event.touches && { touches: event.touches }),
  }
}

/** Only the text was typed, and nobody was chosen but people who answered: other faults of the linter are left out. */
function errorsOf(faults: readonly Fault[]): WarningErrors {
  const empty = faults.find(({ key }) => key === 'nobody-in-it')
  const odd = faults.find(one => one !== empty)
  return { ...(odd && { text: odd.key }), ...(empty && { also: 'nobody-registered' }) }
}

/** A second click, of the same person on the same form. */
async function askedBefore(ports: Needs, actor: Actor, id: string): Promise<WarnResult | null> {
  const post = await ports.posts.byId(id)
  if (!post) return null
  const validation = post.validationId === null ? null : await ports.validations.byId(post.validationId)
  return validation && warnedEvent(post) !== null && post.creator.id === actor.id
    ? { kind: 'already-warned', post, validation }
    : { kind: 'not-yours' }
}
