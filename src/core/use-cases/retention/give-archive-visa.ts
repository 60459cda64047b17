import type { Change } from '../../change.ts'
import { type Actor, isArchivist, isComms, named } from '../../domain/actor.ts'
import type { ArchiveList } from '../../domain/retention/archive-list.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { road } from '../road.ts'
import { archiveCards, whoIsAsked } from './list-archives.ts'

type Needs = Pick<Ports, 'archiveLists' | 'directory' | 'history' | 'commit' | 'now'>
type Visa = { listId: string; fate: 'eliminate' | 'transfer' }
export type ArchiveVisaResult =
  { kind: 'archive-decided'; list: ArchiveList } | { kind: 'not-archivist' | 'not-found' } | Busy

const visaRoad = road({
  read: async (ports: Pick<Ports, 'archiveLists' | 'directory'>, { listId }: Visa) => ({
    asked: await whoIsAsked(ports),
    list: await ports.archiveLists.byId(listId),
  }),
  refuses: (actor, { asked }) => (isArchivist(actor) || (asked[0] === null && isComms(actor)) ? null : 'not-archivist'),
  attempt: (_, { fate }) => ({ what: `archive.${fate}`, subject: 'archives' }),
})

/** *Éliminer* or *Verser aux archives*: one visa a list. Given before, nothing is written. */
export function giveArchiveVisa(ports: Needs, actor: Actor, given: Visa): Promise<ArchiveVisaResult> {
  const { listId, fate } = given
  return visaRoad<ArchiveVisaResult>(ports, actor, given, ({ asked, list }) => {
    if (!list) return { kind: 'not-found' }
    if (list.state !== 'waiting') return { kind: 'archive-decided', list }
    const visa = { by: named(actor), at: ports.now() }
    const row: ArchiveList = { ...list, version: list.version + 1, state: fate, visa }
    const verb = fate === 'eliminate' ? 'archive.eliminated' : 'archive.transferred'
    const details = { list: listId, items: list.items.length }
    const changes: Change[] = [
      { save: 'archive_list', row, ifVersion: list.version },
      { journal: { verb, actor: named(actor), subject: 'archives', seal: null, details } },
      { job: 'archive.purge', data: { id: listId } },
      ...archiveCards(listId, asked),
    ]
    return { changes, answer: { kind: 'archive-decided', list: row } }
  })
}
