import { guid } from '../../domain/guid.ts'
import type { Ports } from '../../ports.ts'
import { fold } from '../../domain/text.ts'

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
