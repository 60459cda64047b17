import { allFacets, type Facet } from '../../domain/seal-facets.ts'
import { groupNamed } from '../perimeters/change-perimeters.ts'
import type { Ports } from '../../ports.ts'
import { readPeople } from '../people/read-people.ts'
import { choicesIn, cleanText, cut, fold } from '../../domain/text.ts'
import type { ApproverRule, CircuitStep, GroupNamed, Quorum } from '../../domain/circuits/circuit.ts'

/**
 * What the form of a step sends: untrusted. `rules`: the ticked ones; `group` among them: a group named in `groups`, or
 * later; `people`: addresses; `groups`, `fallback`: names; `count`: of a quorum `some`.
 */
export type StepFields = Record<(typeof stepFields)[number], unknown>
export const stepFields = [
  'name',
  'rules',
  'people',
  'groups',
  'quorum',
  'count',
  'facets',
  'fallback',
  'days',
] as const
type StepError =
  | 'required'
  | 'too-long'
  | 'too-many'
  | 'name-taken'
  | 'no-rule'
  | 'no-facet'
  | 'not-a-count'
  | 'not-days'
  | 'group-not-found'
  | `groups-not-found:${string}`
  | `unknown-people:${string}`
export type StepErrors = Partial<Record<keyof StepFields, StepError>>
export type StepNeeds = Pick<Ports, 'directory'>

export const stepNameMax = 60
const daysMax = 20
const quorumMax = 20
const rulesMax = 10
/** So much of an unknown name is repeated below its field. */
const toldLength = 100
const plain = ['head', 'deputy', 'heads-head', 'referent', 'comms'] as const

/**
 * `before`: the step before; its groups keep their ids while their names stay. `others`: the names of the circuit's
 * other steps.
 */
export async function readStep(
  ports: StepNeeds,
  fields: StepFields,
  { before, others }: { before: CircuitStep | null; others: string[] },
): Promise<{ step: CircuitStep; errors: StepErrors }> {
  const errors: StepErrors = {}
  const known = groupsIn(before)
  const step: CircuitStep = {
    name: name(fields, others, errors),
    approvers: await approvers(ports, fields, known, errors),
    quorum: quorum(fields, errors),
    facets: facets(fields, errors),
    fallback: await fallback(ports, fields, known, errors),
    days: days(fields, errors),
  }
  return { step, errors }
}

function name(fields: StepFields, others: string[], errors: StepErrors): string {
  const typed = cleanText(fields.name).replace(/\s+/g, ' ')
  if (typed === '') errors.name = 'required'
  else if (typed.length > stepNameMax) errors.name = 'too-long'
  // Visas are carried to the next version by the name of their step.
  else if (isTaken(typed, others)) errors.name = 'name-taken'
  return typed
}

function isTaken(typed: string, others: string[]): boolean {
  const folded = fold(typed)
  return others.some(other => fold(other) === folded)
}

async function approvers(
  ports: StepNeeds,
  fields: StepFields,
  known: GroupNamed[],
  errors: StepErrors,
): Promise<ApproverRule[]> {
  const ticked = choicesIn(fields.rules)
  const groups = await named(ports, fields, known, errors)
  const rules: ApproverRule[] = [
    ...plain.filter(by => ticked.includes(by)).map(by => ({ by })),
    ...(await people(ports, fields, errors)),
    ...groups.map(group => ({ by: 'group', group }) as const),
    ...(ticked.includes('group') && groups.length === 0 ? [{ by: 'group', group: null } as const] : []),
  ]
  if (rules.length === 0 && errors.people === undefined && errors.groups === undefined) errors.rules = 'no-rule'
  if (rules.length > rulesMax) errors.rules = 'too-many'
  return rules
}

async function people({ directory }: StepNeeds, fields: StepFields, errors: StepErrors): Promise<ApproverRule[]> {
  const read = await readPeople({ directory }, cleanText(fields.people))
  if (read.kind === 'unknown') errors.people = `unknown-people:${read.unknown.join(', ')}`
  if (read.kind === 'too-many' || (read.kind === 'read' && read.ids.length > rulesMax)) errors.people = 'too-many'
  if (read.kind !== 'read' || read.ids.length === 0 || read.ids.length > rulesMax) return []
  const found = await directory.people(read.ids)
  return read.ids.flatMap(id =>
    found.has(id) ? [{ by: 'person', person: { id, name: found.get(id)!.name } } as const] : [],
  )
}

async function named(
  ports: StepNeeds,
  fields: StepFields,
  known: GroupNamed[],
  errors: StepErrors,
): Promise<GroupNamed[]> {
  const typed = [
    ...new Set(
      cleanText(fields.groups)
        .split(/[;,\n]/)
        .map(one => one.trim())
        .filter(one => one !== ''),
    ),
  ]
  if (typed.length > rulesMax) errors.groups = 'too-many'
  const found = await Promise.all(
    typed.slice(0, rulesMax).map(async one => ({ one, group: await groupOf(ports, one, known) })),
  )
  const lost = found.filter(({ group }) => group === null)
  if (lost.length > 0) errors.groups = `groups-not-found:${lost.map(({ one }) => cut(one, toldLength)).join(', ')}`
  const groups = found.flatMap(({ group }) => group ?? [])
  return groups.filter(({ id }, index) => groups.findIndex(other => other.id === id) === index)
}

async function fallback(
  ports: StepNeeds,
  fields: StepFields,
  known: GroupNamed[],
  errors: StepErrors,
): Promise<GroupNamed | null> {
  const typed = cleanText(fields.fallback)
  const group = typed === '' ? null : await groupOf(ports, typed, known)
  if (typed !== '' && group === null) errors.fallback = 'group-not-found'
  return group
}

/** Two groups may have one name: the one chosen before stays. */
async function groupOf(ports: StepNeeds, typed: string, known: GroupNamed[]): Promise<GroupNamed | null> {
  const folded = fold(typed)
  return known.find(group => fold(group.name) === folded) ?? groupNamed(ports, typed)
}

function groupsIn(step: CircuitStep | null): GroupNamed[] {
  const groups = step?.approvers.flatMap(rule => (rule.by === 'group' && rule.group ? [rule.group] : [])) ?? []
  return step?.fallback ? [...groups, step.fallback] : groups
}

function quorum(fields: StepFields, errors: StepErrors): Quorum {
  const choice = cleanText(fields.quorum)
  if (choice !== 'some') return choice === 'all' ? 'all' : 'any'
  const count = wholeNumber(fields.count, quorumMax)
  if (count === null) errors.count = 'not-a-count'
  return count === null || count === 1 ? 'any' : count
}

function facets(fields: StepFields, errors: StepErrors): Facet[] {
  const ticked = choicesIn(fields.facets)
  const chosen = allFacets.filter(facet => ticked.includes(facet))
  if (chosen.length === 0) errors.facets = 'no-facet'
  return chosen
}

function days(fields: StepFields, errors: StepErrors): number {
  const count = wholeNumber(fields.days, daysMax)
  if (count === null) errors.days = 'not-days'
  return count ?? 1
}

function wholeNumber(value: unknown, most: number): number | null {
  const typed = cleanText(value)
  const count = Number(typed)
  return /^\d{1,3}$/.test(typed) && count >= 1 && count <= most ? count : null
}
