import { type Actor, isArchivist, isComms, named } from '../../domain/actor.ts'
import type { ArchiveList } from '../../domain/retention/archive-list.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { archiveCards, whoIsAsked } from './list-archives.ts'

type Needs = Pick<Ports, 'archiveLists' | 'directory' | 'history' | 'commit' | 'now'>
export type ArchiveVisaResult =
  { kind: 'archive-decided'; list: ArchiveList } | { kind: 'not-archivist' | 'not-found' } | Busy

/** *Éliminer* or *Verser aux archives*: one visa a list. Given before, nothing is written. */
export async function giveArchiveVisa(
  ports: Needs,
  actor: Actor,
  { listId, fate }: { listId: string; fate: 'eliminate' | 'transfer' },
): Promise<ArchiveVisaResult> {
  const asked = await whoIsAsked(ports)
  const may = isArchivist(actor) || (asked[0] === null && isComms(actor))
  if (!may)
    return refusedAttempt(ports, actor, { what: `archive.${fate}`, subject: 'archives' }, { kind: 'not-archivist' })
  return whileStale<ArchiveVisaResult>(async () => {
    const list = await ports.archiveLists.byId(listId)
    if (!list) return { kind: 'not-found' }
    if (list.state !== 'waiting') return { kind: 'archive-decided', list }
    const visa = { by: named(actor), at: ports.now() }
    const row: ArchiveList = { ...list, version: list.version + 1, state: fate, visa }
    const verb = fate === 'eliminate' ? 'archive.eliminated' : 'archive.transferred'
    const details = { list: listId, items: list.items.length }
    const done = await ports.commit(
      { save: 'archive_list', row, ifVersion: list.version },
      { journal: { verb, actor: named(actor), subject: 'archives', seal: null, details } },
      { job: 'archive.purge', data: { id: listId } },
      ...archiveCards(listId, asked),
    )
    return done === 'done' ? { kind: 'archive-decided', list: row } : 'stale'
  })
}
