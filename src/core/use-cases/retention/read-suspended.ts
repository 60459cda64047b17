import { named, type Named } from '../../domain/actor.ts'
import { formatReference, parseReference, type Reference } from '../../domain/reference.ts'
import type { Suspension } from '../../domain/retention/suspension.ts'
import { searchWords, wordsIn } from '../../domain/search-words.ts'
import type { KnownPerson } from '../../ports/personal-data.ts'
import type { Ports } from '../../ports.ts'

/** Of one name, for whoever chooses: of more they write more of it. */
const choicesMost = 10

export type SubjectNeeds = Pick<Ports, 'archiveLists' | 'directory' | 'personal' | 'history' | 'editions'>
export type SubjectError =
  'required' | 'unknown-person' | 'unknown-name' | 'several-called' | 'nearly-called' | 'too-many-people' | 'not-found'
/** `choices`: those who are called so, where they are several; the one who nearly is. */
type Subject = { of: Suspension['of'] | null; error: SubjectError | null; choices: KnownPerson[] }

const refused = (error: SubjectError, choices: KnownPerson[] = []): Subject => ({ of: null, error, choices })
const found = (of: Suspension['of']): Subject => ({ of, error: null, choices: [] })

/** What a suspension shall keep: a reference that leads somewhere, else somebody. `text`: as it was typed, cleaned. */
export async function readSuspended(ports: SubjectNeeds, text: string): Promise<Subject> {
  if (text === '') return refused('required')
  const typed = parseReference(text)
  if (typed !== null) {
    if (!('kind' in typed)) return refused('not-found')
    const reference = formatReference(typed.kind, typed.year, typed.number)
    const leads = (await ports.history.trails(typed)).length > 0 || (await isLying(ports, reference))
    return leads ? found({ kind: 'reference', reference }) : refused('not-found')
  }
  const edition = await ports.editions.byReference(text.toUpperCase())
  return edition ? found({ kind: 'reference', reference: edition.reference }) : readPerson(ports, text)
}

/** Of what was transferred to the archives nothing is left but files of its proposal. */
async function isLying({ archiveLists }: SubjectNeeds, reference: Reference): Promise<boolean> {
  const lying = (await archiveLists.withFiles()).flatMap(({ files }) => files ?? [])
  return lying.some(one => one.reference === reference || one.post === reference)
}

const entraId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** By address; by Entra’s id, which is left of whoever left, as is how Mary calls them; by name, whoever has it. */
async function readPerson(ports: SubjectNeeds, text: string): Promise<Subject> {
  const id = text.toLowerCase()
  if (!entraId.test(id) && !text.includes('@')) return readName(ports, text)
  const person = entraId.test(id) ? await byId(ports, id) : await ports.directory.byMail(text)
  return person === null ? refused('unknown-person') : found({ kind: 'person', person: named(person) })
}

async function byId({ directory, personal }: SubjectNeeds, id: string): Promise<Named | null> {
  const person = await directory.person(id)
  if (person) return person
  const [called] = await personal.called([id])
  const name = called?.names[0]
  return name === undefined ? null : { id, name }
}

async function readName({ personal }: SubjectNeeds, text: string): Promise<Subject> {
  const words = searchWords(text)
  const known = words.length === 0 ? [] : await personal.named(words, choicesMost + 1)
  const [only, ...others] = known
  if (!only) return refused('unknown-name')
  if (others.length === 0)
    return isCalled(only, words) ? found({ kind: 'person', person: named(only) }) : refused('nearly-called', known)
  return known.length > choicesMost ? refused('too-many-people') : refused('several-called', known)
}

/** « Martin » is found in « Martine Lopez » too, who may not be meant. */
function isCalled({ name }: Named, words: readonly string[]): boolean {
  const whole = wordsIn(name)
  return words.every(word => whole.includes(word))
}
