import type { Group } from '../../town/town.ts'
import { pickSelected } from '../odata/query.ts'
import { pageSize, type DeltaRow, type Tracked } from './delta.ts'
import type { Directory } from './directory.ts'
import { groupDefaults, groupView } from './views.ts'

const type = 'microsoft.graph.group'

type Seat = { id: string; isIn: boolean }

/** Direct members only, by their ids: https://learn.microsoft.com/graph/delta-query-groups */
export function trackedGroups(directory: Directory): Tracked {
  const { town } = directory
  return {
    context: 'groups',
    of: 'group',
    check: select => void pick(directory, town.groups[0]!, select),
    whole: reading => wholePage(directory, reading),
    changed: (changes, { select }) => {
      if (!withMembers(select)) return []
      const byGroup = new Map<string, Set<string>>()
      for (const change of changes) {
        if (change.of !== 'group') continue
        byGroup.set(change.id, (byGroup.get(change.id) ?? new Set()).add(change.member))
      }
      return [...byGroup].flatMap(([id, moved]) => {
        const group = directory.group(id)
        if (group === undefined) return []
        const members = new Set(group.members)
        const seats = [...moved].map(member => ({ id: member, isIn: members.has(member) }))
        return [{ ...pick(directory, group, select), 'members@delta': seats.map(seat => link(directory, seat)) }]
      })
    },
  }
}

const withMembers = (select: string[] | undefined): boolean =>
  select === undefined || select.includes('members') || select.includes('*')

/**
 * Page by page through the groups and, within each, through its members in the order of their ids: a person who comes
 * or goes meanwhile moves nobody else, and is told with the later changes.
 */
function wholePage(directory: Directory, { cursor, select, ids }: Parameters<Tracked['whole']>[0]) {
  const groups = directory.town.groups.filter(({ id }) => ids?.includes(id) !== false)
  const [from = '0', afterId = ''] = cursor.split(' ')
  const rows: DeltaRow[] = []
  let room = pageSize
  for (let at = Number(from), after = afterId; at < groups.length; at++, after = '') {
    if (room <= 0) return { rows, cursor: `${at} ${after}` }
    const group = groups[at]!
    const row = pick(directory, group, select)
    room -= 1
    const left = withMembers(select) ? seatsOf(directory, group).filter(({ id }) => id > after) : []
    const seats = left.slice(0, Math.max(room, 1))
    rows.push(seats.length === 0 ? row : { ...row, 'members@delta': seats.map(seat => link(directory, seat)) })
    room -= seats.length
    if (seats.length < left.length) return { rows, cursor: `${at} ${seats.at(-1)?.id}` }
  }
  return { rows }
}

/** Those of the past, too, whom the service may still name as removed. */
function seatsOf({ register }: Directory, group: Group): Seat[] {
  const members = new Set(group.members)
  const past = register
    .of(group.id)
    .flatMap(change => (change.of === 'group' && !members.has(change.member) ? [change.member] : []))
  const seats = [...members].map(id => ({ id, isIn: true })).concat([...new Set(past)].map(id => ({ id, isIn: false })))
  return seats.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function link(directory: Directory, { id, isIn }: Seat): DeltaRow {
  const isGroup = directory.group(id) !== undefined
  return {
    '@odata.type': isGroup ? `#${type}` : '#microsoft.graph.user',
    id,
    ...(isIn ? {} : { '@removed': { reason: 'deleted' } }),
  }
}

function pick(directory: Directory, group: Group, select: string[] | undefined): DeltaRow {
  const names = select?.filter(name => name !== 'members')
  const withId = names === undefined || names.includes('id') ? names : [...names, 'id']
  const view = pickSelected(groupView(directory, group), withId, groupDefaults, type)
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== null))
}
