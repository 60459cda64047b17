import { type Actor, isAdmin, isDpo, named } from '../../domain/actor.ts'
import { choicesMax } from '../../domain/audiences/audience-form.ts'
import type { Audience } from '../../domain/audiences/audience.ts'
import { departmentFinder } from '../../domain/audiences/department-of.ts'
import type { Perimeter } from '../../domain/audiences/perimeter.ts'
import type { Department } from '../../domain/people/department.ts'
import { choicesIn, cleanText, fold, guid } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { notAdmin, road } from '../road.ts'
import type { Change } from '../../change.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'

/** `group`: the authors'; `departments`: names, `groups`: names or ids, with commas. `everyone` alone: « tous ». */
export type PerimeterInput = { group: unknown; departments: unknown; groups: unknown; everyone: unknown }
export type PerimeterErrors = {
  group?: 'required' | 'group-not-found'
  departments?: 'unknown-department' | 'no-audience' | 'too-many'
  groups?: 'group-not-found' | 'too-many'
}
export type AddPerimeterResult =
  | { kind: 'perimeter-added'; perimeter: Perimeter }
  | { kind: 'invalid'; errors: PerimeterErrors }
  | { kind: 'not-admin' | 'busy' }
type Needs = Pick<Ports, 'history' | 'perimeters' | 'directory' | 'departments' | 'commit' | 'now' | 'newId'>

const perimeterRoad = road({
  read: ({ perimeters }: Pick<Ports, 'perimeters'>, _key: { what: string }) => perimeters.all(),
  refuses: notAdmin,
  attempt: (_, { what }) => ({ what, subject: 'perimeters' }),
})

/** Members of the group may from now on address only these people. */
export function addPerimeter(ports: Needs, actor: Actor, input: PerimeterInput): Promise<AddPerimeterResult> {
  const id = ports.newId()
  return perimeterRoad<AddPerimeterResult>(ports, actor, { what: 'perimeter.add' }, async all => {
    const before = all.find(one => one.id === id)
    if (before) return { kind: 'perimeter-added', perimeter: before }
    const read = await readForm(ports, input)
    if ('errors' in read) return { kind: 'invalid', errors: read.errors }
    const perimeter: Perimeter = { id, version: 1, ...read, changedBy: named(actor), changedAt: ports.now() }
    const details = { added: read.group.name, audience: JSON.stringify(read.audience) }
    const changes: Change[] = [{ save: 'perimeter', row: perimeter, ifVersion: 0 }, told(actor, id, details)]
    return { changes, answer: { kind: 'perimeter-added', perimeter } }
  })
}

function told(actor: Actor, subject: string, details: JournalEntry['details']): Change {
  return { journal: { verb: 'perimeters.changed', actor, subject, seal: null, details } }
}

async function readForm(
  ports: Needs,
  input: PerimeterInput,
): Promise<Pick<Perimeter, 'group' | 'audience'> | { errors: PerimeterErrors }> {
  const errors: PerimeterErrors = {}
  const typed = cleanText(input.group)
  const group = typed === '' ? null : await groupNamed(ports, typed)
  if (group === null) errors.group = typed === '' ? 'required' : 'group-not-found'
  const parts = [...(await departments(ports, input, errors)), ...(await groups(ports, input, errors))]
  const [only] = parts
  if (only === undefined && Object.keys(errors).length === 0 && input.everyone !== 'true')
    errors.departments = 'no-audience'
  if (group === null || Object.keys(errors).length > 0) return { errors }
  if (input.everyone === 'true' || only === undefined) return { group, audience: { kind: 'everyone' } }
  return { group, audience: parts.length === 1 ? only : { kind: 'union', of: parts } }
}

async function departments(ports: Needs, input: PerimeterInput, errors: PerimeterErrors): Promise<Audience[]> {
  const typed = namesIn(input, 'departments', errors)
  if (typed.length === 0) return []
  const found = typed.map(departmentFinder(await ports.departments.all()))
  if (found.includes(null)) errors.departments = 'unknown-department'
  return [...new Set(found.filter(name => name !== null))].map(name => ({ kind: 'department', name }))
}

async function groups(ports: Needs, input: PerimeterInput, errors: PerimeterErrors): Promise<Audience[]> {
  const found = await Promise.all(namesIn(input, 'groups', errors).map(name => groupNamed(ports, name)))
  if (found.includes(null)) errors.groups = 'group-not-found'
  return found.filter(group => group !== null).map(({ id, name }) => ({ kind: 'group', id, name }))
}

/** Each name asks Graph, or is searched among all. */
function namesIn(input: PerimeterInput, name: 'departments' | 'groups', errors: PerimeterErrors): string[] {
  const typed = choicesIn(input[name])
  if (typed.length <= choicesMax) return typed
  errors[name] = 'too-many'
  return []
}

export type RemovePerimeterResult = { kind: 'perimeter-removed' } | { kind: 'not-admin' | 'not-found' } | Busy

/** The perimeter no longer limits its group; other perimeters stay. */
export function removePerimeter(
  ports: Pick<Ports, 'history' | 'perimeters' | 'commit' | 'now'>,
  actor: Actor,
  perimeterId: string,
): Promise<RemovePerimeterResult> {
  return perimeterRoad<RemovePerimeterResult>(ports, actor, { what: 'perimeter.remove' }, all => {
    const perimeter = all.find(({ id }) => id === perimeterId)
    if (!perimeter) return { kind: 'not-found' }
    const { group, audience, version: ifVersion } = perimeter
    const details = { removed: group.name, audience: JSON.stringify(audience) }
    const changes: Change[] = [{ remove: 'perimeter', id: perimeterId, ifVersion }, told(actor, perimeterId, details)]
    return { changes, answer: { kind: 'perimeter-removed' } }
  })
}

export type ListPerimetersResult =
  { kind: 'listed'; perimeters: Perimeter[]; departments: Department[] } | { kind: 'not-admin' }

/** `périmètres`: who may address whom, and the departments for a new one. */
export async function listPerimeters(
  ports: Pick<Ports, 'perimeters' | 'departments'>,
  actor: Actor,
): Promise<ListPerimetersResult> {
  if (!isAdmin(actor) && !isDpo(actor)) return { kind: 'not-admin' }
  const [perimeters, departments] = await Promise.all([ports.perimeters.all(), ports.departments.all()])
  return { kind: 'listed', perimeters, departments }
}

/** An Entra group by its id or its whole name; null: none, or several begin so and none is exactly that. */
export async function groupNamed(
  { directory }: Pick<Ports, 'directory'>,
  typed: string,
): Promise<{ id: string; name: string } | null> {
  if (guid.test(typed)) return directory.group(typed)
  const folded = fold(typed)
  const found = (await directory.findGroups(typed)).filter(({ name }) => fold(name).startsWith(folded))
  return found.find(({ name }) => fold(name) === folded) ?? (found.length === 1 ? found[0]! : null)
}
