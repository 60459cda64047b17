import { type Actor, isOutside, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Change } from '../../change.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { initiativeChanges } from './change-initiative.ts'
import { keyOf } from '../../domain/placements/placed-card.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import { type FieldErrors, readIdea } from '../../domain/initiatives/read-idea.ts'

export type Submission = {
  /** Minted with the form: the same form sent twice is one initiative. */
  id: string
  fields: Record<string, unknown>
  /** The form's own message, which becomes the receipt; null when it came from elsewhere. */
  form: { conversationId: string; activityId: string } | null
}

export type SubmitResult =
  | { kind: 'submitted' | 'already-submitted'; initiative: Initiative }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'not-an-agent' }
  | { kind: 'not-yours' }

type Needs = Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now' | 'newReference'>

export async function submitInitiative(ports: Needs, actor: Actor, submission: Submission): Promise<SubmitResult> {
  if (isOutside(actor)) return { kind: 'not-an-agent' }
  const existing = await ports.initiatives.byId(submission.id)
  if (existing) return alreadyThere(ports, existing, actor)
  const read = readIdea(submission.fields)
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  const at = ports.now()
  const initiative: Initiative = {
    ...read.idea,
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
  }
  const changes = initiativeChanges(initiative, 0, actor, 'initiative.submitted', { title: initiative.title })
  const done = await ports.commit(...changes, ...receiptOf(initiative, actor, submission.form))
  if (done === 'done') return { kind: 'submitted', initiative }
  const winner = await ports.initiatives.byId(submission.id)
  if (!winner) throw new Error('a new initiative was stale and yet is not there')
  return alreadyThere(ports, winner, actor)
}

/** Another one's form: its id stands on no card of this person. */
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
