import { type Change, refresh } from '../../change.ts'
import { type Actor, isAdmin, isComms, type Named, named, type PersonId } from '../../domain/actor.ts'
import { Unavailable } from '../../domain/errors.ts'
import { sameCell } from '../../domain/initiatives/list-change.ts'
import type { ListValues } from '../../domain/initiatives/listed-item.ts'
import {
  lastByHand,
  type ListTouch,
  type ListVersion,
  sameRow,
  touchesOf,
  touchesSince,
} from '../../domain/initiatives/list-touches.ts'
import { type DirectoryNotice, directoryNoticeId, noNotice } from '../../domain/people/directory-notice.ts'
import {
  columnsOf,
  heldBack,
  type HeldRow,
  type HolderChange,
  isGain,
  isSameItem,
  isSameSecond,
  mailOf,
  matchRows,
  nameOf,
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
import { whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { noticeChanges } from './notice-changes.ts'

type Needs = Pick<Ports, 'rightRows' | 'directoryNotice' | 'directory' | 'history' | 'commit' | 'now'>
/** Changes that are remembered for the cards that tell of them. */
const changesKept = 100

/**
 * Part of the job `directory.read`: what people changed in the lists that give rights counts where somebody of comms or
 * an administrator wrote it and does not gain by it. Else whoever held the right holds it, and comms is told. What is
 * read first is taken as it is.
 */
export async function followHolders(ports: Needs, settings: WorkingHours): Promise<void> {
  for (const list of rightLists) {
    const rows = await ports.rightRows.all(list)
    if (rows === null) continue
    const done = await whileStale(() => followList(ports, settings, list, rows))
    if (typeof done === 'object') throw new Unavailable(done.kind)
  }
}

async function followList(
  ports: Needs,
  settings: WorkingHours,
  list: RightList,
  rows: RightRow[],
): Promise<'done' | 'stale'> {
  // Whatever counts does so at once; who is told by night is told in the morning.
  const calm = afterQuietHours(ports.now(), settings)
  const before = (await ports.directoryNotice.byId(directoryNoticeId)) ?? noNotice
  const known = before.held?.[list]
  if (!known) {
    // Nobody has filled it yet.
    if (rows.length === 0) return 'done'
    const held = rows.map(row => ({ ...row, seen: row.values }))
    const details = { wanted: rows.length }
    return save(
      ports,
      before,
      { held: { ...before.held, [list]: held } },
      [entry('list.rights-adopted', list, details)],
      calm,
    )
  }
  const { pairs, gone } = matchRows(rows, known)
  const judged = await Promise.all(pairs.map(([row, one]) => judgeRow(ports, list, row, one)))
  // Who took a row out is not to be known: what it gives nobody may go, all else stays.
  const left = gone.filter(({ values }) => rightColumns[list].holders.some(column => mailOf(values[column]) !== null))
  const held = [...judged.map(({ row }) => row), ...left]
  const others = (before.heldBack ?? []).filter(one => one.list !== list)
  const changes = judged.flatMap(one => one.changes)
  return save(
    ports,
    before,
    {
      held: { ...before.held, [list]: held },
      heldBack: [
        ...others,
        ...heldBack(
          list,
          judged.map(({ row }) => row),
          left,
        ),
      ],
      changes: [...(before.changes ?? []), ...changes].slice(-changesKept),
    },
    changes.flatMap(one => changesOf(one, calm)),
    calm,
  )
}

function entry(
  verb: 'list.rights-adopted' | 'list.right-changed',
  list: RightList,
  details: Record<string, string | number | null>,
  actor: Named | null = null,
): Change {
  return { journal: { verb, actor, subject: list, seal: null, details } }
}

/** Both sides are told. */
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

type Judged = { row: HeldRow; changes: HolderChange[] }

async function judgeRow(ports: Needs, list: RightList, row: RightRow, known: HeldRow | null): Promise<Judged> {
  const isSame = known !== null && isSameItem(row, known)
  if (isSame && row.changedAt === known.changedAt) return { row: known, changes: [] }
  const next: HeldRow = { ...row, values: { ...known?.values }, seen: row.values }
  const changes: HolderChange[] = []
  const touches = await touchesIn(ports, list, row, isSame ? known : null)
  for (const { by, values } of lastByHand(await counting(ports, list, touches ?? [])))
    for (const [column, value] of Object.entries(values)) {
      if (sameCell(value, next.values[column])) continue
      const after = { ...next.values, ...values }
      if (isGain(list, column, await namesOf(ports, list, after, by.id))) {
        await refusedAttempt(ports, by, { what: 'list.right', subject: list }, { kind: 'for-oneself' })
        continue
      }
      changes.push(await changeOf(ports, list, { before: next.values, after, column, by }))
      next.values = { ...next.values, [column]: value }
    }
  return { row: next, changes }
}

/** The columns that name that person, by whichever of their addresses. */
async function namesOf({ directory }: Needs, list: RightList, row: ListValues, person: PersonId): Promise<string[]> {
  const { holders } = rightColumns[list]
  const found = await directory.byMails(holders.flatMap(column => mailOf(row[column]) ?? []))
  return holders.filter(column => found.get(mailOf(row[column]) ?? '')?.id === person)
}

type Written = { before: ListValues; after: ListValues; column: string; by: Actor }

async function changeOf(ports: Needs, list: RightList, { before, after, column, by }: Written): Promise<HolderChange> {
  const [from, to] = [before[column] ?? null, after[column] ?? null]
  const isHolder = rightColumns[list].holders.some(one => one === column)
  const mails = isHolder ? [mailOf(from), mailOf(to)].filter(mail => mail !== null) : []
  const people = [...(await ports.directory.byMails(mails)).values()].map(({ id }) => id)
  const row = nameOf({ values: before }) || nameOf({ values: after })
  return { at: ports.now(), list, row, column, from, to, by: named(by), people: [...new Set(people)] }
}

/** Null: nobody can tell who did what. `known`: what was judged last; null: of a row that is new. */
async function touchesIn(
  { rightRows }: Needs,
  list: RightList,
  { itemId, createdAt, values: now }: RightRow,
  known: HeldRow | null,
): Promise<ListTouch[] | null> {
  const columns = columnsOf(list)
  const versions = (await rightRows.versions(list, itemId)) ?? []
  if (known) {
    const isKnown = ({ values, changedAt }: ListVersion): boolean =>
      isSameSecond(changedAt, known.changedAt) && sameRow(values, known.seen, columns)
    return touchesSince(versions, { now, columns, isKnown })
  }
  const [first] = versions
  return first && isSameSecond(first.changedAt, createdAt) && sameRow(versions.at(-1)!.values, now, columns)
    ? touchesOf(versions, columns)
    : null
}

/** What somebody of comms or an administrator wrote; of all others the attempt is kept. */
async function counting(ports: Needs, list: RightList, touches: readonly ListTouch[]): Promise<ListTouch<Actor>[]> {
  const judges = new Map<PersonId, Actor | null>()
  const found: ListTouch<Actor>[] = []
  for (const { by, ...touch } of touches) {
    if (by.kind !== 'person') continue
    if (!judges.has(by.id)) judges.set(by.id, await judgeOf(ports, list, by.id))
    const judge = judges.get(by.id)
    if (judge) found.push({ ...touch, by: judge })
  }
  return found
}

async function judgeOf(ports: Needs, list: RightList, id: PersonId): Promise<Actor | null> {
  const person = await ports.directory.person(id)
  if (!person?.enabled) return null
  const actor: Actor = { ...named(person), locale: 'fr', roles: await ports.directory.roles(person.id) }
  if (isComms(actor) || isAdmin(actor)) return actor
  await refusedAttempt(ports, actor, { what: 'list.right', subject: list }, { kind: 'not-comms' })
  return null
}
