import type { Town } from '../../../town/town.ts'
import { byApp } from '../views.ts'
import type { Drive } from './drive.ts'
import type { KeptDriveItem } from './kept.ts'

type View = Record<string, unknown>

export function driveView({ site, appId }: Town, origin: string): View {
  return {
    '@odata.context': `${origin}/v1.0/$metadata#drives/$entity`,
    id: site.driveId,
    driveType: 'documentLibrary',
    name: 'Documents',
    description: '',
    createdDateTime: '2026-01-05T08:00:00Z',
    lastModifiedDateTime: '2026-01-05T08:00:00Z',
    webUrl: `${site.webUrl}/Documents%20partages`,
    createdBy: { application: { id: appId, displayName: 'Mary' } },
    quota: { deleted: 0, remaining: 27_487_790_694_400, state: 'normal', total: 27_487_790_694_400, used: 0 },
  }
}

export function driveItemView(town: Town, origin: string, drive: Drive, item: KeptDriveItem): View {
  const { site } = town
  const path = drive.path(item)
  const parent = item.parentId === null ? undefined : drive.get(item.parentId)
  return {
    ...(item.isFolder ? {} : { '@microsoft.graph.downloadUrl': downloadAddress(origin, item) }),
    id: item.id,
    name: item.name,
    size: item.size,
    eTag: `"{${item.id}},${item.version}"`,
    cTag: `"c:{${item.id}},${item.version}"`,
    createdDateTime: item.createdAt,
    lastModifiedDateTime: item.modifiedAt,
    webUrl: `${site.webUrl}/Documents%20partages${path.split('/').map(encodeURIComponent).join('/')}`,
    createdBy: byApp(town),
    lastModifiedBy: byApp(town),
    parentReference: {
      driveType: 'documentLibrary',
      driveId: site.driveId,
      siteId: site.id,
      ...(parent === undefined
        ? {}
        : {
            id: parent.id,
            name: parent.name,
            path: `/drives/${site.driveId}/root:${drive.path(parent)}`,
          }),
    },
    fileSystemInfo: { createdDateTime: item.createdAt, lastModifiedDateTime: item.modifiedAt },
    ...(item.isFolder
      ? { folder: { childCount: drive.children(item.id).length } }
      : { file: { mimeType: item.contentType } }),
    ...(item.parentId === null ? { root: {} } : {}),
  }
}

/** For people who sign in to the organisation. https://learn.microsoft.com/graph/api/driveitem-createlink */
export function linkView({ site }: Town, origin: string, { id }: KeptDriveItem): View {
  const webUrl = `${new URL(site.webUrl).origin}/:v:/s/${site.webUrl.split('/').at(-1)}/${id}`
  return {
    '@odata.context': `${origin}/v1.0/$metadata#permission`,
    id,
    roles: ['read'],
    link: { type: 'view', scope: 'organization', webUrl },
  }
}

/** Opens without a token for everybody who has it; the version keeps it from naming other bytes. */
export function downloadAddress(origin: string, item: KeptDriveItem): string {
  return `${origin}/download/${item.id}?tempauth=${Buffer.from(`${item.id}~${item.version}`).toString('base64url')}`
}
