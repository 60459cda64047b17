import {
  type AudienceForm,
  audienceOf,
  type Choice,
  choicesMax,
  formOf,
  isEmpty,
  type ListLeaf,
  nothing,
} from '../../audiences/form/audience-form.ts'
import type { Audience } from '../../audiences/audience.ts'
import { departmentFinder } from '../../audiences/department-of.ts'
import type { Ports } from '../../ports.ts'
import { choicesIn, cleanText } from '../../text.ts'
import type { FieldErrors, PostFields } from './read-fields.ts'
import { readPeople } from './read-people.ts'

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Needs = Pick<Ports, 'directory' | 'departments' | 'peopleLists'>
type Read = { ports: Needs; fields: PostFields; errors: FieldErrors }

/** Before the names of inputs: `groups`, `onlyGroups`, `exceptGroups`. */
export const parts = { chosen: '', only: 'only', except: 'except' } as const
export const inputs = ['departments', 'groups', 'teams', 'lists', 'people'] as const

export function inputName(prefix: string, input: (typeof inputs)[number]): string {
  return prefix === '' ? input : prefix + input[0]!.toUpperCase() + input.slice(1)
}

/** `before`: an expression that the form cannot show stays, unless somebody says otherwise. */
export async function readAudience(
  ports: Needs,
  fields: PostFields,
  before: Audience,
): Promise<{ audience: Audience; errors: FieldErrors }> {
  if (formOf(before) === null && fields['keepAudience'] !== 'false') return { audience: before, errors: {} }
  const read: Read = { ports, fields, errors: {} }
  const form: AudienceForm = {
    everyone: fields['everyone'] === 'true',
    chosen: nothing(),
    only: nothing(),
    except: nothing(),
  }
  for (const part of ['chosen', 'only', 'except'] as const) form[part] = await readChoice(read, parts[part])
  const errors = Object.keys(read.errors).length > 0 ? read.errors : toWhom(form)
  return { audience: Object.keys(errors).length > 0 ? before : audienceOf(form), errors }
}

/**
 * « Tous » only where somebody says so, and nothing beside it: either slip would send to everyone what was meant for
 * some.
 */
function toWhom({ everyone, chosen }: AudienceForm): FieldErrors {
  if (everyone === isEmpty(chosen)) return {}
  return everyone ? { everyone: 'everyone-and-some' } : { everyone: 'no-audience' }
}

async function readChoice(read: Read, prefix: string): Promise<Choice> {
  const { directory } = read.ports
  const name = (input: (typeof inputs)[number]): string => inputName(prefix, input)
  return {
    departments: await departments(read, name('departments')),
    groups: await byId(read, name('groups'), 'unknown-group', id => directory.group(id)),
    teams: await byId(read, name('teams'), 'unknown-team', id => directory.team(id)),
    lists: await byId(read, name('lists'), 'unknown-list', id => listOf(read.ports, id)),
    people: await people(read, name('people')),
  }
}

async function departments({ ports, fields, errors }: Read, name: string): Promise<string[]> {
  const typed = choices(fields[name], name, errors)
  if (typed.length === 0) return []
  const found = typed.map(departmentFinder(await ports.departments.all()))
  if (found.includes(null)) errors[name] = 'unknown-department'
  return [...new Set(found.filter(one => one !== null))]
}

async function byId<T>(
  { fields, errors }: Read,
  name: string,
  error: FieldErrors[string],
  find: (id: string) => Promise<T | null>,
): Promise<T[]> {
  const ids = choices(fields[name], name, errors)
  const found = await Promise.all(ids.map(async id => (guid.test(id) ? find(id) : null)))
  if (found.includes(null)) errors[name] = error
  return found.filter(one => one !== null)
}

async function listOf(ports: Needs, id: string): Promise<ListLeaf | null> {
  const list = await ports.peopleLists.byId(id)
  if (list?.state !== 'kept') return null
  return { kind: 'list', id, name: list.name, people: list.people.length, digest: list.digest }
}

async function people({ ports, fields, errors }: Read, name: string): Promise<string[]> {
  const result = await readPeople(ports, cleanText(fields[name]))
  if (result.kind === 'read') return result.ids
  errors[name] = result.kind === 'too-many' ? 'too-many' : `unknown-people:${result.unknown.join(', ')}`
  return []
}

function choices(value: unknown, name: string, errors: FieldErrors): string[] {
  const all = choicesIn(value)
  if (all.length <= choicesMax) return all
  errors[name] = 'too-many'
  return []
}
