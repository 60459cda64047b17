import { choicesIn, cleanText, guid } from '../../../domain/text.ts'
import {
  type AudienceForm,
  audienceOf,
  type Choice,
  choicesMax,
  formOf,
  isEmpty,
  type ListLeaf,
  nothing,
  peopleMax,
} from '../../../domain/audiences/audience-form.ts'
import { type Audience, leavesOf } from '../../../domain/audiences/audience.ts'
import { departmentFinder } from '../../../domain/audiences/department-of.ts'
import { unlessAway } from '../../../domain/errors.ts'
import type { Ports } from '../../../ports.ts'
import type { FieldErrors, PostFields } from '../../../domain/posts/fields/field-errors.ts'
import { readPeople } from '../../people/read-people.ts'

type Needs = Pick<Ports, 'directory' | 'departments' | 'peopleLists'>
type Read = { ports: Needs; fields: PostFields; errors: FieldErrors; before: Audience }
type Part = (typeof partNames)[number]

/** Prefixes of inputs: `groups`, `onlyGroups`, `exceptGroups`. */
export const parts = { chosen: '', only: 'only', except: 'except' } as const
export const partNames = ['chosen', 'only', 'except'] as const
/** What is chosen already, each a multi-select with values separated by commas. */
export const inputs = ['departments', 'groups', 'teams', 'lists', 'people'] as const

type Input = (typeof inputs)[number]
type Prefix = (typeof parts)[Part]
type InputName = Input | `${Exclude<Prefix, ''>}${Capitalize<Input>}`
/**
 * One more: chosen from a list, ticked among search results, people by id and by address; and the part that gets it.
 */
const adding = ['add', 'found', 'addPeople', 'addAddresses', 'addTo'] as const
export const audienceInputs: readonly string[] = [
  'everyone',
  'keepAudience',
  ...adding,
  ...partNames.flatMap(part => inputs.map(input => inputName(parts[part], input))),
]

export function inputName(prefix: Prefix, input: Input): InputName {
  return prefix === '' ? input : (`${prefix}${input[0]!.toUpperCase()}${input.slice(1)}` as InputName)
}

/** A department as one of several values: a name may contain a comma. */
export function departmentValue(name: string): string {
  return name.replaceAll(',', '‚')
}

/** `department:Voirie`, `group:<id>`: one choice among things of any kind. */
export function choiceValue(kind: 'department' | 'group' | 'team' | 'list', value: string): string {
  return `${kind}:${kind === 'department' ? departmentValue(value) : value}`
}

/**
 * What is ticked, and what is added. An input that cannot be understood leaves `before`, and gets an error. An
 * expression that the form cannot show stays, unless something else is chosen; a form without these fields keeps it.
 */
export async function readAudience(
  ports: Needs,
  fields: PostFields,
  before: Audience,
): Promise<{ audience: Audience; errors: FieldErrors }> {
  if (!audienceInputs.some(name => name in fields)) return { audience: before, errors: {} }
  if (formOf(before) === null && fields['keepAudience'] !== 'false') return { audience: before, errors: {} }
  const read: Read = { ports, fields, errors: {}, before }
  const form: AudienceForm = {
    everyone: fields['everyone'] === 'true',
    chosen: nothing(),
    only: nothing(),
    except: nothing(),
  }
  for (const part of partNames) form[part] = await readChoice(read, parts[part])
  await add(read, form)
  // Either slip would send to everybody what was meant for some.
  if (form.everyone && !isEmpty(form.chosen)) read.errors['everyone'] = 'everyone-and-some'
  return { audience: Object.keys(read.errors).length > 0 ? before : audienceOf(form), errors: read.errors }
}

async function readChoice(read: Read, prefix: Prefix): Promise<Choice> {
  const name = (input: (typeof inputs)[number]): string => inputName(prefix, input)
  const values = (input: (typeof inputs)[number]): string[] => choices(read, name(input))
  return {
    departments: await departments(read, name('departments'), values('departments')),
    groups: await groups(read, name('groups'), values('groups')),
    teams: await teams(read, name('teams'), values('teams')),
    lists: await lists(read, name('lists'), values('lists')),
    people: await people(read, name('people'), cleanText(read.fields[name('people')])),
  }
}

/** Whatever was filled in to be added is added, by every button. */
async function add(read: Read, form: AudienceForm): Promise<void> {
  const { fields, errors } = read
  const to = form[partNames.find((part): part is Part => part === fields['addTo']) ?? 'chosen']
  const ticked = { add: [cleanText(fields['add'])].filter(one => one !== ''), found: choices(read, 'found') }
  for (const [name, values] of Object.entries(ticked)) {
    const of = (kind: string) => values.flatMap(one => (one.startsWith(`${kind}:`) ? [one.slice(kind.length + 1)] : []))
    const known = [of('department'), of('group'), of('team'), of('list')]
    if (known.flat().length < values.length) errors[name] = 'unknown-choice'
    put(to.departments, await departments(read, name, known[0]!), one => one)
    put(to.groups, await groups(read, name, known[1]!), ({ id }) => id)
    put(to.teams, await teams(read, name, known[2]!), ({ id }) => id)
    put(to.lists, await lists(read, name, known[3]!), ({ id }) => id)
  }
  for (const name of ['addPeople', 'addAddresses'])
    put(to.people, await people(read, name, cleanText(fields[name])), one => one)
  tooMany(to, errors)
}

function put<T>(chosen: T[], more: T[], keyOf: (one: T) => string): void {
  chosen.push(...more.filter(one => chosen.every(other => keyOf(other) !== keyOf(one))))
}

function tooMany({ people, ...others }: Choice, errors: FieldErrors): void {
  if (people.length > peopleMax) errors['addAddresses'] = 'too-many'
  if (Object.values(others).some(all => all.length > choicesMax)) errors['add'] = 'too-many'
}

async function departments({ ports, errors, before }: Read, name: string, typed: string[]): Promise<string[]> {
  if (typed.length === 0) return []
  const chosen = leavesOf(before).flatMap(leaf => (leaf.kind === 'department' ? [leaf.name] : []))
  const known = await unlessAway(() => ports.departments.all(), null)
  const find = known ? departmentFinder(known) : (one: string) => chosen.find(other => other === one) ?? null
  const found = typed.map(one => find(one.replaceAll('‚', ',')))
  if (found.includes(null)) errors[name] = known ? 'unknown-department' : 'directory-away'
  return [...new Set(found.filter(one => one !== null))]
}

function groups(read: Read, name: string, ids: string[]): Promise<Named[]> {
  const known = leavesOf(read.before).flatMap(leaf => (leaf.kind === 'group' ? [named(leaf)] : []))
  return byId(read, name, ids, { error: 'unknown-group', find: id => read.ports.directory.group(id), known })
}

function teams(read: Read, name: string, ids: string[]): Promise<Named[]> {
  const known = leavesOf(read.before).flatMap(leaf => (leaf.kind === 'team' ? [named(leaf)] : []))
  return byId(read, name, ids, { error: 'unknown-team', find: id => read.ports.directory.team(id), known })
}

function lists(read: Read, name: string, ids: string[]): Promise<ListLeaf[]> {
  return byId(read, name, ids, { error: 'unknown-list', find: id => listOf(read.ports, id), known: [] })
}

type Named = { id: string; name: string }
const named = ({ id, name }: Named): Named => ({ id, name })

/** `known`: chosen before; while the directory is away nothing else is known of them. */
type Sought<T> = { error: FieldErrors[string]; find: (id: string) => Promise<T | null>; known: T[] }

async function byId<T extends { id: string }>(
  { errors }: Read,
  name: string,
  ids: string[],
  { error, find, known }: Sought<T>,
): Promise<T[]> {
  const found = await Promise.all(
    ids.map(async id => {
      if (!guid.test(id)) return null
      return unlessAway(() => find(id), known.find(one => one.id === id) ?? 'away')
    }),
  )
  if (found.includes('away')) errors[name] = 'directory-away'
  if (found.includes(null)) errors[name] = error
  return found.filter(one => one !== null && one !== 'away') as T[]
}

async function listOf(ports: Needs, id: string): Promise<ListLeaf | null> {
  const list = await ports.peopleLists.byId(id)
  if (list?.state !== 'kept') return null
  return { kind: 'list', id, name: list.name, people: list.people.length, digest: list.digest }
}

async function people({ ports, errors, before }: Read, name: string, typed: string): Promise<string[]> {
  if (typed === '') return []
  const result = await unlessAway(() => readPeople(ports, typed), null)
  if (result?.kind === 'read') return result.ids
  const chosen = new Set(leavesOf(before).flatMap(leaf => (leaf.kind === 'people' ? leaf.ids : [])))
  const ids = typed.split(',')
  if (result === null && ids.every(id => chosen.has(id))) return ids
  if (result === null) errors[name] = 'directory-away'
  else errors[name] = result.kind === 'too-many' ? 'too-many' : `unknown-people:${result.unknown.join(', ')}`
  return []
}

function choices({ fields, errors }: Read, name: string): string[] {
  const all = choicesIn(fields[name])
  if (all.length <= choicesMax) return all
  errors[name] = 'too-many'
  return []
}
