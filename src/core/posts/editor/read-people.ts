import type { PersonId } from '../../actor.ts'
import { leftOut } from '../../audiences/expand/expand-audience.ts'
import { peopleMax } from '../../audiences/form/audience-form.ts'
import type { Ports } from '../../ports.ts'

const address = /[^\s<>,;:()"]+@[^\s<>,;:()"]+/g
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

type Result = { kind: 'read'; ids: PersonId[] } | { kind: 'too-many' } | { kind: 'unknown'; unknown: string[] }

/**
 * People as one types them into a mail: addresses with anything between, `Claire Martin <claire.martin@ville.fr>` too;
 * ids of people who have no address. Whoever is unknown or never addressed is named, and nobody is taken then.
 */
export async function readPeople({ directory }: Pick<Ports, 'directory'>, text: string): Promise<Result> {
  const wanted = [...new Set(text.split(/[;,\n]/).flatMap(wantedIn))]
  if (wanted.length > peopleMax) return { kind: 'too-many' }
  if (wanted.length === 0) return { kind: 'read', ids: [] }
  const mails = wanted.filter(one => one.includes('@'))
  const ids = wanted.filter(one => one.match(guid)?.[0] === one)
  const found = new Map([
    ...(mails.length > 0 ? await directory.byMails(mails) : []),
    ...(ids.length > 0 ? await directory.people(ids) : []),
  ])
  const isThere = (one: string): boolean => {
    const person = found.get(one)
    return person !== undefined && leftOut(person) === null
  }
  const unknown = wanted.filter(one => !isThere(one))
  if (unknown.length > 0) return { kind: 'unknown', unknown }
  return { kind: 'read', ids: [...new Set(wanted.map(one => found.get(one)!.id))] }
}

function wantedIn(piece: string): string[] {
  const found = piece.match(address) ?? piece.match(guid) ?? [piece.trim()]
  return found.map(one => one.toLowerCase()).filter(one => one !== '')
}
