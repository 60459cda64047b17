import type { PersonId } from '../../domain/actor.ts'
import type { Meant } from '../../domain/personal/data-request.ts'
import { type Called, type Counted, summed } from '../../domain/personal/erasure.ts'
import { bare, nameWords } from '../../domain/personal/name-pattern.ts'
import { isAddress, isWholeName, lastNames, patternOf, type Sought, soughtBy } from '../../domain/personal/sought.ts'
import type { CalledBy, KnownPerson } from '../../ports/personal-data.ts'
import { searchWords, wordsIn } from '../../domain/search-words.ts'
import { idFrom } from '../../domain/id-from.ts'
import { cleanText, guid } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'

/** The person by the name that Mary has, and by further names that she is told. */
export async function soughtFor(
  ports: Pick<Ports, 'personal' | 'directory'>,
  person: PersonId,
  also: { names: readonly string[]; ids?: readonly string[] } = { names: [] },
): Promise<Sought> {
  const [called] = await ports.personal.called([person])
  return soughtAs(ports, person, {
    ids: [...called!.ids, ...(also.ids ?? [])],
    names: [...called!.names, ...also.names],
  })
}

/** The same for a person whose ids and names were read. */
export async function soughtAs(
  ports: Pick<Ports, 'personal' | 'directory'>,
  person: PersonId,
  { ids, names }: CalledBy,
): Promise<Sought> {
  const known = await ports.directory.person(person)
  const all = [...names, ...(known ? [known.name, known.mail ?? ''] : [])]
  const sought = soughtBy(person, ids, all)
  const own = await Promise.all(
    lastNames(sought.names).map(async last => ((await isOthers(ports, sought, last)) ? [] : [last])),
  )
  return soughtBy(person, ids, all, own.flat())
}

/** So many people are looked up: with more of one name, another person surely is among them. */
const sameNameMost = 20

/** « Mme Martin » may be anybody if another person is called Martin. */
async function isOthers({ personal }: Pick<Ports, 'personal'>, { ids }: Sought, last: string): Promise<boolean> {
  const words = nameWords(last)
  const found = await personal.named(searchWords(last), sameNameMost)
  const others = found.filter(({ id, name }) => !ids.includes(id.toLowerCase()) && hasWords(name, words))
  return others.length > 0 || found.length === sameNameMost
}

/** So many people whose names begin with these words are read; few of them have exactly this name. */
const alikeMost = 1_000

/** With those of their names that another person with an open account has as well. */
export async function withNamesakes({ personal }: Pick<Ports, 'personal'>, sought: Sought): Promise<Sought> {
  const namesakes: string[] = []
  for (const name of sought.names) {
    const alike = await personal.named(searchWords(name), alikeMost)
    const isOther = (one: KnownPerson): boolean => one.isThere && !sought.ids.includes(one.id.toLowerCase())
    if (alike.some(one => isOther(one) && isCalled(one, name))) namesakes.push(name)
  }
  return { ...sought, namesakes }
}

function isCalled({ name }: KnownPerson, called: string): boolean {
  const words = nameWords(called)
  return hasWords(name, words) && nameWords(name).length === words.length
}

function hasWords(name: string, words: readonly string[]): boolean {
  const own = nameWords(name)
  return words.every(word => own.includes(word))
}

/** How many rows of what kind name them, and how many contain each of their names. */
export async function countTraces(
  { personal }: Pick<Ports, 'personal'>,
  sought: Sought,
): Promise<{ found: Counted; called: Called }> {
  const counted: Counted = []
  const called = sought.names.map(name => ({
    name,
    rows: 0,
    pattern: patternOf({ ...sought, ids: [], names: [name] }),
  }))
  for await (const { trace } of personal.traces([sought])) {
    const { group, row } = trace
    const text = JSON.stringify(row)
    for (const one of called) if (text.search(one.pattern) >= 0) one.rows += 1
    const before = counted.find(one => one.group === group)
    if (before) before.rows += 1
    else counted.push({ group, rows: 1 })
  }
  return { found: summed(counted), called: called.map(({ name, rows }) => ({ name, rows })) }
}

/** Untrusted: an address, an Entra id or a name; further names separated by commas. `isOutside`: without an account. */
export type WhoInput = { who: unknown; names: unknown; isOutside?: boolean }

/** With more names nobody can tell whom they mean. */
const namesMost = 20
const nameLength = 100

export type WhoRefusal = {
  kind:
    | 'erasure-of-nobody'
    | 'erasure-without-trace'
    | 'erasure-of-several'
    | 'has-account'
    | 'name-of-many'
    | 'name-with-address'
    | 'too-long'
}

/** The person who is meant, and their further names. */
export async function whoIsMeant(
  ports: Pick<Ports, 'personal' | 'directory'>,
  { who, names, isOutside }: WhoInput,
): Promise<{ kind: 'meant'; person: Meant; names: string[] } | WhoRefusal> {
  const others = cleanText(names)
    .split(/[,;\n]/)
    .map(name => name.trim())
    .filter(name => name !== '')
  if (others.length > namesMost || others.some(name => name.length > nameLength)) return { kind: 'too-long' }
  const text = cleanText(who).trim()
  // « Jeanne Dupuis jeanne@… » would be searched as one address, which is found nowhere.
  if ([text, ...others].some(one => one.includes('@') && !isAddress(one))) return { kind: 'name-with-address' }
  if (!others.every(isWholeName)) return { kind: 'name-of-many' }
  const person = await meantPerson(ports, text, isOutside === true)
  if (person === null) return { kind: isOutside ? 'erasure-without-trace' : 'erasure-of-nobody' }
  if (typeof person === 'string') return { kind: person }
  for (const mail of others.filter(isAddress)) {
    const account = await ports.directory.byMail(mail.toLowerCase())
    if (account && account.id !== person.id) return { kind: 'has-account' }
  }
  return { kind: 'meant', person, names: others }
}

/**
 * The person who is meant: by address, Entra id or name, also after they left; people without an account (from outside,
 * a parent, a colleague in whose name something was proposed) by name or address alone.
 */
async function meantPerson(
  { personal, directory }: Pick<Ports, 'personal' | 'directory'>,
  typed: string,
  isOutside: boolean,
): Promise<Meant | 'erasure-of-several' | 'has-account' | null> {
  const text = typed.toLowerCase()
  const isId = guid.test(text)
  const isMail = isAddress(text)
  const found = isId ? await directory.person(text) : isMail ? await directory.byMail(text) : null
  if (isOutside && (found || isId)) return 'has-account'
  if (found) return { id: found.id, name: found.name }
  if (isMail) return isOutside ? { id: idFrom('outside', text), name: typed, isOutside } : null
  if (!isId) return calledSo(personal, typed, isOutside)
  const names = (await personal.called([text]))[0]!.names
  return names.length > 0 ? { id: text, name: names[0]! } : null
}

async function calledSo(
  personal: Ports['personal'],
  name: string,
  isOutside: boolean,
): Promise<Meant | 'erasure-of-several' | null> {
  if (!isWholeName(name)) return null
  const known = (await personal.named(searchWords(name), sameNameMost)).filter(one => isCalled(one, name))
  if (known.length > 1 && !isOutside) return 'erasure-of-several'
  const [only] = known
  if (only && !isOutside) return { id: only.id, name: only.name }
  // The same name is the same person, so that no second request is made; the id is nobody's.
  const outside = { id: idFrom('outside', ...wordsIn(bare(name)).toSorted()), name, isOutside: true } as const
  return only ? { ...outside, hasNamesake: true } : outside
}
