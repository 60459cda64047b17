import type { DriveItem } from '@microsoft/microsoft-graph-types'
import type { Graph } from '../graph.ts'
import { failureOf, networkFailure } from '../transport/failure.ts'

/** A multiple of 320 KiB: https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
const sliceBytes = 16 * 320 * 1024
const sliceMs = 60_000

/** For files over 4 MB. Its address carries its own right to write, so no token goes there. */
export async function uploadInSlices(graph: Graph, path: string, bytes: Uint8Array, needs: string): Promise<DriveItem> {
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
