import type { Drive, DriveItem, Permission } from '@microsoft/microsoft-graph-types'
import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import { fileName, folderPath } from '../core/domain/files/file-name.ts'
import type { Library, LibraryBin, LibraryLinks, LibraryName, LibraryNames } from '../core/ports/outside.ts'
import { type Graph, segment } from './graph.ts'
import { failureOf, forbidden, isRefusal, networkFailure, orNull } from './transport/failure.ts'
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
): Library & LibraryBin & LibraryLinks & LibraryNames & LinkTrial {
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
    called: async (isCalled, most) => {
      const look = async () => namesIn(graph, `${await drivePath()}/root/delta`, isCalled, most)
      // All changes so far are void: https://learn.microsoft.com/graph/api/driveitem-delta#response
      return look()
        .catch(error => (isRefusal(error, 410) ? look() : Promise.reject(error as Error)))
        .catch(refusedForGood)
    },
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

/** A site without a library has nothing to look at either. */
function refusedForGood(error: unknown): never {
  if (isRefusal(error, 410)) throw new Unavailable('graph-410', { cause: error })
  // A 403 is that error already.
  if (isRefusal(error, 404)) throw new Misconfigured('graph-closed', 'the library may not be read', { cause: error })
  throw error
}

type Told = { name: string; above: string }

/**
 * Items tell no path, and one may come twice, of which the last counts:
 * https://learn.microsoft.com/graph/api/driveitem-delta. A search would do it at once, but takes no `Sites.Selected`.
 */
async function namesIn(
  graph: Graph,
  path: string,
  isCalled: (name: string) => boolean,
  most: number,
): Promise<{ found: LibraryName[]; isPart: boolean }> {
  const [folders, called] = [new Map<string, Told>(), new Map<string, Told>()]
  let seen = 0
  const query = { $select: 'id,name,folder,root,deleted,parentReference' }
  for await (const page of graph.pages<DriveItem>(path, { needs, query })) {
    for (const { id = '', name, folder, root, deleted, parentReference } of page) {
      for (const told of [folders, called]) told.delete(id)
      if (root || deleted || !name) continue
      const item = { name, above: parentReference?.id ?? '' }
      if (folder) folders.set(id, item)
      if (isCalled(name)) called.set(id, item)
    }
    if ((seen += page.length) >= most) break
  }
  const found = [...called.values()].map(({ name, above }) => ({ folder: foldersAbove(folders, above), name }))
  return { found, isPart: seen >= most }
}

/** A whole path has at most 400 characters; for an item without a parent none is known. */
function foldersAbove(folders: ReadonlyMap<string, Told>, id: string): string[] {
  const names: string[] = []
  for (let at = folders.get(id); at && names.length < 200; at = folders.get(at.above)) names.unshift(at.name)
  return names
}

/** The content type came with somebody's message: only a valid media type may go into a header. */
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
