import type { IdentitySet, ListItem as GraphItem } from '@microsoft/microsoft-graph-types'
import type { Hand, ListItem, ListValues } from '../../core/domain/initiatives/listed-item.ts'

type Tagged = { '@odata.etag'?: string }
/** Graph's own type lacks what delta says of an item that was deleted. */
export type AnyItem = GraphItem & Tagged & { deleted?: unknown }

/** `appId`: Mary's own, by which she knows what she wrote. */
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

export function etagOf({ eTag, '@odata.etag': tag }: AnyItem): string | null {
  return tag ?? eTag ?? null
}

/** SharePoint's own columns stand between those that people see. */
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

/** Whoever edits in a browser is a user alone; what acts through an app names the app besides. */
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
