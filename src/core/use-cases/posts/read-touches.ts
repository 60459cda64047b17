import { unlessAway } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import { choicesIn } from '../../domain/text.ts'
import type { FieldErrors, PostFields } from '../../domain/posts/read-fields.ts'

/**
 * The departments that were ticked as touched, and one more to add, by their names in "Directions", each once; a form
 * without these fields keeps them.
 */
export async function readTouches(
  ports: Pick<Ports, 'departments'>,
  fields: PostFields,
  before: string[],
): Promise<{ touches: string[]; errors: FieldErrors }> {
  if (!('touches' in fields) && !('addTouch' in fields)) return { touches: before, errors: {} }
  const [ticked, added] = [namesIn(fields['touches']), namesIn(fields['addTouch'])] as const
  const all = [...ticked, ...added]
  if (all.length === 0) return { touches: [], errors: {} }
  const departments = await unlessAway(() => ports.departments.all(), null)
  if (departments === null && all.every(name => before.includes(name))) return { touches: all, errors: {} }
  const known = (departments ?? []).map(({ name }) => name)
  const lost = (names: string[]): boolean => names.some(name => !known.includes(name))
  const error = departments === null ? 'directory-away' : 'unknown-department'
  const errors: FieldErrors = { ...(lost(ticked) && { touches: error }), ...(lost(added) && { addTouch: error }) }
  if (Object.keys(errors).length > 0) return { touches: before, errors }
  return { touches: known.filter(name => all.includes(name)), errors: {} }
}

function namesIn(value: unknown): string[] {
  return choicesIn(value).map(name => name.replaceAll('‚', ','))
}
