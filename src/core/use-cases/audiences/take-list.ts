import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Note } from '../../domain/notes/note.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import { digestOfPeople, type PeopleList } from '../../domain/audiences/people-list.ts'

/** What a file of addresses bears; workbooks must be saved as CSV first. */
const tables = new Set(['text/csv', 'text/plain', 'text/tab-separated-values'])

type Result = { kind: 'taken'; list: PeopleList } | { kind: 'not-comms' } | { kind: 'not-found' }
type File = Note['files'][number]

/** Only files that lie somewhere and may hold a table. */
export function fileOfAddresses(files: readonly File[]): (File & { source: NonNullable<File['source']> }) | null {
  const found = files.find(({ contentType, source }) => source !== null && tables.has(contentType))
  return found?.source ? { ...found, source: found.source } : null
}

/**
 * *En faire une liste de destinataires*: the file is read by a job. One message is one list, however often it is asked.
 */
export async function takeList(
  ports: Pick<Ports, 'history' | 'notes' | 'peopleLists' | 'commit' | 'now'>,
  actor: Actor,
  noteId: string,
): Promise<Result> {
  if (!isComms(actor))
    return refusedAttempt(ports, actor, { what: 'audience.list-added', subject: 'lists' }, { kind: 'not-comms' })
  const note = await ports.notes.byId(noteId)
  const file = note?.writer.id === actor.id ? fileOfAddresses(note.files) : null
  if (!file) return { kind: 'not-found' }
  const list: PeopleList = {
    id: noteId,
    version: 1,
    state: 'reading',
    name: file.name,
    source: file.source,
    people: [],
    digest: digestOfPeople([]),
    reading: null,
    addedBy: named(actor),
    addedAt: ports.now(),
  }
  const done = await ports.commit(
    { save: 'people_list', row: list, ifVersion: 0 },
    { job: 'audience.read', data: { id: noteId } },
  )
  return { kind: 'taken', list: done === 'done' ? list : ((await ports.peopleLists.byId(noteId)) ?? list) }
}
