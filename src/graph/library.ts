import type { Drive, DriveItem, Permission } from '@microsoft/microsoft-graph-types'
import { Unavailable } from '../core/domain/errors.ts'
import { fileName, folderPath } from '../core/domain/files/file-name.ts'
import type { LibraryLinks } from '../core/ports/library-links.ts'
import type { Library, LibraryBin } from '../core/ports/outside.ts'
import { type Graph, segment } from './graph.ts'
import { forbidden, isRefusal, orNull, failureOf, networkFailure } from './transport/failure.ts'
import { createSite } from './lists/columns.ts'

/** A multiple of 320 KiB: https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
const sliceBytes = 16 * 320 * 1024
const sliceMs = 60_000

/** Up to here one request does it: https://learn.microsoft.com/graph/api/driveitem-put-content */
const smallBytes = 4 * 1024 * 1024
const needs = 'Sites.Selected (write on the site)'

/** `answer`: why SharePoint made none, as it says it: « 403 accessDenied ». */
export type LinkTried = { url: string; answer: null } | { url: null; answer: string }
type LinkTrial = { tryLink(folder: string, name: string): Promise<LinkTried> }

/** The site's own document library. Folders come into being with the first file in them. */
export function graphLibrary(
  graph: Graph,
  options: { siteId: string },
): Library & LibraryBin & LibraryLinks & LinkTrial {
  const site = createSite(graph, options.siteId)
  let drive: Promise<string> | undefined
  const findDrive = async (): Promise<string> => {
    const { id } = await graph.get<Drive>(`${await site()}/drive`, { needs, query: { $select: 'id' } })
    return `/drives/${segment(id ?? '')}`
  }
  const drivePath = (): Promise<string> =>
    (drive ??= findDrive().catch((error: unknown) => {
      drive = undefined
      throw error
    }))
  const pathOf = async (folder: string, name: string): Promise<string> => {
    const pieces = [...folderPath(folder), fileName(name)].map(encodeURIComponent).join('/')
    return `${await drivePath()}/root:/${pieces}`
  }
  // https://learn.microsoft.com/graph/api/driveitem-createlink
  const tryLink = async (folder: string, name: string): Promise<LinkTried> => {
    const path = `${await pathOf(folder, name)}:/createLink`
    try {
      const { link } = await graph.send<Permission>('POST', path, { type: 'view', scope: 'organization' }, { needs })
      return link?.webUrl ? { url: link.webUrl, answer: null } : { url: null, answer: 'a link without an address' }
    } catch (error) {
      // Sharing may be closed on the site or in the tenant: 400, 403.
      const refused = isRefusal(error, 400, 404) ? error : forbidden(error)
      if (refused) return { url: null, answer: `${refused.status} ${refused.code}`.trim() }
      throw error
    }
  }
  return {
    tryLink,
    share: async (folder, name) => (await tryLink(folder, name)).url,
    remove: async (folder, name) => {
      const item = await orNull(graph.get<DriveItem>(await pathOf(folder, name), { needs, query: { $select: 'id' } }))
      if (item === null) return false
      await orNull(graph.remove(`${await drivePath()}/items/${segment(item.id ?? '')}`, { needs }))
      return true
    },
    put: async (folder, name, contentType, bytes) => {
      const path = `${await pathOf(folder, name)}:`
      const item =
        bytes.byteLength > smallBytes
          ? await uploadInSlices(graph, path, bytes, needs)
          : await graph.send<DriveItem>('PUT', `${path}/content`, bytes, { needs, headers: typeOf(contentType) })
      if (!item.webUrl) throw new Unavailable('graph-no-address')
      return item.webUrl
    },
  }
}

/** It came with somebody's message: only what is a media type goes into a header. */
function typeOf(contentType: string): { 'Content-Type': string } {
  return { 'Content-Type': /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream' }
}

/** For files over 4 MB. Its address carries its own right to write, so no token goes there. */
async function uploadInSlices(graph: Graph, path: string, bytes: Uint8Array, needs: string): Promise<DriveItem> {
  const item = { item: { '@microsoft.graph.conflictBehavior': 'replace' } }
  const { uploadUrl } = await graph.send<{ uploadUrl: string }>('POST', `${path}/createUploadSession`, item, { needs })
  let last: DriveItem = {}
  for (let from = 0; from < bytes.byteLength; from += sliceBytes) {
    last = await putSlice(uploadUrl, bytes, from, needs)
  }
  return last
}

async function putSlice(uploadUrl: string, bytes: Uint8Array, from: number, needs: string): Promise<DriveItem> {
  const to = Math.min(from + sliceBytes, bytes.byteLength)
  const what = `PUT bytes ${from}-${to - 1}/${bytes.byteLength} of an upload`
  const headers = { 'Content-Range': `bytes ${from}-${to - 1}/${bytes.byteLength}` }
  const body = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
  const sent = fetch(uploadUrl, { method: 'PUT', headers, body, signal: AbortSignal.timeout(sliceMs) })
  const { response, text } = await sent
    .then(async response => ({ response, text: await response.text() }))
    .catch((cause: unknown) => {
      throw networkFailure(cause, what)
    })
  if (!response.ok) throw failureOf(response, text, what, needs)
  return text === '' ? {} : (JSON.parse(text) as DriveItem)
}
