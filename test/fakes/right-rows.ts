import type { ListVersion } from '../../src/core/domain/initiatives/list-touches.ts'
import type { ListValues } from '../../src/core/domain/initiatives/listed-item.ts'
import { columnsOf, inForce, nameOf, type RightList, type RightRow } from '../../src/core/domain/held-rights.ts'
import type { RightRows } from '../../src/core/ports/people.ts'
import type { PlainStores } from '../../src/core/plain-stores.ts'
import type { Instant } from '../../src/core/domain/time.ts'

export type FakeRightRows = RightRows & {
  /** Somebody saves a row in SharePoint; null: a program does. */
  save(list: RightList, itemId: string, who: string | null, values: ListValues): void
  remove(list: RightList, itemId: string): void
  /** The list is made anew, empty. */
  clear(list: RightList): void
  /** Nobody lets Mary read who saved what. */
  closed: boolean
}

type Kept = RightRow & { versions: ListVersion[] }

/** The lists that give rights, as SharePoint keeps them. Where nobody ever saved a row, there is no such list. */
export function createFakeRightRows(now: () => Instant): FakeRightRows {
  const lists = new Map<RightList, Map<string, Kept>>()
  const fake: FakeRightRows = {
    closed: false,
    save: (list, itemId, who, values) => {
      const rows = lists.get(list) ?? new Map<string, Kept>()
      lists.set(list, rows)
      const before = rows.get(itemId)
      const nothing = Object.fromEntries(columnsOf(list).map(column => [column, null]))
      const all = { ...nothing, ...before?.values, ...values }
      const changedBy = who === null ? ({ kind: 'other' } as const) : ({ kind: 'person', id: who, name: who } as const)
      const versions = [...(before?.versions ?? []), { values: all, changedBy, changedAt: now() }]
      rows.set(itemId, { itemId, createdAt: before?.createdAt ?? now(), changedAt: now(), values: all, versions })
    },
    remove: (list, itemId) => void lists.get(list)?.delete(itemId),
    clear: list => void lists.set(list, new Map()),
    all: async list => {
      const rows = lists.get(list)
      return rows ? [...rows.values()].map(({ versions: _, ...row }) => row) : null
    },
    versions: async (list, itemId) => (fake.closed ? null : (lists.get(list)?.get(itemId)?.versions ?? null)),
  }
  return fake
}

/** What is in force of a list, by the names of its rows. */
export async function rightsInForce(
  ports: { rightRows: RightRows; directoryNotice: PlainStores['directoryNotice'] },
  list: RightList,
): Promise<Record<string, ListValues>> {
  const held = (await ports.directoryNotice.byId('directory'))?.held?.[list]
  const rows = inForce(list, (await ports.rightRows.all(list)) ?? [], held).filter(row => nameOf(row) !== '')
  return Object.fromEntries(rows.map(row => [nameOf(row), row.values]))
}
