import { type Actor, isAdmin, isComms, named, type PersonId } from '../../domain/actor.ts'
import { sameCell } from '../../domain/initiatives/list-change.ts'
import type { ListValues } from '../../domain/initiatives/listed-item.ts'
import {
  isSameSecond,
  lastByHand,
  type ListTouch,
  type ListVersion,
  sameRow,
  touchesOf,
  touchesSince,
} from '../../domain/initiatives/list-touches.ts'
import {
  columnsOf,
  type HeldRow,
  type HolderChange,
  isGain,
  isSameItem,
  mailOf,
  nameOf,
  rightColumns,
  type RightList,
  type RightRow,
} from '../../domain/held-rights.ts'
import type { Ports } from '../../ports.ts'
import { listActor } from '../initiatives/follow-item.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

type Needs = Pick<Ports, 'rightRows' | 'directory' | 'history' | 'now'>

/**
 * What of a row counts now: each cell as the last person wrote it who may. `given`: what counted before, in each list.
 */
export async function judgeRow(
  ports: Needs,
  list: RightList,
  [row, known]: readonly [RightRow, HeldRow | null],
  given: readonly HolderChange[],
): Promise<{ row: HeldRow; changes: HolderChange[] }> {
  const isSame = known !== null && isSameItem(row, known)
  if (isSame && row.changedAt === known.changedAt) return { row: known, changes: [] }
  const next: HeldRow = { ...row, values: { ...known?.values }, seen: row.values }
  const changes: HolderChange[] = []
  const touches = await touchesIn(ports, list, row, isSame ? known : null)
  for (const { by, values } of lastByHand(await counting(ports, list, touches ?? [])))
    for (const [column, value] of Object.entries(values)) {
      if (sameCell(value, next.values[column])) continue
      const after = { ...next.values, ...values }
      const gains = isGain(list, column, await namesOf(ports, list, after, by.id))
      if (gains || (await isReturned(ports, { list, column, value, by }, given))) {
        await refusedAttempt(ports, by, { what: 'list.right', subject: list }, { kind: 'for-oneself' })
        continue
      }
      changes.push(await changeOf(ports, list, { before: next.values, after, column, by }))
      next.values = { ...next.values, [column]: value }
    }
  return { row: next, changes }
}

/** The columns that name that person, by any of their addresses. */
async function namesOf({ directory }: Needs, list: RightList, row: ListValues, person: PersonId): Promise<string[]> {
  const { holders } = rightColumns[list]
  const found = await directory.byMails(holders.flatMap(column => mailOf(row[column]) ?? []))
  return holders.filter(column => found.get(mailOf(row[column]) ?? '')?.id === person)
}

type Cell = { list: RightList; column: string; value: string | null; by: Actor }

/** Two people who name each other would both gain: the second of the two changes is left to an administrator. */
async function isReturned(
  { directory }: Needs,
  { list, column, value, by }: Cell,
  given: readonly HolderChange[],
): Promise<boolean> {
  const to = rightColumns[list].holders.some(one => one === column) ? mailOf(value) : null
  if (to === null || isAdmin(by)) return false
  const mails = given.flatMap(one => mailOf(one.to) ?? [])
  const found = await directory.byMails([to, ...mails])
  const giver = found.get(to)?.id
  return given.some(one => one.by.id === giver && found.get(mailOf(one.to) ?? '')?.id === by.id)
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

/** Null: nobody can tell who did what. `known`: what was judged last; null: the row is new. */
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

/** Changes by comms or an administrator; for all others a refused attempt is recorded. */
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
  const actor = await listActor(ports, id, 'fr')
  if (actor === null || isComms(actor) || isAdmin(actor)) return actor
  await refusedAttempt(ports, actor, { what: 'list.right', subject: list }, { kind: 'not-comms' })
  return null
}
