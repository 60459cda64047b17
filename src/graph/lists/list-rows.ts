import type { ListItem } from '@microsoft/microsoft-graph-types'
import { addressesIn } from '../../core/domain/audiences/people-list.ts'
import { Misconfigured } from '../../core/domain/errors.ts'
import { type Graph, segment } from '../graph.ts'
import { isRefusal } from '../transport/failure.ts'

export type ListRow = { id: string; createdAt: string; changedAt: string; fields: Record<string, unknown> }

/** All rows of a list that people keep; null: there is no such list. */
export async function listRows(
  graph: Graph,
  site: string,
  { name, columns }: { name: string; columns: readonly string[] },
): Promise<ListRow[] | null> {
  const rows: ListRow[] = []
  const query = { $expand: `fields($select=${columns.join(',')})`, $top: 999 }
  try {
    const pages = graph.pages<ListItem>(`${site}/lists/${segment(name)}/items`, {
      needs: 'Sites.Selected (read on the site)',
      query,
    })
    for await (const page of pages)
      rows.push(
        ...page.map(({ id, createdDateTime, lastModifiedDateTime, fields }) => ({
          id: id ?? '',
          createdAt: createdDateTime ?? '',
          changedAt: lastModifiedDateTime ?? '',
          fields: (fields ?? {}) as ListRow['fields'],
        })),
      )
    return rows
  } catch (error) {
    if (isRefusal(error, 404)) return null
    // Somebody renamed a column, or deleted it.
    if (isRefusal(error, 400)) throw new Misconfigured('list-columns', error.message, { cause: error })
    throw error
  }
}

/** People write `Claire Martin <claire.martin@ville.fr>` as well as the bare address. */
export function mailIn(value: unknown): string | null {
  return addressesIn(textOf(value))[0] ?? null
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
