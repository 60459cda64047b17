/** An audience names a list by its digest, which the seal covers: thousands of ids would make each card heavy. */

import { createHash } from 'node:crypto'
import type { Named, PersonId } from '../actor.ts'
import type { Attachment } from '../initiatives/initiative.ts'
import type { Instant } from '../time.ts'

/** Why a line of the file gives nobody to the list, in the order in which they are told. */
export const lineFaults = ['unknown', 'no-address', 'disabled', 'guest', 'shared', 'double'] as const
export type LineFault = (typeof lineFaults)[number]

/** A line of the file, by the address in it, and what became of it; `name`: of the person who was found. */
export type ReadLine = { line: number; text: string; fault: LineFault | null; name: string | null }

/** What the file said, in figures. `first`: of the faulty lines; every line lies in the library, at `account`. */
export type ListReading = {
  /** Lines that are not empty, without the heading. */
  lines: number
  faults: Partial<Record<LineFault, number>>
  first: ReadLine[]
  account: string | null
}

/**
 * People read from a file of addresses. reading → read → kept; reading → lost (the file is there no more) | no-table
 * (it holds no addresses) | too-long (lines) | too-heavy (bytes). Once kept it never changes, since visas vouch for it:
 * only then may an audience name it.
 */
export type PeopleList = {
  id: string
  version: number
  state: 'reading' | 'read' | 'kept' | 'lost' | 'no-table' | 'too-long' | 'too-heavy'
  /** The file's name. */
  name: string
  /** Where the file lies in Teams, for minutes only: its lines are stored as soon as the file is read. */
  source: NonNullable<Attachment['source']>
  /** The id of the file under which its bytes were kept. */
  fileId: string
  /** Sorted, each once. */
  people: PersonId[]
  /** SHA-256, in hex, of the sorted ids, one a line. */
  digest: string
  reading: ListReading | null
  addedBy: Named
  addedAt: Instant
}

/** A list without its people, of whom there may be fifty thousand; `size`: how many people. */
export type ListedPeople = Omit<PeopleList, 'people'> & { size: number }

export function digestOfPeople(people: readonly PersonId[]): string {
  return createHash('sha256')
    .update(
      people
        .toSorted()
        .map(id => `${id}\n`)
        .join(''),
    )
    .digest('hex')
}

/** RFC 5321: 64 for the person, 255 for the domain. */
const addressMost = 320
/** The signs around and between addresses: « Claire Martin <claire.martin@ville.fr>; … », `mailto:` too. */
const separators = /[\s<>;,:()"[\]]+/
const address = /^[^@]+@[^@]+\.[^@.]+$/

/** The mail addresses in a text, in its order and in lower case. In linear time: each piece is looked at once. */
export function addressesIn(text: string): string[] {
  return text
    .split(separators)
    .map(bare)
    .filter(piece => piece.length <= addressMost && address.test(piece))
    .map(piece => piece.toLowerCase())
}

/** Without the quotes around it, and the dot that ends a sentence. */
function bare(piece: string): string {
  let [start, end] = [0, piece.length]
  while (piece[start] === "'") start++
  while (end > start && (piece[end - 1] === '.' || piece[end - 1] === "'")) end--
  return piece.slice(start, end)
}
