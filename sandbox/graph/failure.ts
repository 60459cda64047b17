import { randomUUID } from 'node:crypto'
import type { Answer } from '../router.ts'

/** A refusal in Graph's own words; thrown by what serves a request, turned into the answer by the guard. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure'
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** https://learn.microsoft.com/graph/errors */
export function failureAnswer({ status, code, message, headers }: GraphFailure): Answer {
  const requestId = randomUUID()
  const innerError = {
    date: new Date().toISOString().replace(/\.\d+Z/, ''),
    'request-id': requestId,
    'client-request-id': requestId,
  }
  return { status, headers: { ...headers, 'request-id': requestId }, body: { error: { code, message, innerError } } }
}

export const badRequest = (message: string, code = 'BadRequest'): GraphFailure => new GraphFailure(400, code, message)

/** The directory's words. */
export const noResource = (what: string): GraphFailure =>
  new GraphFailure(
    404,
    'Request_ResourceNotFound',
    `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`,
  )

/** SharePoint's words. */
export const noItem = (message = 'The resource could not be found.'): GraphFailure =>
  new GraphFailure(404, 'itemNotFound', message)
