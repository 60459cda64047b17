import { type Actor, isComms } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import type { PeopleList } from '../../domain/audiences/people-list.ts'

type Result =
  | { kind: 'kept' | 'already-kept' | 'list-empty' | 'list-not-read'; list: PeopleList }
  | { kind: 'not-comms' | 'not-found' }
  | Busy

/** *Garder cette liste*: from now on it stands among the recipients that an editor offers. */
export function keepList(
  ports: Pick<Ports, 'history' | 'peopleLists' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
): Promise<Result> {
  return whileStale<Result>(async () => {
    if (!isComms(actor))
      return refusedAttempt(ports, actor, { what: 'audience.list-added', subject: 'lists' }, { kind: 'not-comms' })
    const read = await ports.peopleLists.byId(id)
    if (!read) return { kind: 'not-found' }
    if (read.state === 'kept') return { kind: 'already-kept', list: read }
    if (read.state !== 'read') return { kind: 'list-not-read', list: read }
    if (read.people.length === 0) return { kind: 'list-empty', list: read }
    const list: PeopleList = { ...read, state: 'kept', version: read.version + 1 }
    const { name, digest, people } = list
    const details = { name, people: people.length, digest }
    const done = await ports.commit(
      { save: 'people_list', row: list, ifVersion: read.version },
      { journal: { verb: 'audience.list-added', actor, subject: id, seal: null, details } },
      { job: 'placement.refresh', data: { key: `list:${id}` } },
    )
    return done === 'done' ? { kind: 'kept', list } : 'stale'
  })
}
