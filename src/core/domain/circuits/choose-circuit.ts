import type { Audience } from '../audiences/audience.ts'
import type { Post } from '../posts/post.ts'
import { canonicalKey } from '../seal.ts'
import { type Circuit, type CircuitScope, currentCircuit } from './circuit.ts'
import { defaultCircuitId } from './shipped-circuits.ts'

type Meant = Pick<Post, 'content' | 'audience'>

/**
 * The active circuit whose scope fits this post most closely: compared by department, then by section, by kind, by
 * reach; the first of equals. `touched`: the departments that the post touches.
 */
export function chooseCircuit(
  circuits: readonly Circuit[],
  post: Meant,
  touched: readonly string[] = [],
): Circuit | null {
  const meant = circuits.filter(one => currentCircuit(one).active && fits(currentCircuit(one).scope, post, touched))
  const closest = Math.max(...meant.map(one => closeness(currentCircuit(one).scope)))
  return firstOf(meant.filter(one => closeness(currentCircuit(one).scope) === closest))
}

/**
 * Another circuit in use that is always chosen before this one for all of its posts, so that this one is never used.
 */
export function shadowedBy(circuits: readonly Circuit[], circuit: Circuit): Circuit | null {
  const { active, scope } = currentCircuit(circuit)
  const alike = circuits.filter(
    one => currentCircuit(one).active && canonicalKey(currentCircuit(one).scope) === canonicalKey(scope),
  )
  const first = active ? firstOf(alike) : null
  return first?.id === circuit.id ? null : first
}

/**
 * The first of equally close circuits, but the default circuit last: where an administrator made another one with as
 * wide a scope, that one is used.
 */
function firstOf(equals: Circuit[]): Circuit | null {
  return equals.find(({ id }) => id !== defaultCircuitId) ?? equals[0] ?? null
}

function fits(
  { kinds, sections, departments = [], reach }: CircuitScope,
  { content, audience }: Meant,
  touched: readonly string[],
): boolean {
  if (departments.length > 0 && !departments.some(name => touched.includes(name))) return false
  if (kinds.length > 0 && !kinds.includes(content.kind)) return false
  if (sections.length > 0 && (content.section === null || !sections.includes(content.section))) return false
  return reach === 'any' || reach === reachOf(audience)
}

function closeness({ kinds, sections, departments = [], reach }: CircuitScope): number {
  return (
    (departments.length > 0 ? 8 : 0) +
    (sections.length > 0 ? 4 : 0) +
    (kinds.length > 0 ? 2 : 0) +
    (reach === 'any' ? 0 : 1)
  )
}

/** Whether the departments of a post decide which circuit is chosen. */
export function choosesByDepartment(circuits: readonly Circuit[]): boolean {
  return circuits.some(one => currentCircuit(one).active && (currentCircuit(one).scope.departments ?? []).length > 0)
}

/**
 * `department`: every person of the audience is of one single department. Exclusions cannot widen an audience, so they
 * are not looked at.
 */
export function reachOf(audience: Audience): 'department' | 'authority' {
  return onlyDepartment(audience) === null ? 'authority' : 'department'
}

function onlyDepartment(audience: Audience): string | null {
  switch (audience.kind) {
    case 'department':
      return audience.name
    case 'union': {
      const names = new Set(audience.of.map(onlyDepartment))
      return names.size === 1 ? ([...names][0] ?? null) : null
    }
    case 'intersection':
      return audience.of.map(onlyDepartment).find(name => name !== null) ?? null
    case 'except':
      return onlyDepartment(audience.from)
    default:
      return null
  }
}
