import type { Person } from '../../town/town.ts'
import type { Change, Particulars } from '../../world/register.ts'
import { pickSelected } from '../odata/query.ts'
import { pageSize, type DeltaRow, type Tracked } from './delta.ts'
import type { Directory } from './directory.ts'
import { userDefaults, userView } from './views.ts'

const type = 'microsoft.graph.user'

/** What Graph shows of each particular. */
const shownAs: Record<keyof Particulars, readonly string[]> = {
  firstName: ['givenName'],
  lastName: ['surname'],
  displayName: ['displayName'],
  department: ['department'],
  managerId: ['manager'],
  accountEnabled: ['accountEnabled', 'assignedLicenses'],
  situation: ['assignedLicenses'],
}

/** https://learn.microsoft.com/graph/delta-query-users */
export function trackedUsers(directory: Directory): Tracked {
  const { town, register } = directory
  return {
    context: 'users',
    of: 'user',
    check: select => void pick(directory, town.people[0]!, select),
    whole: ({ cursor, select, ids }) => {
      if (ids !== undefined) {
        return { rows: ids.flatMap(id => directory.whoever(id) ?? []).map(one => rowOf(directory, one, select)) }
      }
      const start = Number(cursor)
      // The last of each page comes once more: the same object may stand on several pages.
      const page = town.people.slice(Math.max(0, start - 1), start + pageSize)
      const rows = page.map(person => rowOf(directory, person, select))
      const next = start + pageSize
      return next < town.people.length ? { rows, cursor: String(next) } : { rows }
    },
    changed: (changes, { select }, minimal) =>
      [...gathered(changes)].flatMap(([id, news]) => {
        const person = directory.whoever(id)
        if (person === undefined) return []
        if (!register.isThere(id) || news.isBack) return [rowOf(directory, person, select)]
        const names = [...news.names].filter(name => isSelected(select, name))
        if (names.length === 0) return []
        const view = pick(directory, person, minimal ? ['id', ...names] : select, names)
        return [names.includes('manager') ? { ...view, ...managerDelta(person, news.managers) } : view]
      }),
  }
}

type NewsOfOne = { names: Set<string>; managers: Set<string>; isBack: boolean }

function gathered(changes: Change[]): Map<string, NewsOfOne> {
  const byId = new Map<string, NewsOfOne>()
  for (const change of changes) {
    if (change.of !== 'user') continue
    const news = byId.get(change.id) ?? { names: new Set(), managers: new Set(), isBack: false }
    byId.set(change.id, news)
    if ('standing' in change) {
      news.isBack = change.standing === 'there'
      continue
    }
    for (const name of Object.keys(change.set) as (keyof Particulars)[]) {
      for (const shown of shownAs[name]) news.names.add(shown)
    }
    if (change.was.managerId) news.managers.add(change.was.managerId)
  }
  return byId
}

/** Without `$select` everything is tracked. */
const isSelected = (select: string[] | undefined, name: string): boolean =>
  select === undefined || select.includes(name) || select.includes('*')

/** The standard representation; of a deleted person, why they are gone. */
function rowOf(directory: Directory, person: Person, select: string[] | undefined): DeltaRow {
  const standing = directory.register.standing(person.id)
  if (standing !== 'there') {
    return { id: person.id, '@removed': { reason: standing === 'binned' ? 'changed' : 'deleted' } }
  }
  const row = pick(directory, person, select)
  return isSelected(select, 'manager') && person.managerId !== null
    ? { ...row, ...managerDelta(person, new Set()) }
    : row
}

/** What was never set is not there at all; what was emptied is null. */
function pick(directory: Directory, person: Person, select: string[] | undefined, changed: string[] = []): DeltaRow {
  const names = select?.filter(name => name !== 'manager')
  const withId = names === undefined || names.includes('id') ? names : [...names, 'id']
  const view = pickSelected(userView(directory, person), withId, userDefaults, type)
  return Object.fromEntries(Object.entries(view).filter(([name, value]) => value !== null || changed.includes(name)))
}

/** The one they have now, and those they had, in either order. */
function managerDelta({ id, managerId }: Person, before: Set<string>): DeltaRow {
  const link = (manager: string): DeltaRow => ({ '@odata.type': `#${type}`, id: manager })
  const gone = [...before]
    .filter(one => one !== managerId)
    .map(one => ({ ...link(one), '@removed': { reason: 'deleted' } }))
  const now = managerId === null ? [] : [link(managerId)]
  return { 'manager@delta': id < '8' ? [...gone, ...now] : [...now, ...gone] }
}
