import type { Ports } from '../../ports.ts'
import { cleanText } from '../../text.ts'
import type { PostFields } from './read-fields.ts'

/** The departments that were ticked as touched, by their names in "Directions", each once; a form without the field keeps them. */
export async function readTouches(ports: Pick<Ports, 'departments'>, fields: PostFields, before: string[]): Promise<string[]> {
  if (!('touches' in fields)) return before
  const ticked = cleanText(fields['touches']).split(',').map(name => name.trim()).filter(name => name !== '')
  if (ticked.length === 0) return []
  const known = (await ports.departments.all()).map(({ name }) => name)
  return known.filter(name => ticked.includes(name))
}
