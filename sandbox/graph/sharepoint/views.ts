import type { Town } from '../../town/town.ts'
import type { KeptColumn, KeptItem, KeptList, KeptVersion } from './store/kept.ts'

type View = Record<string, unknown>

export const siteKey = (town: Town): string => town.site.id.split(',')[1] ?? ''

export function siteView({ site }: Town, origin: string): View {
  return {
    '@odata.context': `${origin}/v1.0/$metadata#sites/$entity`,
    id: site.id,
    name: site.webUrl.split('/').at(-1),
    displayName: site.displayName,
    description: '',
    createdDateTime: '2026-01-05T08:00:00Z',
    lastModifiedDateTime: '2026-01-05T08:00:00Z',
    webUrl: site.webUrl,
    root: {},
    siteCollection: { hostname: new URL(site.webUrl).hostname },
  }
}

export function listView(town: Town, list: KeptList): View {
  return {
    '@odata.etag': `"${list.id},1"`,
    id: list.id,
    name: list.name,
    displayName: list.displayName,
    description: list.description,
    eTag: `"${list.id},1"`,
    createdDateTime: list.createdAt,
    lastModifiedDateTime: list.createdAt,
    webUrl: `${town.site.webUrl}/Lists/${encodeURIComponent(list.name)}`,
    createdBy: byApp(town),
    parentReference: { siteId: town.site.id },
    list: { contentTypesEnabled: false, hidden: false, template: list.template },
  }
}

/** Who edits in a browser is a user alone, and no application. */
function byWhom(town: Town, id: string | null | undefined): View {
  const person = id ? town.people.find(one => one.id === id) : undefined
  return person ? { user: { id: person.id, displayName: person.displayName } } : byApp(town)
}

export const byApp = (town: Town): View => ({ application: { id: town.appId, displayName: 'Mary' } })

export function columnView(column: KeptColumn): View {
  const { id, name, displayName, description, enforceUniqueValues, hidden, indexed, readOnly, required } = column
  return {
    id,
    name,
    displayName,
    description,
    enforceUniqueValues,
    hidden,
    indexed,
    readOnly,
    required,
    columnGroup: readOnly ? '_Hidden' : 'Custom Columns',
    [column.kind]: column.facet,
  }
}

export const itemTag = (item: KeptItem): string => `"${item.key},${item.version}"`

export function itemView(town: Town, list: KeptList, item: KeptItem): View {
  return {
    '@odata.etag': itemTag(item),
    id: item.id,
    eTag: itemTag(item),
    createdDateTime: item.createdAt,
    lastModifiedDateTime: item.modifiedAt,
    webUrl: `${town.site.webUrl}/Lists/${encodeURIComponent(list.name)}/${item.id}_.000`,
    createdBy: byWhom(town, item.createdBy),
    lastModifiedBy: byWhom(town, item.modifiedBy),
    parentReference: { id: list.id, siteId: town.site.id },
    contentType: { id: '0x0100', name: 'Item' },
  }
}

/** https://learn.microsoft.com/graph/api/resources/listitemversion */
export function versionView(town: Town, item: KeptItem, one: KeptVersion, withFields: boolean): View {
  return {
    id: `${one.version}.0`,
    lastModifiedDateTime: one.modifiedAt,
    lastModifiedBy: byWhom(town, one.modifiedBy),
    ...(withFields && { fields: fieldsView({ ...item, ...one }) }),
  }
}

/** A field that holds nothing is left out, as SharePoint does. */
export function fieldsView(item: KeptItem, select?: string[]): View {
  const own = Object.entries(item.fields).filter(([, value]) => value !== null && value !== undefined)
  const all: View = {
    ...Object.fromEntries(own),
    ...(item.fields.Title === undefined ? {} : { LinkTitle: item.fields.Title, LinkTitleNoMenu: item.fields.Title }),
    id: item.id,
    ContentType: 'Item',
    Modified: item.modifiedAt,
    Created: item.createdAt,
    AuthorLookupId: '12',
    EditorLookupId: '12',
    _UIVersionString: `${item.version}.0`,
    Attachments: false,
    Edit: '',
    ItemChildCount: '0',
    FolderChildCount: '0',
  }
  const names = select?.filter(name => name in all) ?? Object.keys(all)
  const picked = Object.fromEntries(names.map(name => [name, all[name]]))
  return { '@odata.etag': itemTag(item), ...picked }
}
