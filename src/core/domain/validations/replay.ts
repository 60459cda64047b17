import { decide } from './decide.ts'
import { isComplete } from './chairs.ts'
import type { DecisionKind, Step, Validation } from './validation.ts'
import type { JournalEntry, JournalVerb } from '../journal/journal.ts'

/** A validation as the rules rebuild it: who is asked, and what each person decided. */
export type Replayed = Pick<Validation, 'seal' | 'state' | 'steps' | 'current' | 'decisions'>

/** `entry`: the index of the journal entry, from 0. */
export type Replay =
  | { kind: 'replayed'; validation: Replayed | null }
  /** The rules do not allow what this entry says. */
  | { kind: 'contradicts'; entry: number; because: string }
  /** Its details were erased. */
  | { kind: 'untold'; entry: number }

type Told = Pick<JournalEntry, 'verb' | 'seal'> & {
  actor: { id: string; name: string } | null
  details: Record<string, unknown> | null
}

const kinds: Partial<Record<JournalVerb, DecisionKind>> = {
  'validation.approved': 'approve',
  'validation.changes-requested': 'changes',
  'validation.refused': 'refuse',
  'validation.visa-withdrawn': 'withdraw',
}

/**
 * Applies the journal entries of one post, oldest first, by the rules of decisions: the result must be what the
 * database has. `post.submitted` tells the steps, and so does every entry that changes who is asked (`steps` in its
 * details).
 */
export function replay(entries: readonly Told[]): Replay {
  let validation: Validation | null = null
  for (const [entry, told] of entries.entries()) {
    const next = step(validation, told)
    if (next === 'untold') return { kind: 'untold', entry }
    if (typeof next === 'string') return { kind: 'contradicts', entry, because: next }
    validation = next
  }
  return { kind: 'replayed', validation: validation && outcome(validation) }
}

/** A text: why it cannot be so. */
function step(validation: Validation | null, told: Told): Validation | null | string {
  const { verb, details, seal } = told
  const kind = kinds[verb]
  const concerns =
    verb === 'post.submitted' ||
    kind !== undefined ||
    verb.startsWith('validation.') ||
    (validation !== null && seal === validation.seal)
  if (!concerns) return validation
  if (details === null) return verb === 'validation.voided' ? voided(validation, told) : 'untold'
  if (verb === 'post.submitted') return submitted(told, details)
  if (validation === null || seal !== validation.seal) return 'another-version'
  if (verb === 'validation.voided') return voided(validation, told)
  if (kind) return decided(validation, kind, told, details)
  const asked = typeof details['steps'] === 'string' ? (JSON.parse(details['steps']) as Step[]) : validation.steps
  return { ...validation, steps: asked, reassignments: [...validation.reassignments, ...handedOn(told, details)] }
}

/** The part of *Réattribuer*: who took whose places from whom; a person who hands a place on never has it. */
function handedOn({ verb, actor }: Told, details: Record<string, unknown>): Validation['reassignments'] {
  const { step, from, toId, to } = details
  if (verb !== 'validation.reassigned' || actor === null || typeof from !== 'string') return []
  const [by, taken] = [
    { id: actor.id, name: actor.name },
    { id: String(toId), name: String(to) },
  ]
  return from.split(' ').map(id => ({ step: Number(step), from: { id, name: '' }, to: taken, by, at: '', reason: '' }))
}

function voided(validation: Validation | null, { seal }: Told): Validation | string {
  return validation?.seal === seal ? { ...validation, state: 'void' } : 'another-version'
}

function decided(
  validation: Validation,
  kind: DecisionKind,
  { actor, seal }: Told,
  details: Record<string, unknown>,
): Validation | string {
  const { step, reason, at } = details
  const attempt = {
    by: actor ?? { id: '', name: '' },
    kind,
    step: Number(step),
    seal: seal ?? '',
    reason: textOf(reason),
    now: String(at),
    sent: false,
  }
  const result = decide(validation, attempt)
  return result.kind === 'decided' ? dated(result.validation, details['dues']) : result.kind
}

/** The end of a step depended on the calendar of its day: the end written then counts. */
function dated(validation: Validation, dues: unknown): Validation {
  if (typeof dues !== 'string') return validation
  const known = JSON.parse(dues) as Step['due'][]
  return { ...validation, steps: validation.steps.map((step, index) => ({ ...step, due: known[index] ?? null })) }
}

function submitted({ seal }: Told, { steps, authors, barred }: Record<string, unknown>): Validation {
  const asked = JSON.parse(String(steps)) as Step[]
  const first = asked.findIndex(one => !isComplete(one))
  return {
    ...unknown,
    seal: seal ?? '',
    steps: asked,
    current: first < 0 ? asked.length : first,
    state: first < 0 ? 'approved' : 'waiting',
    authors: JSON.parse(String(authors)) as string[],
    barred: JSON.parse(String(barred)) as Validation['barred'],
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function outcome({ seal, state, steps, current, decisions }: Validation): Replayed {
  return { seal, state, steps, current, decisions }
}

/** No rule of a decision looks at it. */
const unknown: Omit<Validation, 'seal' | 'steps' | 'current' | 'state' | 'authors' | 'barred'> = {
  id: '',
  version: 0,
  postId: '',
  reference: '',
  title: '',
  postVersion: 0,
  circuit: { id: '', name: '', number: 0 },
  decisions: [],
  submittedBy: { id: '', name: '' },
  submittedAt: '',
  deadline: null,
  urgent: false,
  shown: {},
  seenBefore: {},
  nudges: [],
  reassignments: [],
  escalations: [],
  missed: null,
  comments: [],
  proposals: [],
}
