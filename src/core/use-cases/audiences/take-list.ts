import { refresh } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import { digestOfPeople, type PeopleList } from '../../domain/audiences/people-list.ts'
import type { Note } from '../../domain/notes/note.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { alone, notComms, roadOf } from '../road.ts'

/** Types of a file of addresses; workbooks have to be saved as CSV first. */
const tables = new Set(['text/csv', 'text/plain', 'text/tab-separated-values'])

type Result = { kind: 'taken'; list: PeopleList } | { kind: 'not-comms' } | { kind: 'not-found' }
type File = Omit<Note['files'][number], 'id'>

const attempt = { what: 'audience.list-added', subject: 'lists' }

/** Only files that are stored somewhere and may hold a table. */
export function fileOfAddresses<F extends File>(
  files: readonly F[],
): (F & { source: NonNullable<File['source']> }) | null {
  const found = files.find(({ contentType, source }) => source !== null && tables.has(contentType))
  return found?.source ? { ...found, source: found.source } : null
}

/** *En faire une liste de destinataires*: the file is read by a job. One message is one list, however often pressed. */
export async function takeList(
  ports: Pick<Ports, 'history' | 'notes' | 'peopleLists' | 'commit' | 'now'>,
  actor: Actor,
  noteId: string,
): Promise<Result> {
  if (!isComms(actor)) return refusedAttempt(ports, actor, attempt, { kind: 'not-comms' })
  const note = await ports.notes.byId(noteId)
  const file = note?.writer.id === actor.id ? fileOfAddresses(note.files) : null
  if (!file) return { kind: 'not-found' }
  const list: PeopleList = {
    id: noteId,
    version: 1,
    state: 'reading',
    name: file.name,
    source: file.source,
    fileId: file.id,
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

type KeepListResult =
  | { kind: 'kept' | 'already-kept'; list: PeopleList }
  | { kind: 'list-empty' | 'list-not-read'; list: PeopleList }
  | { kind: 'not-comms' | 'not-found' }
  | Busy

/** *Garder cette liste*: from now on editors offer it as recipients. */
export function keepList(
  ports: Pick<Ports, 'history' | 'peopleLists' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
): Promise<KeepListResult> {
  return listRoad.change<KeepListResult>(ports, actor, id, list => {
    if (list.state === 'kept') return { kind: 'already-kept', list }
    if (list.state !== 'read') return { kind: 'list-not-read', list }
    if (list.people.length === 0) return { kind: 'list-empty', list }
    const { name, digest, people } = list
    const details = { name, people: people.length, digest }
    const answer = (list: PeopleList) => ({ kind: 'kept' as const, list })
    return { row: { ...list, state: 'kept' }, verb: 'audience.list-added', details, answer }
  })
}

const listRoad = roadOf({
  of: 'people_list',
  read: ({ peopleLists }: Pick<Ports, 'peopleLists'>, id: string) => peopleLists.byId(id).then(alone),
  refuses: notComms,
  attempt,
  tells: ({ id }) => ({ subject: id }),
  follows: ({ id }) => [refresh({ card: 'list', listId: id })],
})
