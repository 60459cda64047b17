import type { IdentitySet, ListItem as GraphItem, ListItemVersion } from '@microsoft/microsoft-graph-types'
import { Misconfigured } from '../../core/domain/errors.ts'
import type { ListVersion } from '../../core/domain/initiatives/list-touches.ts'
import type { Hand, ListItem, ListValues } from '../../core/domain/initiatives/listed-item.ts'
import type { Graph } from '../graph.ts'
import { isRefusal } from '../transport/failure.ts'

/** More versions no hand made: where a program writes again and again, it is not found out who did what. */
const versionsMost = 500

type Tagged = { '@odata.etag'?: string }
/** Graph's own type lacks what delta says of a deleted item. */
export type AnyItem = GraphItem & Tagged & { deleted?: unknown }

/** `appId`: Mary's own, by which she recognises what she wrote. */
export function readItem(item: AnyItem, appId: string): ListItem {
  const fields = (item.fields ?? {}) as Record<string, unknown>
  const { MaryId: own } = fields
  return {
    itemId: item.id ?? '',
    etag: etagOf(item),
    values: valuesIn(fields),
    initiativeId: typeof own === 'string' && own !== '' ? own : null,
    createdBy: handOf(item.createdBy, appId),
    createdAt: instantOf(item.createdDateTime),
    changedBy: handOf(item.lastModifiedBy, appId),
    changedAt: instantOf(item.lastModifiedDateTime),
  }
}

/**
 * What an item was after each saving, the oldest first; null: Mary may not read it, or there are too many.
 * https://learn.microsoft.com/graph/api/listitem-list-versions
 */
export async function readVersions(graph: Graph, item: string, appId: string): Promise<ListVersion[] | null> {
  const found: ListItemVersion[] = []
  try {
    const ask = { needs: 'Sites.Selected (read on the site)', query: { $expand: 'fields' } }
    for await (const page of graph.pages<ListItemVersion>(`${item}/versions`, ask)) {
      found.push(...page)
      if (found.length > versionsMost) return null
    }
  } catch (error) {
    if (error instanceof Misconfigured || isRefusal(error, 400, 404)) return null
    throw error
  }
  // « 3.0 » is newer than « 2.0 »; the page promises no order.
  return found
    .toSorted((one, other) => Number(one.id) - Number(other.id))
    .map(({ fields, lastModifiedBy, lastModifiedDateTime }) => ({
      values: valuesIn((fields ?? {}) as Record<string, unknown>),
      changedBy: handOf(lastModifiedBy, appId),
      changedAt: instantOf(lastModifiedDateTime),
    }))
}

export function etagOf({ eTag, '@odata.etag': tag }: AnyItem): string | null {
  return tag ?? eTag ?? null
}

/** SharePoint's own columns are mixed with those that people see. */
const system =
  /^(?:@|_|id$|ID$|LinkTitle|ContentType|Modified|Created|AuthorLookup|EditorLookup|Attachments$|Edit$|ItemChild|FolderChild|App(?:Author|Editor)|Compliance)/

export function valuesIn(fields: Record<string, unknown>): ListValues {
  const own = Object.entries(fields).filter(([name]) => !system.test(name))
  return Object.fromEntries(own.map(([name, value]) => [name, textOf(value)]))
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** An edit in a browser names a user alone; one through an app also names the app. */
function handOf(identity: IdentitySet | null | undefined, appId: string): Hand {
  if (identity?.application?.id === appId) return { kind: 'mary' }
  const { id, displayName } = identity?.user ?? {}
  return id ? { kind: 'person', id, name: displayName ?? '' } : { kind: 'other' }
}

/** Graph writes no milliseconds: instants are compared as texts. */
function instantOf(written: string | null | undefined): string {
  const ms = Date.parse(written ?? '')
  return new Date(Number.isNaN(ms) ? 0 : ms).toISOString()
}
