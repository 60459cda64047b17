import type { Named, Person, PersonId } from '../../domain/actor.ts'
import { peopleMax } from '../../domain/audiences/audience-form.ts'
import { addressesIn } from '../../domain/audiences/people-list.ts'
import { isCalled, namesMeant } from '../../domain/people/called.ts'
import { cut, guid } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { leftOut } from '../audiences/expand-audience.ts'

const toldMost = 10
const toldLength = 100
const guids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

type Result = { kind: 'read'; ids: PersonId[] } | { kind: 'too-many' } | { kind: 'unknown'; unknown: string[] }

/**
 * People as typed into a mail: addresses with anything between, also `Claire Martin <claire.martin@ville.fr>`; ids of
 * people without an address. If any of them is unknown or can never be addressed, they are named and nobody is taken.
 */
export async function readPeople({ directory }: Pick<Ports, 'directory'>, text: string): Promise<Result> {
  const wanted = [...new Set(text.split(/[;,\n]/).flatMap(wantedIn))]
  if (wanted.length > peopleMax) return { kind: 'too-many' }
  if (wanted.length === 0) return { kind: 'read', ids: [] }
  const mails = wanted.filter(one => one.includes('@'))
  const ids = wanted.filter(one => guid.test(one))
  const found = new Map([
    ...(mails.length > 0 ? await directory.byMails(mails) : []),
    ...(ids.length > 0 ? await directory.people(ids) : []),
  ])
  const isThere = (one: string): boolean => {
    const person = found.get(one)
    return person !== undefined && leftOut(person) === null
  }
  const unknown = wanted.filter(one => !isThere(one))
  if (unknown.length > 0) return { kind: 'unknown', unknown: told(unknown) }
  return { kind: 'read', ids: [...new Set(wanted.map(one => found.get(one)!.id))] }
}

/** As many names, and as much of each, as fit below a field. */
function told(unknown: string[]): string[] {
  const first = unknown.slice(0, toldMost).map(one => cut(one, toldLength))
  return unknown.length > toldMost ? [...first, '…'] : first
}

function wantedIn(piece: string): string[] {
  const found = addressesIn(piece)
  const others = found.length > 0 ? found : (piece.match(guids) ?? [piece.trim()])
  return others.map(one => one.toLowerCase()).filter(one => one !== '')
}

/** The person with the typed address; null: nobody, or it is no address, and no directory is asked. */
export async function personByMail({ directory }: Pick<Ports, 'directory'>, mail: string): Promise<Person | null> {
  return /^[^\s@]+@[^\s@]+$/.test(mail) ? directory.byMail(mail) : null
}

/** `to`: an id, as Teams’ search gives it, or an address; untrusted. Null: nobody. */
export async function personChosen({ directory }: Pick<Ports, 'directory'>, to: string): Promise<Person | null> {
  return guid.test(to) ? directory.person(to) : personByMail({ directory }, to)
}

/** The one of these people who is meant by the whole name, or by address; null: nobody, or several. */
export async function personAmong<One extends Named>(
  ports: Pick<Ports, 'directory'>,
  people: readonly One[],
  typed: string,
): Promise<One | null> {
  if (people.length === 0 || typed === '') return null
  const mail = await personByMail(ports, typed)
  const meant = people.filter(one => one.id === mail?.id || isCalled(one, typed))
  return meant.length === 1 ? meant[0]! : null
}

/** So many people of one name are looked at: for a more frequent name an address is needed. */
const calledMost = 5

/** `to`: an id, as Teams’ search gives it, an address, or a whole name; untrusted. Several: of the same name. */
export async function peopleMeant(ports: Pick<Ports, 'directory' | 'directoryTable'>, to: string): Promise<Person[]> {
  if (guid.test(to) || to.includes('@')) {
    const person = await personChosen(ports, to)
    return person ? [person] : []
  }
  const kept = await ports.directoryTable.called(namesMeant(to), calledMost)
  // The table may be hours old: who they are is asked of the directory.
  const ids = kept.map(({ id }) => id)
  return ids.length === 0 ? [] : [...(await ports.directory.people(ids)).values()].filter(({ enabled }) => enabled)
}
