import { refresh } from '../../change.ts'
import { createHash } from 'node:crypto'
import type { Person, PersonId } from '../../domain/actor.ts'
import { Misconfigured, Unavailable, unless } from '../../domain/errors.ts'
import { mapInSlices, slicesOf, sortedInSlices } from '../in-slices.ts'
import type { Ports } from '../../ports.ts'
import { fileBytes } from '../notes/keep-files.ts'
import { leftOut } from './expand-audience.ts'
import { type AddressLine, findAddresses } from './find-addresses.ts'
import type { LineFault, ListReading, PeopleList, ReadLine } from '../../domain/audiences/people-list.ts'

/** Longer files are no list of agents; each address costs a part of a request. */
const linesMost = 50_000
/** A dozen columns may be beside the address; memory holds the file a few times over. */
const bytesMost = 5_000_000
const firstMost = 8
export const listsFolder = 'Destinataires'

type Needs = Pick<
  Ports,
  'peopleLists' | 'keptFiles' | 'teamsFiles' | 'sheets' | 'tables' | 'directory' | 'library' | 'commit' | 'sleep'
>
type Read = Pick<PeopleList, 'state' | 'people' | 'reading'>

/**
 * The job behind a file of addresses: every line finds a person or is explained; nothing is kept before a person says
 * so. A file that cannot be read is told as such, then the error is thrown for the operator: run again, the job finds
 * nothing to do.
 */
export async function readList(ports: Needs, id: string): Promise<void> {
  const list = await ports.peopleLists.byId(id)
  if (list?.state !== 'reading') return
  try {
    await settle(ports, list, await readFile(ports, list))
  } catch (error) {
    if (!(error instanceof Unavailable || error instanceof Misconfigured)) await settle(ports, list, unread('no-table'))
    throw error
  }
}

async function settle(ports: Needs, list: PeopleList, read: Read): Promise<void> {
  const digest = await digestInSlices(ports, read.people)
  await ports.commit(
    { save: 'people_list', row: { ...list, ...read, digest }, ifVersion: list.version },
    refresh({ card: 'list', listId: list.id }),
  )
  // A file that is no list may still become a file of a proposal.
  if (read.state === 'read') await ports.keptFiles.drop(list.fileId)
}

/** `digestOfPeople` for as many people as a file names, sorted already. */
async function digestInSlices(ports: Needs, people: readonly PersonId[]): Promise<string> {
  const hash = createHash('sha256')
  for (const some of slicesOf(people)) {
    hash.update(some.map(id => `${id}\n`).join(''))
    await ports.sleep(0)
  }
  return hash.digest('hex')
}

function unread(state: PeopleList['state']): Read {
  return { state, people: [], reading: null }
}

async function readFile(ports: Needs, list: PeopleList): Promise<Read> {
  const bytes = await fileBytes(ports, { id: list.fileId, source: list.source })
  if (bytes === null) return unread('lost')
  if (bytes === 'too-large' || bytes.byteLength > bytesMost) return unread('too-heavy')
  const table = await ports.sheets.readCsv(bytes)
  const found = table && (await findAddresses(ports, table, linesMost))
  if (!found) return unread('no-table')
  if (found === 'too-long') return unread('too-long')
  const { lines, ids } = await explained(ports, found)
  return {
    state: 'read',
    people: await sortedInSlices(ports, [...ids]),
    reading: { ...figures(lines), account: await keepAccount(ports, list, lines) },
  }
}

/** What a line says of each address. */
type Found = Pick<Person, 'id' | 'name'> & { fault: LineFault | null }

async function peopleOf(ports: Needs, found: AddressLine[]): Promise<Map<string, Found>> {
  const addresses = new Set<string>()
  await mapInSlices(ports, found, ({ address }) => address !== null && addresses.add(address))
  const people = new Map<string, Found>()
  for (const some of slicesOf([...addresses]))
    for (const [address, person] of await ports.directory.byMails(some))
      people.set(address, { id: person.id, name: person.name, fault: leftOut(person) })
  return people
}

/** In the order of the file: the first line of a person counts, the others are doubles. */
async function explained(ports: Needs, found: AddressLine[]): Promise<{ lines: ReadLine[]; ids: Set<PersonId> }> {
  const people = await peopleOf(ports, found)
  const ids = new Set<PersonId>()
  const seen = new Set<string>()
  const lines = await mapInSlices(ports, found, ({ line, text, address }): ReadLine => {
    const person = address === null ? undefined : people.get(address)
    const key = person?.id ?? address
    const fault = faultOf(address, person, key !== null && seen.has(key))
    if (key !== null) seen.add(key)
    if (person && fault === null) ids.add(person.id)
    return { line, text, fault, name: person?.name ?? null }
  })
  return { lines, ids }
}

function faultOf(address: string | null, person: Found | undefined, again: boolean): LineFault | null {
  if (address === null) return 'no-address'
  if (again) return 'double'
  return person ? person.fault : 'unknown'
}

function figures(lines: ReadLine[]): Omit<ListReading, 'account'> {
  const faults: ListReading['faults'] = {}
  for (const { fault } of lines) if (fault !== null) faults[fault] = (faults[fault] ?? 0) + 1
  // Doubles lose nobody: other faults come first.
  const faulty = lines.filter(({ fault }) => fault !== null)
  const telling = [
    ...faulty.filter(({ fault }) => fault !== 'double'),
    ...faulty.filter(({ fault }) => fault === 'double'),
  ]
  return { lines: lines.length, faults, first: telling.slice(0, firstMost) }
}

/** The whole account, line by line. A library that may not be written to keeps nobody from using the list. */
async function keepAccount(ports: Needs, list: PeopleList, lines: ReadLine[]): Promise<string | null> {
  const sheet = ports.tables.lines(lines)
  const bytes = await ports.sheets.csv(sheet)
  return unless(Misconfigured, () => ports.library.put(listsFolder, accountName(ports, list), 'text/csv', bytes), null)
}

export function accountName({ tables }: Pick<Ports, 'tables'>, { id, name }: Pick<PeopleList, 'id' | 'name'>): string {
  return `${name.replace(/\.[^.]*$/, '')} – ${tables.lines([]).name} ${id.slice(0, 8)}.csv`
}
