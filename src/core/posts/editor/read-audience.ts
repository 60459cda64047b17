import { departmentOf } from '../../audiences/department-of.ts'
import type { Audience } from '../../audiences/audience.ts'
import type { Ports } from '../../ports.ts'
import { cleanText } from '../../text.ts'
import type { FieldErrors, PostFields } from './read-fields.ts'

/** Each choice is one leaf of an expression that is sealed, stored and read aloud. */
export const choicesMax = 50
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Needs = Pick<Ports, 'directory' | 'departments'>

/** « tous » or departments and groups together, without others. Nothing chosen: « tous », as in a new draft. */
export async function readAudience(
  ports: Needs,
  fields: PostFields,
): Promise<{ audience: Audience; errors: FieldErrors }> {
  const errors: FieldErrors = {}
  const chosen = [
    ...(await departments(ports, fields, 'departments', errors)),
    ...(await groups(ports, fields, 'groups', errors)),
  ]
  const without = [
    ...(await departments(ports, fields, 'exceptDepartments', errors)),
    ...(await groups(ports, fields, 'exceptGroups', errors)),
  ]
  const everyone = fields['everyone'] === 'true' || chosen.length === 0
  const from: Audience = everyone ? { kind: 'everyone' } : together(chosen)
  return { audience: without.length === 0 ? from : { kind: 'except', from, without: together(without) }, errors }
}

async function departments(ports: Needs, fields: PostFields, name: string, errors: FieldErrors): Promise<Audience[]> {
  const typed = choices(fields[name], name, errors)
  if (typed.length === 0) return []
  const known = await ports.departments.all()
  const found = typed.map(one => departmentOf(known, one))
  if (found.includes(null)) errors[name] = 'unknown-department'
  return [...new Set(found.filter(one => one !== null))].map(one => ({ kind: 'department', name: one }))
}

async function groups(ports: Needs, fields: PostFields, name: string, errors: FieldErrors): Promise<Audience[]> {
  const ids = choices(fields[name], name, errors)
  const found = await Promise.all(ids.map(async id => (guid.test(id) ? ports.directory.group(id) : null)))
  if (found.includes(null)) errors[name] = 'unknown-group'
  return found.flatMap(group => (group ? [{ kind: 'group' as const, id: group.id, name: group.name }] : []))
}

/** A multi-select gives its values with commas between. */
function choices(value: unknown, name: string, errors: FieldErrors): string[] {
  const all = [...new Set(cleanText(value).split(',').map(one => one.trim()).filter(one => one !== ''))]
  if (all.length <= choicesMax) return all
  errors[name] = 'too-many'
  return []
}

function together(parts: Audience[]): Audience {
  const [only] = parts
  return parts.length === 1 && only ? only : { kind: 'union', of: parts }
}
