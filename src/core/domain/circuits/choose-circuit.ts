import type { Audience } from '../audiences/audience.ts'
import type { Post } from '../posts/post.ts'
import { canonicalKey } from '../seal.ts'
import { type Circuit, type CircuitScope, currentCircuit } from './circuit.ts'
import { defaultCircuitId } from './shipped-circuits.ts'

/**
 * The active circuit that is meant most closely for this post: by section, then by kind, then by reach; the first one
 * of equals.
 */
export function chooseCircuit(circuits: readonly Circuit[], post: Pick<Post, 'content' | 'audience'>): Circuit | null {
  const meant = circuits.filter(one => currentCircuit(one).active && fits(currentCircuit(one).scope, post))
  const closest = Math.max(...meant.map(one => closeness(currentCircuit(one).scope)))
  return firstOf(meant.filter(one => closeness(currentCircuit(one).scope) === closest))
}

/** Another one in use, for the very same posts, that is always chosen instead of it. */
export function shadowedBy(circuits: readonly Circuit[], circuit: Circuit): Circuit | null {
  const { active, scope } = currentCircuit(circuit)
  const alike = circuits.filter(
    one => currentCircuit(one).active && canonicalKey(currentCircuit(one).scope) === canonicalKey(scope),
  )
  const first = active ? firstOf(alike) : null
  return first?.id === circuit.id ? null : first
}

/** Where an administrator made one as wide as the default, it is theirs that is meant. */
function firstOf(equals: Circuit[]): Circuit | null {
  return equals.find(({ id }) => id !== defaultCircuitId) ?? equals[0] ?? null
}

function fits(
  { kinds, sections, reach }: CircuitScope,
  { content, audience }: Pick<Post, 'content' | 'audience'>,
): boolean {
  if (kinds.length > 0 && !kinds.includes(content.kind)) return false
  if (sections.length > 0 && (content.section === null || !sections.includes(content.section))) return false
  return reach === 'any' || reach === reachOf(audience)
}

function closeness({ kinds, sections, reach }: CircuitScope): number {
  return (sections.length > 0 ? 4 : 0) + (kinds.length > 0 ? 2 : 0) + (reach === 'any' ? 0 : 1)
}

/** `department`: nobody but people of one department, whatever is taken away from it. */
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
