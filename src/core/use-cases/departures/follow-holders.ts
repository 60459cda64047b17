import { type Change, refresh } from '../../change.ts'
import type { Named } from '../../domain/actor.ts'
import { unlessAway } from '../../domain/errors.ts'
import { type DirectoryNotice, directoryNoticeId, noNotice } from '../../domain/people/directory-notice.ts'
import {
  heldBack,
  type HeldRow,
  type HolderChange,
  mailOf,
  matchRows,
  rightColumns,
  type RightList,
  rightLists,
  type RightRow,
} from '../../domain/held-rights.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { judgeRow } from './judge-row.ts'
import { noticeChanges } from './notice-changes.ts'

type Needs = Pick<Ports, 'rightRows' | 'directoryNotice' | 'directory' | 'history' | 'commit' | 'now'>
/** Changes that are remembered for the cards that show them. */
const changesKept = 100

/**
 * Part of the job `directory.read`: a change in the lists that give rights counts where a person of comms or an
 * administrator wrote it and does not gain by it. Else the right stays with its holder, and comms is told. The first
 * reading is taken as it is.
 */
export async function followHolders(ports: Needs, settings: WorkingHours): Promise<void> {
  // The rest of that job does not wait for SharePoint.
  await unlessAway(() => followLists(ports, settings), undefined)
}

async function followLists(ports: Needs, settings: WorkingHours): Promise<void> {
  for (const list of rightLists) {
    const rows = await ports.rightRows.all(list)
    if (rows === null) continue
    await orRunAgain(() => followList(ports, settings, list, rows))
  }
}

async function followList(
  ports: Needs,
  settings: WorkingHours,
  list: RightList,
  rows: RightRow[],
): Promise<'done' | 'stale'> {
  // A change that counts does so at once; people are told in the morning, not by night.
  const calm = afterQuietHours(ports.now(), settings)
  const before = (await ports.directoryNotice.byId(directoryNoticeId)) ?? noNotice
  const known = before.held?.[list]
  if (!known) {
    // The list is still empty.
    if (rows.length === 0) return 'done'
    const held = rows.map(row => ({ ...row, seen: row.values }))
    const adopted = entry('list.rights-adopted', list, { wanted: rows.length })
    return save(ports, before, { held: { ...before.held, [list]: held } }, [adopted], calm)
  }
  const { pairs, gone } = matchRows(rows, known)
  const judged: HeldRow[] = []
  const changes: HolderChange[] = []
  for (const pair of pairs) {
    const one = await judgeRow(ports, list, pair, [...(before.changes ?? []), ...changes])
    judged.push(one.row)
    changes.push(...one.changes)
  }
  // Nobody can tell who removed a row: rights to decide that it gave stay, everything else goes.
  const left = gone.filter(({ values }) => rightColumns[list].holders.some(column => mailOf(values[column]) !== null))
  const others = (before.heldBack ?? []).filter(one => one.list !== list)
  const now = {
    held: { ...before.held, [list]: [...judged, ...left] },
    heldBack: [...others, ...heldBack(list, judged, left)],
    changes: [...(before.changes ?? []), ...changes].slice(-changesKept),
  }
  const told = changes.flatMap(one => changesOf(one, calm))
  return save(ports, before, now, told, calm)
}

function entry(
  verb: 'list.rights-adopted' | 'list.right-changed',
  list: RightList,
  details: Record<string, string | number | null>,
  actor: Named | null = null,
): Change {
  return { journal: { verb, actor, subject: list, seal: null, details } }
}

/** Both the former and the new holder are told. */
function changesOf(change: HolderChange, calm: Instant): Change[] {
  const { list, row: name, column: kind, from: fromName, to, by, people, at } = change
  const details = { site: name, kind, fromName, to }
  return [
    entry('list.right-changed', list, details, by),
    ...people.map(person => refresh({ card: 'holder', person, at }, calm > at ? calm : undefined)),
  ]
}

async function save(
  ports: Needs,
  before: DirectoryNotice,
  now: Partial<DirectoryNotice>,
  also: Change[],
  calm: Instant,
): Promise<'done' | 'stale'> {
  const next = { ...before, ...now }
  if (canonicalKey(next) === canonicalKey(before)) return 'done'
  const at = ports.now()
  return ports.commit(...noticeChanges(before, next, at, calm > at ? calm : undefined), ...also)
}
