import type { Person, PersonId } from '../../actor.ts'
import { Misconfigured } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { leftOut } from '../expand/expand-audience.ts'
import { type AddressLine, findAddresses } from './find-addresses.ts'
import { digestOfPeople, type LineFault, type ListReading, type PeopleList, type ReadLine } from './people-list.ts'

/** Longer files are no list of agents; each address costs a part of a request. */
const linesMost = 50_000
/** Faulty lines that a card shows. */
const firstMost = 8
const folder = 'Destinataires'

type Needs = Pick<Ports, 'peopleLists' | 'teamsFiles' | 'sheets' | 'tables' | 'directory' | 'library' | 'commit'>
type Read = Pick<PeopleList, 'state' | 'people' | 'reading'>

/**
 * The job behind a file of addresses: every line is found somebody or explained; nothing is kept before somebody says
 * so.
 */
export async function readList(ports: Needs, id: string): Promise<void> {
  const list = await ports.peopleLists.byId(id)
  if (list?.state !== 'reading') return
  const read = await readFile(ports, list)
  await ports.commit(
    { save: 'people_list', row: { ...list, ...read, digest: digestOfPeople(read.people) }, ifVersion: list.version },
    { job: 'placement.refresh', data: { key: `list:${id}` } },
  )
}

async function readFile(ports: Needs, list: PeopleList): Promise<Read> {
  const nobody = { people: [], reading: null }
  const bytes = await ports.teamsFiles.fetch(list.source)
  if (bytes === null) return { state: 'lost', ...nobody }
  const rows = ports.sheets.readCsv(bytes)
  if (rows && rows.length > linesMost) return { state: 'too-long', ...nobody }
  const found = rows && findAddresses(rows)
  if (!found) return { state: 'no-table', ...nobody }
  const people = await ports.directory.byMails([...new Set(found.flatMap(({ address }) => address ?? []))])
  const { lines, ids } = explained(found, people)
  return {
    state: 'read',
    people: [...ids].sort(),
    reading: { ...figures(lines), account: await keepAccount(ports, list, lines) },
  }
}

/** In the order of the file: the first line of a person counts, the others are doubles. */
function explained(found: AddressLine[], people: Map<string, Person>): { lines: ReadLine[]; ids: Set<PersonId> } {
  const ids = new Set<PersonId>()
  const seen = new Set<string>()
  const lines = found.map(({ line, text, address }): ReadLine => {
    const person = address === null ? undefined : people.get(address)
    const key = person?.id ?? address
    const fault = faultOf(address, person, key !== null && seen.has(key))
    if (key !== null) seen.add(key)
    if (person && fault === null) ids.add(person.id)
    return { line, text, fault, name: person?.name ?? null }
  })
  return { lines, ids }
}

function faultOf(address: string | null, person: Person | undefined, again: boolean): LineFault | null {
  if (address === null) return 'no-address'
  if (again) return 'double'
  return person ? leftOut(person) : 'unknown'
}

function figures(lines: ReadLine[]): Omit<ListReading, 'account'> {
  const faults: ListReading['faults'] = {}
  for (const { fault } of lines) if (fault !== null) faults[fault] = (faults[fault] ?? 0) + 1
  // Doubles lose nobody: what does comes first.
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
  const name = `${list.name.replace(/\.[^.]*$/, '')} – ${sheet.name} ${list.id.slice(0, 8)}.csv`
  try {
    return await ports.library.put(folder, name, 'text/csv', ports.sheets.csv(sheet))
  } catch (error) {
    if (error instanceof Misconfigured) return null
    throw error
  }
}
