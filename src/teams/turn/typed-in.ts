import { cleanText } from '../../core/domain/text.ts'
import { byField } from '../cards/faults.ts'

/** What was typed into these inputs, which a form shows again whatever is refused. */
export function typedIn<Name extends string>(
  names: readonly Name[],
  fields: Record<string, unknown>,
): Record<Name, string> {
  return byField(names, name => cleanText(fields[name]))
}
