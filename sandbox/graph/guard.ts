import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from '../faults.ts'
import { checkBearer } from '../login.ts'
import type { Answer, Handler } from '../router.ts'
import { failureAnswer, GraphFailure } from './failure.ts'
import type { GraphState } from './state.ts'

/** Lets in who carries a token for Graph, and turns refusals into answers. */
export function guarded(state: GraphState, handler: Handler): Handler {
  return async request => {
    state.requested?.(request.path)
    if (!(await checkBearer(state.keys, request.headers.authorization, state.origin()))) {
      return failureAnswer(new GraphFailure(401, 'InvalidAuthenticationToken', 'Access token is empty or not valid.'))
    }
    const answer = await refusing(handler)(request)
    if (answer.status >= 400) state.refused?.(answer.status)
    return { ...answer, headers: { 'request-id': randomUUID(), 'odata-version': '4.0', ...answer.headers } }
  }
}

export function refusing(handler: Handler): Handler {
  return async request => {
    try {
      return await handler(request)
    } catch (error) {
      if (error instanceof GraphFailure) return failureAnswer(error)
      throw error
    }
  }
}

/** Strikes a request with the fault that is on, if any. */
export function faulty(state: GraphState, handler: Handler): Handler {
  return async request => {
    const fault = state.faults.draw('graph')
    if (fault === undefined) return handler(request)
    if (fault.kind === 'slow') await wait(fault.delayMs ?? 2000)
    const refusal = refusalOf(fault)
    if (refusal !== undefined) throw refusal
    const answer: Answer = await handler(request)
    if (fault.kind !== 'cut-after-accept') return answer
    state.cut?.()
    return { ...answer, cut: true }
  }
}

function refusalOf(fault: Fault): GraphFailure | undefined {
  if (fault.kind === 'throttle') {
    return new GraphFailure(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': '1' })
  }
  if (fault.kind === 'down') {
    return new GraphFailure(503, 'serviceNotAvailable', 'The service is not available.', { 'retry-after': '2' })
  }
  if (fault.kind !== 'error') return undefined
  const status = fault.status ?? 500
  const headers: Record<string, string> = status === 429 || status === 503 ? { 'retry-after': '1' } : {}
  return new GraphFailure(
    status,
    status === 503 ? 'serviceNotAvailable' : 'generalException',
    'An unspecified error has occurred.',
    headers,
  )
}
