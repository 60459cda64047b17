import { type Change, refresh } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { type Initiative, isUndecided } from '../../domain/initiatives/initiative.ts'
import { differing } from '../../domain/initiatives/list-change.ts'
import {
  isItemOf,
  isMoved,
  type ListedItem,
  type ListValues,
  type Remark,
} from '../../domain/initiatives/listed-item.ts'
import { togetherSince } from '../../domain/initiatives/rewritten.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { departmentOfPerson } from '../people/department-of-person.ts'
import { followItem, type FollowNeeds } from './follow-item.ts'

type Needs = FollowNeeds & Pick<Ports, 'departments' | 'listedItems'>

/** If the item is edited again and again while it is written, the job comes by later. */
const mostRounds = 5

/**
 * The job after every change of an initiative, in chat and in the list: one item in the Microsoft List, as the
 * initiative now is. Changes in the list are read and followed first, then only the columns that differ are written,
 * over the very version that was read.
 */
export async function writeInitiativeToList(ports: Needs, id: string): Promise<void> {
  let isOverwritten = false
  for (let round = 0; round < mostRounds; round++) {
    const done = await writeOnce(ports, id, isOverwritten)
    if (done === 'done') return
    isOverwritten = done === 'moved-on'
  }
  throw new Unavailable('list-item-busy')
}

/** `stale`: our rows moved on; `moved-on`: the item did. */
async function writeOnce(ports: Needs, id: string, isOverwritten: boolean): Promise<'done' | 'stale' | 'moved-on'> {
  const listed = await ports.listedItems.byId(id)
  const read = await readInitiative(ports, id)
  if (!read || listed?.gone) return 'done'
  if (!listed) return create(ports, read, null, [])
  if (!isOverwritten && !isMoved(listed))
    return change(ports, read, listed, { ...listed, remarks: await remarksOf(read, listed) })
  const item = await ports.initiativeList.item(listed.itemId)
  if (!item || !isItemOf(item, id)) return deleted(ports, read, listed)
  const found = await followItem(ports, listed, item, () => readInitiative(ports, id))
  const now = await readInitiative(ports, id)
  const remarks = [...lasting(now, listed), ...found.filter(({ kind }) => kind !== 'not-asked')]
  return now ? change(ports, now, listed, { ...listed, etag: item.etag, values: item.values, remarks }) : 'done'
}

type Read = {
  initiative: Initiative
  wanted: ListValues
  say(remarks: Remark[]): Promise<ListValues>
  department: string | null
}

async function readInitiative(ports: Needs, id: string): Promise<Read | null> {
  const initiative = await ports.initiatives.byId(id)
  if (!initiative) return null
  const department = initiative.department ?? (await departmentOfPerson(ports, initiative.author.id))
  const post = initiative.postId === null ? null : await ports.posts.byId(initiative.postId)
  const say = (remarks: Remark[]): Promise<ListValues> =>
    ports.initiativeList.say({ ...initiative, department }, post?.reference ?? null, remarks)
  return { initiative, department, say, wanted: await say([]) }
}

/** Mary's remarks stay until she has something else to write. */
async function remarksOf(read: Read, listed: ListedItem): Promise<Remark[]> {
  const { remarks, values } = listed
  return Object.keys(differing(await read.say(remarks), values)).length > 0 ? lasting(read, listed) : remarks
}

/** What its author was not asked is remarked until somebody decides. */
function lasting(read: Read | null, { remarks }: ListedItem): Remark[] {
  return read && isUndecided(read.initiative) ? remarks.filter(({ kind }) => kind === 'not-asked') : []
}

/** `base`: the item as it is known now; `listed`: its row, as it was read. */
async function change(
  ports: Needs,
  read: Read,
  listed: ListedItem,
  base: ListedItem,
): Promise<'done' | 'stale' | 'moved-on'> {
  const wanted = differing(await read.say(base.remarks), base.values)
  if (Object.keys(wanted).length === 0) return keep(ports, read, listed.version, base)
  const written = await ports.initiativeList.change(base, wanted)
  switch (written.kind) {
    case 'written':
      return keep(ports, read, listed.version, { ...base, ...written.item })
    case 'moved-on':
      return 'moved-on'
    case 'gone':
      return deleted(ports, read, listed)
  }
}

async function create(
  ports: Needs,
  read: Read,
  before: ListedItem | null,
  remarks: Remark[],
  also: Change[] = [],
  rewrittenSince?: Instant,
): Promise<'done' | 'stale'> {
  const { id } = read.initiative
  const created = await ports.initiativeList.create(id, await read.say(remarks))
  const row: ListedItem = { id, version: 1, seen: null, remarks, ...created, ...(rewrittenSince && { rewrittenSince }) }
  return keep(ports, read, before?.version ?? 0, row, also)
}

/** Nothing accepted is lost: only an item that its author withdrew stays deleted. */
async function deleted(ports: Needs, read: Read, listed: ListedItem): Promise<'done' | 'stale'> {
  const { initiative } = read
  if (initiative.state === 'withdrawn') return keep(ports, read, listed.version, { ...listed, seen: null, gone: true })
  const { reference: subject, id: initiativeId } = initiative
  const at = togetherSince(ports.now())
  return create(
    ports,
    read,
    listed,
    [{ kind: 'rewritten' }],
    [
      { journal: { verb: 'initiative.rewritten', actor: null, subject, seal: null, details: { item: listed.itemId } } },
      // Which of the two cards is placed depends on how many items there were.
      refresh({ card: 'rewritten', initiativeId, at }),
      refresh({ card: 'rewritten-lines', at }),
    ],
    at,
  )
}

async function keep(
  ports: Needs,
  { initiative, department }: Read,
  version: number,
  row: ListedItem,
  also: Change[] = [],
): Promise<'done' | 'stale'> {
  const done = await ports.commit({ save: 'listed_item', row: { ...row, seen: null }, ifVersion: version }, ...also)
  if (done === 'stale') return done
  if (row.itemId === initiative.listItemId && department === initiative.department) return 'done'
  const noted = await ports.commit(
    {
      save: 'initiative',
      row: { ...initiative, listItemId: row.itemId, department },
      ifVersion: initiative.version,
    },
    refresh({ card: 'inbox', initiativeId: initiative.id }),
  )
  // The initiative moved on meanwhile: its own job writes the list again, and records the id then.
  if (noted === 'stale') await ports.commit({ job: 'initiative.list', data: { id: initiative.id } })
  return 'done'
}
