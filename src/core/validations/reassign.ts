import { type Actor, isComms, type Named, named, type Person } from '../actor.ts'
import type { Busy } from '../attempt.ts'
import type { Ports } from '../ports.ts'
import type { Post } from '../posts/post.ts'
import { cleanText } from '../text.ts'
import type { Instant } from '../time.ts'
import { isPanelComplete, stillAsked, waitedFor } from './chairs.ts'
import { changeValidation } from './change-validation.ts'
import { barOf, reasonMax } from './decide.ts'
import type { Approver, Step, Validation } from './validation.ts'

export type ReassignInput = { postId: string; step: number; to: unknown; reason: unknown }
type Refusal =
  | { kind: 'not-comms' }
  | { kind: 'reason-missing' }
  | { kind: 'too-long' }
  | { kind: 'unknown-person' }
  | { kind: 'is-author' | 'already-approver' | 'stale' | 'closed'; validation: Validation; post: Post }
  /** They changed the circuit lately. */
  | { kind: 'is-barred'; by: Named; until: Instant }
export type ReassignResult =
  | { kind: 'reassigned'; validation: Validation; post: Post }
  | Refusal
  | { kind: 'not-found' }
  | Busy

type Needs = Pick<Ports, 'posts' | 'validations' | 'directory' | 'commit' | 'now'>

/** *Réattribuer*: somebody else, by mail address, instead of all who were asked for the step that waits. */
export async function reassign(ports: Needs, actor: Actor, input: ReassignInput): Promise<ReassignResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const reason = cleanText(input.reason)
  if (reason === '') return { kind: 'reason-missing' }
  if (reason.length > reasonMax) return { kind: 'too-long' }
  const mail = cleanText(input.to)
  const person = /^[^\s@]+@[^\s@]+$/.test(mail) ? await ports.directory.byMail(mail) : null
  if (!person?.enabled || person.guest) return { kind: 'unknown-person' }
  const result = await changeValidation<Refusal>(ports, actor, input.postId, (validation, post) => {
    const refused = refusal(validation, person, input.step)
    if (refused) return { kind: refused, validation, post }
    const bar = barOf(validation, person.id, ports.now())
    if (bar) return { kind: 'is-barred', by: named(person), until: bar.until }
    const details = { to: person.name, reason }
    return {
      validation: handedOver(validation, person, actor, ports.now(), reason),
      verb: 'validation.reassigned',
      details,
    }
  })
  return result.kind === 'changed' ? { ...result, kind: 'reassigned' } : result
}

function refusal(validation: Validation, to: Person, step: number) {
  if (validation.state !== 'waiting') return 'closed'
  if (step !== validation.current) return 'stale'
  if (validation.authors.includes(to.id)) return 'is-author'
  const asked = validation.steps[step]
  const approvers = asked ? stillAsked(asked) : []
  return approvers.length === 1 && approvers[0]?.id === to.id ? 'already-approver' : null
}

function handedOver(validation: Validation, person: Person, actor: Actor, at: string, reason: string): Validation {
  const { current } = validation
  const to: Approver = { ...named(person), as: 'reassigned', standIns: [] }
  const before = waitedFor(validation).filter(({ id }) => id !== to.id)
  const entries = before.map(from => ({ step: current, from: named(from), to: named(person), by: named(actor), at, reason }))
  return {
    ...validation,
    steps: validation.steps.map((step, index) => (index === current ? replaced(step, before, to) : step)),
    reassignments: [...validation.reassignments, ...entries],
  }
}

/** Of each panel that waits, the one person instead of those still asked: no fewer visas than there are people left to give them. */
function replaced(step: Step, gone: Approver[], to: Approver): Step {
  const left = new Set(gone.map(({ id }) => id))
  const panels = step.panels.map(panel => {
    if (isPanelComplete(step, panel) || !panel.people.some(person => left.has(person))) return panel
    const people = [...new Set([...panel.people.filter(person => !left.has(person)), to.id])]
    return { ...panel, people, needs: Math.min(panel.needs, people.length) }
  })
  const approvers = [...step.approvers.filter(({ id }) => !left.has(id) && id !== to.id), to]
  return { ...step, approvers, panels }
}
