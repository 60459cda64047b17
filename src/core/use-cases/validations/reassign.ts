import { type Actor, isComms, type Named, named, type Person } from '../../domain/actor.ts'
import type { Busy } from '../attempt.ts'
import { aboutOf, lentToFit } from '../delegations/stand-ins-of.ts'
import type { Delegation } from '../../domain/delegations/delegation.ts'
import { withStandIns } from '../../domain/delegations/with-stand-ins.ts'
import { unfitApprover, type UnfitKey, unfitKeys } from '../people/unfit.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { personByMail } from '../people/read-people.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Reference } from '../../domain/reference.ts'
import { cleanText } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import { type ValidationChange, validationRoad } from './change-validation.ts'
import { barOf, reasonMax } from '../../domain/validations/decide.ts'
import { panelsLeft } from '../../domain/validations/chairs.ts'
import { areEnough, handedBy, visaElsewhere } from '../../domain/validations/different-people.ts'
import { replaceAsked, sitsBeside, whomOf } from '../../domain/validations/replace-asked.ts'
import type { Approver, Validation } from '../../domain/validations/validation.ts'

/** `whom`: the id of a person who is still asked, or `all`; not needed for one. All but the step is untrusted. */
export type ReassignInput = { postId: string; step: number; to: unknown; reason: unknown; whom?: unknown }
type Refusal =
  | { kind: 'not-comms' }
  | { kind: 'reason-missing' }
  | { kind: 'too-long' }
  | { kind: 'unknown-person' }
  | { kind: UnfitKey; by: Named }
  | { kind: 'is-author' | 'whom-missing' | 'already-approver' | 'stale' | 'closed'; validation: Validation; post: Post }
  /** A person who hands a place on never has it, neither at once nor when it is handed back. */
  | { kind: 'not-to-oneself' | 'handed-on'; by: Named; reference: Reference }
  /** Two visas of one circuit come from two people: this person gave one, or another step has nobody else. */
  | { kind: 'has-vouched' | 'needed-elsewhere'; by: Named }
  /** They changed the circuit lately. */
  | { kind: 'is-barred'; by: Named; until: Instant }
export type ReassignResult =
  { kind: 'reassigned'; validation: Validation; post: Post } | Refusal | { kind: 'not-found' } | Busy

type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'directory' | 'delegations' | 'commit' | 'now'>

/** *Réattribuer*: another person, by mail address, instead of one of those who are still asked for the waiting step. */
export async function reassign(ports: Needs, actor: Actor, input: ReassignInput): Promise<ReassignResult> {
  if (!isComms(actor))
    return refusedAttempt(
      ports,
      actor,
      { what: 'validation.reassigned', subject: (await ports.posts.byId(input.postId))?.reference ?? 'validations' },
      { kind: 'not-comms' },
    )
  const reason = cleanText(input.reason)
  if (reason === '') return { kind: 'reason-missing' }
  if (reason.length > reasonMax) return { kind: 'too-long' }
  const mail = cleanText(input.to)
  const person = await personByMail(ports, mail)
  if (!person) return { kind: 'unknown-person' }
  const unfit = await unfitApprover(ports, person)
  if (unfit) return { kind: unfitKeys[unfit], by: named(person) }
  const now = ports.now()
  const lent = await lentToFit(ports, await ports.delegations.of([person.id], now))
  const order = { postId: input.postId, what: 'validation.reassigned' }
  const result = await validationRoad.change<Refusal>(ports, actor, order, (validation, post) => {
    const step = validation.steps[validation.current]
    const refused = refusal(validation, person, input.step)
    if (refused || !step) return { kind: refused ?? 'closed', validation, post }
    const { reference } = post
    if (person.id === actor.id) return { kind: 'not-to-oneself', by: named(person), reference }
    const bar = barOf(validation, person.id, now)
    if (bar) return { kind: 'is-barred', by: named(person), until: bar.until }
    if (visaElsewhere(validation, validation.current, person.id)) return { kind: 'has-vouched', by: named(person) }
    const gone = whomOf(step, cleanText(input.whom))
    if (!gone) return { kind: 'whom-missing', validation, post }
    if (sitsBeside(step, person.id)) return { kind: 'already-approver', validation, post }
    const given = handedBy(validation, validation.current, person.id)
    if (gone.some(({ id }) => given.has(id))) return { kind: 'handed-on', by: named(person), reference }
    const change = handedOver(validation, { gone, to: person, by: actor, at: now, reason, lent })
    const lacks = areEnough(panelsLeft(validation)) && !areEnough(panelsLeft(change.row))
    return lacks ? { kind: 'needed-elsewhere', by: named(person) } : change
  })
  return result.kind === 'changed' ? { ...result, kind: 'reassigned' } : result
}

function refusal({ state, current, authors }: Validation, to: Person, step: number) {
  if (state !== 'waiting') return 'closed'
  if (step !== current) return 'stale'
  return authors.includes(to.id) ? 'is-author' : null
}

type HandOver = { gone: Approver[]; to: Person; by: Actor; at: Instant; reason: string; lent: Delegation[] }

function handedOver(validation: Validation, { gone, to, by, at, reason, lent }: HandOver): ValidationChange {
  const { current, id } = validation
  const entries = gone.map(from => {
    const lenders = from.standIns.flatMap(one => one.by ?? [])
    const entry = { step: current, from: named(from), to: named(to), by: named(by), at, reason }
    return lenders.length > 0 ? { ...entry, lenders } : entry
  })
  const reassignments = [...validation.reassignments, ...entries]
  const replaced = validation.steps.map((step, index) => (index === current ? replaceAsked(step, gone, to) : step))
  return {
    row: {
      ...validation,
      steps: withStandIns(replaced, lent, aboutOf({ ...validation, reassignments }, at)),
      reassignments,
    },
    verb: 'validation.reassigned',
    details: {
      step: current,
      from: gone.map(one => one.id).join(' '),
      fromNames: gone.map(({ name }) => name).join(', '),
      toId: to.id,
      to: to.name,
      reason,
    },
    // The new person may be away too.
    also: [{ job: 'step.opened', data: { id, step: current, openedAt: null } }],
  }
}
