import { type Actor, isOutside, named } from '../../domain/actor.ts'
import { wasAsked } from '../../domain/calls/call.ts'
import type { Ports } from '../../ports.ts'
import type { Change } from '../../change.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { initiativeChanges } from './change-initiative.ts'
import { type Message, sourceJobs, sourceOf } from './message-source.ts'
import { keyOf } from '../../domain/placements/placed-card.ts'
import { asDouble, decidedSince, doublesMost, type NearIdea, nearIdea } from '../../domain/initiatives/double.ts'
import type { Idea, Initiative } from '../../domain/initiatives/initiative.ts'
import { type FieldErrors, isCredited, readIdea } from '../../domain/initiatives/read-idea.ts'
import { type AnswerError, readAnswers } from '../../domain/sections/read-answers.ts'
import { openFields, type Section, sectionOf } from '../../domain/sections/section.ts'
import type { Counted } from '../people/daily-limits.ts'
import { allSections } from '../sections/all-sections.ts'

export type Submission = {
  /** Minted with the form, so that a form sent twice is one initiative. */
  id: string
  fields: Record<string, unknown>
  /**
   * The section whose further questions the form showed; empty: none. `nothing`: this way of proposing can show none,
   * and the idea is taken without answers.
   */
  asked?: unknown
  /** Similar proposals were shown, and it is sent all the same. */
  despiteNear?: boolean
  /** The form's own message, which becomes the receipt; null when it came from elsewhere. */
  form: { conversationId: string; activityId: string } | null
  /** The question to a department whose card opened the form. */
  callDepartmentId?: string
  /** What it was made of. */
  message?: Message
  /**
   * Asked last, before anything is written: how often they proposed today. A form that showed doubles does not count.
   */
  count?: () => Promise<Counted>
}

export type SubmitResult =
  | { kind: 'submitted' | 'already-submitted'; initiative: Initiative }
  | { kind: 'invalid'; errors: FieldErrors | Record<string, AnswerError> }
  /** All is well, but its section asks more than the form did. */
  | { kind: 'more-asked'; section: Section }
  /** Nothing was written: similar proposals exist. Sent once more, it is taken. */
  | { kind: 'near'; near: NearIdea[] }
  | Extract<Counted, { kind: 'enough-today' }>
  | { kind: 'not-an-agent' }
  | { kind: 'not-yours' }

type Needs = Pick<Ports, 'history' | 'initiatives' | 'calls' | 'sections' | 'commit' | 'now' | 'newReference'>

export async function submitInitiative(ports: Needs, actor: Actor, submission: Submission): Promise<SubmitResult> {
  if (isOutside(actor)) return { kind: 'not-an-agent' }
  const existing = await ports.initiatives.byId(submission.id)
  if (existing) return alreadyThere(ports, existing, actor)
  const read = readWhole(submission, await allSections(ports))
  if ('kind' in read) return read
  const at = ports.now()
  const near = await ports.initiatives.near({ id: submission.id, ...read.idea }, decidedSince(at), doublesMost)
  if (near.length > 0 && !submission.despiteNear) return { kind: 'near', near: near.map(one => nearIdea(one, actor)) }
  const counted = await submission.count?.()
  if (counted?.kind === 'enough-today') return counted
  const initiative: Initiative = {
    ...read.idea,
    ...(Object.keys(read.answers).length > 0 ? { fields: read.answers } : {}),
    id: submission.id,
    version: 1,
    reference: await ports.newReference('PROP', submission.id),
    author: named(actor),
    department: null,
    locale: actor.locale,
    state: 'received',
    submittedAt: at,
    updatedAt: at,
    takenBy: null,
    questions: [],
    decision: null,
    postId: null,
    attachments: [],
    photoAskedAt: null,
    listItemId: null,
    ...(await answering(ports, actor, submission)),
    ...(isCredited(submission.fields) && { credited: true }),
    ...(near.length > 0 && { doubles: near.map(asDouble) }),
    ...sourceOf(submission.message, actor),
  }
  const changes = initiativeChanges(initiative, 0, actor, 'initiative.submitted', { title: initiative.title })
  const done = await ports.commit(
    ...changes,
    ...receiptOf(initiative, actor, submission.form),
    ...sourceJobs(initiative),
  )
  if (done === 'done') return { kind: 'submitted', initiative }
  const winner = await ports.initiatives.byId(submission.id)
  if (!winner) throw new Error('a new initiative was stale and yet is not there')
  return alreadyThere(ports, winner, actor)
}

type Read = { idea: Idea; answers: Record<string, string> }

/** The idea, and the answers to its section's questions: if not asked yet, they are asked before anything is kept. */
function readWhole({ fields, asked }: Submission, sections: readonly Section[]): Read | SubmitResult {
  const read = readIdea(fields, sections)
  const section = sectionOf(sections, 'idea' in read ? read.idea.section : null)
  const hasShown = section !== null && asked === section.id
  const { answers, errors } = section ? readAnswers(section, fields) : { answers: {}, errors: {} }
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  if (asked === 'nothing') return { idea: read.idea, answers: {} }
  if (section && !hasShown && openFields(section).length > 0) return { kind: 'more-asked', section }
  return Object.keys(errors).length > 0 ? { kind: 'invalid', errors } : { ...read, answers }
}

/** The call that it answers: for a person who was asked, even if another one is asked by now. Else it answers none. */
async function answering(
  { calls }: Needs,
  actor: Actor,
  { callDepartmentId }: Submission,
): Promise<Partial<Initiative>> {
  const row = callDepartmentId === undefined ? null : await calls.department(callDepartmentId)
  const call = row && wasAsked(row, actor.id) ? await calls.byId(row.callId) : null
  if (!row || !call) return {}
  return { department: row.department, callId: call.id, callReference: call.reference, callDepartmentId: row.id }
}

/** The form of another person: no card of this one has its id. */
async function alreadyThere(ports: Needs, initiative: Initiative, actor: Actor): Promise<SubmitResult> {
  if (initiative.author.id === actor.id) return { kind: 'already-submitted', initiative }
  const attempted = { what: 'initiative.submit', subject: initiative.reference }
  return refusedAttempt(ports, actor, attempted, { kind: 'not-yours' })
}

function receiptOf(initiative: Initiative, actor: Actor, form: Submission['form']): Change[] {
  if (!form) return []
  return [
    {
      save: 'placement',
      ifVersion: 0,
      row: {
        key: keyOf({ card: 'receipt', initiativeId: initiative.id }),
        version: 1,
        state: 'placed',
        to: { kind: 'person', id: actor.id },
        ...form,
        reason: null,
        leaseUntil: null,
        updatedAt: initiative.updatedAt,
      },
    },
  ]
}
