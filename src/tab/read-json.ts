import type { IncomingMessage } from 'node:http'
import { readBody } from '../http/read-body.ts'
import { parseJson } from '../http/take-notification.ts'
import type { TabRefusal } from './tab-route.ts'

/** The limit of an activity of Teams. */
const bodyMost = 256 * 1024

/** `refusal`: for the sender; null: the sender is gone. */
export type ReadJson = { kind: 'read'; body: Record<string, unknown> } | { kind: 'refused'; refusal: TabRefusal | null }

export async function readJson(request: IncomingMessage): Promise<ReadJson> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return { kind: 'refused', refusal: { status: 415, error: 'only JSON is accepted' } }
  const body = await readBody(request, bodyMost)
  if (body.kind === 'cut') return { kind: 'refused', refusal: null }
  if (body.kind === 'too-large') return { kind: 'refused', refusal: { status: 413, error: 'too large' } }
  const json = parseJson(body.bytes)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { kind: 'refused', refusal: { status: 400, error: 'not an object' } }
  return { kind: 'read', body: json as Record<string, unknown> }
}
