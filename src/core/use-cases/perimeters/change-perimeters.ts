import { type Actor, isAdmin, isDpo, named } from '../../domain/actor.ts'
import { choicesMax } from '../../domain/audiences/audience-form.ts'
import type { Audience } from '../../domain/audiences/audience.ts'
import { departmentFinder } from '../../domain/audiences/department-of.ts'
import type { Perimeter } from '../../domain/audiences/perimeter.ts'
import type { Department } from '../../domain/people/department.ts'
import { choicesIn, cleanText, fold, guid } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

/**
 * `group`: the authors; `departments`: names, `groups`: names or ids, with commas between. Nothing chosen but
 * `everyone`: « tous ».
 */
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

/** Whoever is in the group addresses only these people from now on. */
export async function addPerimeter(ports: Needs, actor: Actor, input: PerimeterInput): Promise<AddPerimeterResult> {
  if (!isAdmin(actor))
    return refusedAttempt(ports, actor, { what: 'perimeter.add', subject: 'perimeters' }, { kind: 'not-admin' })
  const errors: PerimeterErrors = {}
  const typed = cleanText(input.group)
  const group = typed === '' ? null : await groupNamed(ports, typed)
  if (group === null) errors.group = typed === '' ? 'required' : 'group-not-found'
  const parts = [...(await departments(ports, input, errors)), ...(await groups(ports, input, errors))]
  const [only] = parts
  if (only === undefined && Object.keys(errors).length === 0 && input.everyone !== 'true')
    errors.departments = 'no-audience'
  if (group === null || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const audience: Audience =
    input.everyone === 'true' || only === undefined
      ? { kind: 'everyone' }
      : parts.length === 1
        ? only
        : { kind: 'union', of: parts }
  const id = ports.newId()
  const before = await perimeterOf(ports, id)
  if (before) return { kind: 'perimeter-added', perimeter: before }
  const perimeter: Perimeter = {
    id,
    version: 1,
    group,
    audience,
    changedBy: named(actor),
    changedAt: ports.now(),
  }
  const details = { added: group.name, audience: JSON.stringify(audience) }
  const done = await ports.commit(
    { save: 'perimeter', row: perimeter, ifVersion: 0 },
    { journal: { verb: 'perimeters.changed', actor, subject: perimeter.id, seal: null, details } },
  )
  const made = done === 'done' ? perimeter : await perimeterOf(ports, id)
  return made ? { kind: 'perimeter-added', perimeter: made } : { kind: 'busy' }
}

async function perimeterOf({ perimeters }: Pick<Ports, 'perimeters'>, id: string): Promise<Perimeter | undefined> {
  return (await perimeters.all()).find(one => one.id === id)
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

/** Each of them asks Graph, or is looked for among all. */
function namesIn(input: PerimeterInput, name: 'departments' | 'groups', errors: PerimeterErrors): string[] {
  const typed = choicesIn(input[name])
  if (typed.length <= choicesMax) return typed
  errors[name] = 'too-many'
  return []
}

export type RemovePerimeterResult = { kind: 'perimeter-removed' } | { kind: 'not-admin' | 'not-found' } | Busy

/** Its group is free of it; other perimeters of the same people stay. */
export function removePerimeter(
  ports: Pick<Ports, 'history' | 'perimeters' | 'commit' | 'now'>,
  actor: Actor,
  perimeterId: string,
): Promise<RemovePerimeterResult> {
  return whileStale<RemovePerimeterResult>(async () => {
    if (!isAdmin(actor))
      return refusedAttempt(ports, actor, { what: 'perimeter.remove', subject: 'perimeters' }, { kind: 'not-admin' })
    const perimeter = (await ports.perimeters.all()).find(({ id }) => id === perimeterId)
    if (!perimeter) return { kind: 'not-found' }
    const details = { removed: perimeter.group.name, audience: JSON.stringify(perimeter.audience) }
    const done = await ports.commit(
      { remove: 'perimeter', id: perimeterId, ifVersion: perimeter.version },
      { journal: { verb: 'perimeters.changed', actor, subject: perimeterId, seal: null, details } },
    )
    return done === 'done' ? { kind: 'perimeter-removed' } : 'stale'
  })
}

export type ListPerimetersResult =
  { kind: 'listed'; perimeters: Perimeter[]; departments: Department[] } | { kind: 'not-admin' }

/** `périmètres`: who may address whom, and the departments that a new one may name. */
export async function listPerimeters(
  ports: Pick<Ports, 'perimeters' | 'departments'>,
  actor: Actor,
): Promise<ListPerimetersResult> {
  if (!isAdmin(actor) && !isDpo(actor)) return { kind: 'not-admin' }
  const [perimeters, departments] = await Promise.all([ports.perimeters.all(), ports.departments.all()])
  return { kind: 'listed', perimeters, departments }
}

/**
 * An Entra group by its id or its whole name; null when there is none, or several begin so and none is called just
 * that.
 */
export async function groupNamed(
  { directory }: Pick<Ports, 'directory'>,
  typed: string,
): Promise<{ id: string; name: string } | null> {
  if (guid.test(typed)) return directory.group(typed)
  const folded = fold(typed)
  const found = (await directory.findGroups(typed)).filter(({ name }) => fold(name).startsWith(folded))
  return found.find(({ name }) => fold(name) === folded) ?? (found.length === 1 ? found[0]! : null)
}
