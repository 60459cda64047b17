import type { Answered } from '../core/ports/networks.ts'
import { shallowJson } from '../outward/shallow-json.ts'
import { fieldsOf, ofFailure, retryIn } from './answers.ts'

/** The server's answer, or why there is none. `no`: it refused, for a reason that the caller may know. */
export type Asked = Answered<{ data: unknown }> | { kind: 'no'; status: number; data: Record<string, unknown> }

/**
 * One request of an API that answers in JSON; never rejects. A page in place of JSON says nothing of what became of the
 * request: something before the server wrote it, so that the outcome is unknown, whatever its status. The key of the
 * request is removed from a refusal that quotes it.
 */
export async function askJson(
  send: typeof fetch,
  url: string,
  init: RequestInit & { headers: Record<string, string> },
): Promise<Asked> {
  try {
    const response = await send(url, init)
    const { status, headers, ok } = response
    const data = jsonIn(ok ? await response.text() : without(await response.text(), init.headers['authorization']))
    if (status === 429) return { kind: 'busy', retryInMs: retryIn(headers) }
    if (data === undefined || status >= 500 || (status >= 300 && status < 400)) return { kind: 'unknown' }
    return ok ? { kind: 'done', data } : { kind: 'no', status, data: fieldsOf(data) }
  } catch (error) {
    return ofFailure(error)
  }
}

function jsonIn(text: string): unknown {
  try {
    return shallowJson(text)
  } catch {
    return undefined
  }
}

/** `Bearer key`, `Basic key`. */
function without(text: string, authorization = ''): string {
  const key = authorization.split(' ')[1] ?? ''
  return key === '' ? text : text.replaceAll(key, '…')
}
