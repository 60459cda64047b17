import type { Ports } from '../../ports.ts'
import { choicesIn } from '../../text.ts'
import type { FieldErrors, PostFields } from './read-fields.ts'

/**
 * The departments that were ticked as touched, by their names in "Directions", each once; a form without the field
 * keeps them.
 */
export async function readTouches(
  ports: Pick<Ports, 'departments'>,
  fields: PostFields,
  before: string[],
): Promise<{ touches: string[]; errors: FieldErrors }> {
  if (!('touches' in fields)) return { touches: before, errors: {} }
  const ticked = choicesIn(fields['touches'])
  if (ticked.length === 0) return { touches: [], errors: {} }
  const known = (await ports.departments.all()).map(({ name }) => name)
  if (ticked.some(name => !known.includes(name))) return { touches: before, errors: { touches: 'unknown-department' } }
  return { touches: known.filter(name => ticked.includes(name)), errors: {} }
}
