import { type Change, refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import { firstAsked } from '../../domain/calls/ask-department.ts'
import type { Call, CallDraft } from '../../domain/calls/call.ts'
import { asksTheSame, type CallErrors, readCall } from '../../domain/calls/read-call.ts'
import { questionAt } from '../../domain/calls/call-dates.ts'
import type { Department } from '../../domain/people/department.ts'
import type { Reference } from '../../domain/reference.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { openSections } from '../../domain/sections/section.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { allSections } from '../sections/all-sections.ts'
import { callRoad } from './change-call.ts'
import type { Decided } from '../road.ts'

/**
 * `id`: minted with the form, so that a form sent twice is one call. `seen`: the version that the form was filled from;
 * absent: a new call. `agreed`: the calls of which the form had warned.
 */
export type CallInput = { id: string; seen?: number; fields: Record<string, unknown>; agreed: string }
type Refusal =
  | { kind: 'not-comms' }
  | { kind: 'call-begun' }
  /** Another person changed it since: nothing was written. */
  | { kind: 'changed-since'; call: Call }
export type PlanCallResult =
  /** `nobody`: departments of which the list names neither correspondent nor head. */
  | { kind: 'planned'; call: Call; nobody: string[] }
  | { kind: 'invalid'; errors: CallErrors }
  /** Other calls for the same section, open at the same time: sending the form again agrees. */
  | { kind: 'sure'; others: Reference[] }
  | Refusal
  | { kind: 'not-found' }
  | Busy

type Needs = Pick<Ports, 'history' | 'calls' | 'departments' | 'sections' | 'commit' | 'now' | 'newReference'>

/** Of comms only. Plans a new call, or changes a planned one before it opens. */
export async function planCall(
  ports: Needs,
  actor: Actor,
  input: CallInput,
  settings: WorkingHours,
): Promise<PlanCallResult> {
  const { id, seen = 0 } = input
  const key = { id, what: 'call.plan' }
  let departments: Department[] = []
  const result = await callRoad.save<Answer>(ports, actor, key, async before => {
    departments = await ports.departments.all()
    const read = await readForm(ports, input, { before, departments }, settings)
    if ('kind' in read) return read
    if (before) return reworded(ports, actor, { before, seen, draft: read }, settings)
    const birth = { id, by: named(actor), at: ports.now(), previousId: null }
    const row = newCall(read, { ...birth, reference: await ports.newReference('APP', id) })
    return { row, verb: 'call.planned', details: toldOf(read), also: openingJobs(row, ports.now(), settings) }
  })
  if (result.kind !== 'changed' && result.kind !== 'same') return result
  return { kind: 'planned', call: result.call, nobody: nobodyIn(result.call, departments) }
}

type Answer = Exclude<PlanCallResult, { kind: 'planned' }> | { kind: 'same'; call: Call }
type Known = { before: Call | null; departments: readonly Department[] }

async function readForm(
  ports: Needs,
  { id, fields, agreed }: CallInput,
  { before, departments }: Known,
  settings: WorkingHours,
): Promise<CallDraft | Extract<Answer, { kind: 'invalid' | 'sure' }>> {
  const all = await allSections(ports)
  // A section that was retired since stays with the call that asks for it.
  const sections = [...openSections(all).map(({ id }) => id), ...(before?.sections ?? [])]
  const choices = { departments: departments.map(({ name }) => name), sections }
  const read = readCall(fields, choices, ports.now(), settings)
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  const others = await sameSections(ports, id, read.draft)
  return others.length > 0 && others.join(' ') !== agreed && before?.state !== 'open'
    ? { kind: 'sure', others }
    : read.draft
}

type Birth = { id: string; reference: Reference; by: Call['by']; at: string; previousId: string | null }

export function newCall(draft: CallDraft, { id, reference, by, at, previousId }: Birth): Call {
  return {
    ...draft,
    id,
    version: 1,
    reference,
    state: 'planned',
    by,
    createdAt: at,
    updatedAt: at,
    openedAt: null,
    closedAt: null,
    closedBy: null,
    nudges: [],
    previousId,
    askedAt: null,
    confirmed: null,
  }
}

/** Ordered anew with each change: the job looks at the row, and does nothing before its hour. */
export function openingJobs({ id, opensAt, previousId }: Call, now: string, settings: WorkingHours): Change[] {
  const open: Change = { job: 'call.open', data: { id }, ...(opensAt <= now ? {} : { at: opensAt }) }
  if (previousId === null) return [open]
  return [open, { job: 'call.question', data: { id, opensAt }, at: questionAt(opensAt, settings) }]
}

function reworded(
  ports: Needs,
  actor: Actor,
  { before, seen, draft }: { before: Call; seen: number; draft: CallDraft },
  settings: WorkingHours,
): Decided<Call, Answer, object> | Answer {
  const at = ports.now()
  if (isSame(before, draft, at)) return { kind: 'same', call: before }
  if (before.state !== 'planned') return { kind: 'call-begun' }
  if (before.version !== seen) return { kind: 'changed-since', call: before }
  const recurrence = sameDay(before, draft, settings) ? before.recurrence : draft.recurrence
  const row = { ...before, ...draft, recurrence, confirmed: { by: named(actor), at } }
  const card = row.askedAt ? [refresh({ card: 'call-question', callId: row.id })] : []
  return { row, verb: 'call.changed', details: toldOf(draft), also: [...openingJobs(row, at, settings), ...card] }
}

/**
 * The very same form, delivered again, also where the call opened at once. For a recurring call that is not confirmed
 * yet, a form that changes nothing confirms it.
 */
function isSame(call: Call, draft: CallDraft, now: Instant): boolean {
  if (call.state === 'planned' && call.previousId !== null && call.confirmed === null) return false
  const said = ({ title, text, sections, departments, recurrence: { kind } }: CallDraft): string =>
    canonicalKey({ title, text, sections, departments, kind })
  const atOnce = call.opensAt <= now && draft.opensAt <= now
  return (
    said(call) === said(draft) &&
    (call.opensAt === draft.opensAt || atOnce) &&
    (call.closesAt === draft.closesAt || call.openedAt !== null)
  )
}

/** The day in the form may be one to which a holiday moved the call: it recurs by the day before that move. */
function sameDay(before: Call, draft: CallDraft, { timeZone }: WorkingHours): boolean {
  const [one, other] = [before, draft].map(({ opensAt }) => localDay(opensAt, timeZone))
  return one === other && before.recurrence.kind === draft.recurrence.kind
}

function toldOf({ title, opensAt, closesAt, departments, sections }: CallDraft) {
  return {
    title,
    opensAt,
    closesAt,
    departments: departments === 'all' ? 'all' : departments.join(', '),
    sections: sections.join(' '),
  }
}

/** Calls planned or open at the same time, for one of the same sections. */
async function sameSections({ calls }: Needs, id: string, draft: CallDraft): Promise<Reference[]> {
  const others = (await calls.current()).filter(
    one => one.id !== id && one.opensAt < draft.closesAt && draft.opensAt < one.closesAt && asksTheSame(one, draft),
  )
  return others.map(({ reference }) => reference)
}

/** Departments that have nobody to ask: the person who opens the call is shown them first. */
function nobodyIn({ departments }: Call, listed: readonly Department[]): string[] {
  const asked = departments === 'all' ? listed : listed.filter(({ name }) => departments.includes(name))
  return asked.filter(one => firstAsked(one).first === null).map(({ name }) => name)
}
