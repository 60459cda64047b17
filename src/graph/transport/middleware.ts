import { setTimeout as delay } from 'node:timers/promises'
import {
  type Context,
  GraphClientError,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client'
import type { Credential } from '../../outward/credential.ts'
import { retryAfterMs } from './failure.ts'

const requestMs = 10_000
const uploadMs = 60_000
/** Longer waits are the caller's, whose job comes again later: a person may be waiting for a card. */
const longestWaitMs = 2_000
const mostRetries = 2

/** The client drops the cause of underlying errors, except errors of its own kind. */
export function keepCause(): Middleware {
  return link(async (context, next) => {
    await next(context).catch((cause: unknown) => {
      throw Object.assign(new GraphClientError('the request failed'), { customError: cause })
    })
  })
}

/** The client's own handler sends no token to a host that is not Microsoft's, and gives up at the first 401. */
export function authenticate(credential: Credential, origin: string): Middleware {
  const scope = `${origin}/.default`
  return link(async (context, next) => {
    if (URL.parse(addressOf(context))?.origin !== new URL(origin).origin) return next(context)
    const token = await credential.token(scope)
    setHeader(context, 'Authorization', `Bearer ${token}`)
    await next(context)
    if (context.response?.status !== 401) return
    await context.response.body?.cancel()
    setHeader(context, 'Authorization', `Bearer ${await credential.renew(scope, token)}`)
    await next(context)
  })
}

type ShouldRetry = NonNullable<ConstructorParameters<typeof RetryHandlerOptions>[2]>

/** Waits for a short `Retry-After`. A request that may have been done (a POST after 503, 504) is never sent again. */
export function retryBriefly(): Middleware {
  const shouldRetry: ShouldRetry = (_delay, attempt, _request, options, response) => {
    if (options?.method === 'POST' && response.status !== 429) return false
    const asked = retryAfterMs(response)
    const again = asked === null ? attempt === 0 : asked <= longestWaitMs
    // An unread body holds its connection.
    if (again) void response.body?.cancel()
    return again
  }
  return new RetryHandler(new RetryHandlerOptions(1, mostRetries, shouldRetry))
}

/** Each attempt ends in time; bytes get longer. */
export function limitTime(): Middleware {
  return link(async (context, next) => {
    const bytes = context.options?.body instanceof Uint8Array
    context.options = { ...context.options, signal: AbortSignal.timeout(bytes ? uploadMs : requestMs) }
    await next(context)
  })
}

function link(execute: (context: Context, next: (context: Context) => Promise<void>) => Promise<void>): Middleware {
  let next: Middleware | undefined
  return {
    setNext: middleware => void (next = middleware),
    execute: context => execute(context, passed => next!.execute(passed)),
  }
}

/** The client passes addresses on as text. */
function addressOf(context: Context): string {
  const request: unknown = context.request
  return typeof request === 'string' ? request : ''
}

function setHeader(context: Context, name: string, value: string): void {
  const headers = new Headers(context.options?.headers)
  headers.set(name, value)
  context.options = { ...context.options, headers }
}

/** Lets one caller through at a time, at least `ms` apart, in the order in which they came. */
export function createSpacing(ms: number): () => Promise<void> {
  let next = 0
  return async () => {
    const now = performance.now()
    const at = Math.max(now, next)
    next = at + ms
    if (at > now) await delay(at - now)
  }
}
