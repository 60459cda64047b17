import type { IncomingMessage } from 'node:http'
import { readBody } from './read-body.ts'
import { shallowJson } from '../outward/shallow-json.ts'

export type Notified = 'heard' | 'forged'

/** Longer than any token of Graph's. */
const tokenMost = 4 * 1024

/**
 * POST /graph/notifications. `echo`: Graph checks whether somebody answers there. `taken`: to be answered at once,
 * since Graph waits some seconds; the list is read afterwards, and a forger learns nothing from the answer. All that
 * `hear` does not believe counts as forged, as does a body that is too large to be read.
 * https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export async function takeNotification(
  request: IncomingMessage,
  most: number,
  hear: (body: unknown) => Promise<Notified>,
): Promise<{ kind: 'echo'; text: string } | { kind: 'taken' | 'too-large'; how: Notified } | { kind: 'cut' }> {
  const token = new URL(request.url ?? '/', 'http://mary').searchParams.get('validationToken')
  if (token !== null) return { kind: 'echo', text: token.slice(0, tokenMost) }
  const body = await readBody(request, most)
  if (body.kind === 'cut') return { kind: 'cut' }
  if (body.kind === 'too-large') return { kind: 'too-large', how: 'forged' }
  const json = parseJson(body.bytes)
  return { kind: 'taken', how: json === undefined ? 'forged' : await hear(json) }
}

export function parseJson(bytes: Buffer): unknown {
  try {
    return shallowJson(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
