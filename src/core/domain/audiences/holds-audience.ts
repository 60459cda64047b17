import { canonicalKey } from '../seal.ts'
import type { Audience } from './audience.ts'

/**
 * Whether everybody in `audience` is surely in `others`, as far as the two expressions tell, without asking who is in
 * which group. False where they do not tell.
 */
export function holdsAudience(audience: Audience, others: Audience): boolean {
  if (audience.kind === 'everyone' || canonicalKey(audience) === canonicalKey(others)) return true
  if (others.kind === 'union' && others.of.length > 0) return others.of.every(one => holdsAudience(audience, one))
  if (audience.kind === 'union' && audience.of.some(one => holdsAudience(one, others))) return true
  if (audience.kind === 'intersection' && audience.of.length > 0)
    return audience.of.every(one => holdsAudience(one, others))
  if (others.kind === 'intersection') return others.of.some(one => holdsAudience(audience, one))
  return others.kind === 'except' && holdsAudience(audience, others.from)
}
