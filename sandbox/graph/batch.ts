import { split, type Answer, type Handler, type Incoming, type Route } from '../router.ts'
import { badRequest, failureAnswer, GraphFailure } from './failure.ts'
import type { GraphState } from './state.ts'

type BatchRequest = {
  id: string
  method: string
  url: string
  headers?: Record<string, string>
  body?: unknown
  dependsOn?: string[]
}
type BatchAnswer = { id: string; status: number; headers?: Record<string, string>; body?: unknown }

/** https://learn.microsoft.com/graph/json-batching */
const mostRequests = 20

export function batchRoute(state: GraphState, dispatch: Handler): Route {
  return [
    'POST',
    '/v1.0/$batch',
    async request => {
      const asked = readBatch(request.body)
      const responses: BatchAnswer[] = []
      for (const each of asked) {
        state.requested?.(`/v1.0${split(each.url).path}`)
        responses.push(await answerOne(each, responses, request, dispatch))
      }
      return { status: 200, body: { responses } }
    },
  ]
}

function readBatch(body: unknown): BatchRequest[] {
  const requests = (body as { requests?: unknown } | null | undefined)?.requests
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('Invalid batch payload format.')
  if (requests.length > mostRequests) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${mostRequests}.`, 'MaxLimitReached')
  }
  const asked = requests as Partial<BatchRequest>[]
  const ids = new Set(asked.map(({ id }) => id))
  if (ids.size < asked.length) throw badRequest('Request ids of a batch must be unique.')
  for (const { id, method, url, body: inner, headers } of asked) {
    if ([id, method, url].some(each => typeof each !== 'string')) throw badRequest('Invalid batch payload format.')
    if (url?.startsWith('/') !== true) throw badRequest('The url of a batch request must be relative.')
    if (inner !== undefined && !Object.keys(headers ?? {}).some(name => name.toLowerCase() === 'content-type')) {
      throw badRequest('A batch request with a body must carry a Content-Type header.')
    }
  }
  return asked as BatchRequest[]
}

async function answerOne(
  asked: BatchRequest,
  before: BatchAnswer[],
  outer: Incoming,
  dispatch: Handler,
): Promise<BatchAnswer> {
  const { id, method, url, headers = {}, body, dependsOn = [] } = asked
  const failed = dependsOn.some(needed => (before.find(answer => answer.id === needed)?.status ?? 500) >= 400)
  if (failed) return toPart(id, failureAnswer(failedDependency()))
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const { path, query } = split(url)
  const { authorization } = outer.headers
  return toPart(
    id,
    await dispatch({
      method,
      path: `/v1.0${path}`,
      params: {},
      query,
      headers: { ...lower, authorization },
      body,
      raw: bytesOf(body),
    }),
  )
}

const failedDependency = (): GraphFailure =>
  new GraphFailure(424, 'FailedDependency', 'A request that this one depends on has failed.')

/** Bytes travel in base 64. */
function bytesOf(body: unknown): Buffer {
  if (typeof body === 'string') return Buffer.from(body, 'base64')
  return Buffer.from(body === undefined ? '' : JSON.stringify(body))
}

function toPart(id: string, { status, headers = {}, body }: Answer): BatchAnswer {
  if (body === undefined) return { id, status, headers }
  if (!Buffer.isBuffer(body)) return { id, status, headers: { ...headers, 'Content-Type': 'application/json' }, body }
  const isText = headers['content-type']?.startsWith('text/') === true
  return { id, status, headers, body: body.toString(isText ? 'utf8' : 'base64') }
}
