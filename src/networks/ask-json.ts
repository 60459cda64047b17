import type { Answered } from '../core/ports/networks.ts'
import { fieldsOf, ofFailure, retryIn } from './answers.ts'

/** The server's answer, or why there is none. `no`: it refused, for a reason that whoever asked may know of. */
export type Asked = Answered<{ data: unknown }> | { kind: 'no'; status: number; data: Record<string, unknown> }

/**
 * One request of an API that answers in JSON; never rejects. A page in place of JSON says nothing of what became of the
 * request: whatever stands before the server wrote it, so it is unknown, whatever its status.
 */
export async function askJson(send: typeof fetch, url: string, init: RequestInit): Promise<Asked> {
  try {
    const response = await send(url, init)
    const { status, headers } = response
    const data: unknown = await response.json().catch(() => undefined)
    if (status === 429) return { kind: 'busy', retryInMs: retryIn(headers) }
    if (data === undefined || status >= 500 || (status >= 300 && status < 400)) return { kind: 'unknown' }
    return response.ok ? { kind: 'done', data } : { kind: 'no', status, data: fieldsOf(data) }
  } catch (error) {
    return ofFailure(error)
  }
}
