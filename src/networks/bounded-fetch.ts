import type { Dispatcher } from 'undici'
import { loopback } from '../settings/env-reader.ts'
import { bytesWithin } from '../outward/bytes-within.ts'
import { publicLookup, refusePrivate } from '../outward/public-address.ts'
import { dispatcherOut } from '../settings/way-out.ts'

/** The longest time for one request, its answer's body included. */
const wholeMs = 12_000
const connectMs = 10_000
/** A hundred answers of the public are some hundred kilobytes; reading what is longer holds everybody up. */
const bytesMost = 1_000_000

/** Nothing was sent, for a reason of the address itself. */
class NotSent extends Error {
  override readonly name = 'NotSent'
  readonly code = 'ENOTSENT'
}

/** Statuses whose answer has no body. */
const bodiless = [101, 204, 205, 304]

/**
 * `fetch` for a network: only https beyond this machine, no redirect that would carry a secret along, a time limit for
 * each request, a size limit for each body. It rejects as `fetch` does.
 */
export function boundedFetch(ends: { wholeMs: number } = { wholeMs }): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, { ...init, redirect: 'manual' })
    const { protocol, hostname } = new URL(request.url)
    if (protocol !== 'https:' && !loopback.has(hostname)) throw new NotSent('secrets travel over https alone')
    const timeout = AbortSignal.timeout(ends.wholeMs)
    const response = await fetch(request, { signal: AbortSignal.any([request.signal, timeout]) })
    const { status, statusText, headers } = response
    const bytes = await bodyOf(response)
    return new Response(bodiless.includes(status) ? null : bytes, { status, statusText, headers })
  }
}

/** The same for a server named by another one: only public addresses are followed. */
export function toPublic(bounded: typeof fetch, lookup?: Parameters<typeof publicLookup>[0]): typeof fetch {
  let opening: Promise<Dispatcher> | undefined
  const open = async (): Promise<Dispatcher> => {
    const undici = await import('undici')
    // Node's own `fetch` is of an older undici.
    return new undici.Dispatcher1Wrapper(dispatcherOut(undici, { connectMs, lookup: publicLookup(lookup) }))
  }
  return async (input, init) => {
    const dispatcher = await (opening ??= open())
    await refusePrivate(new URL(input instanceof Request ? input.url : input), lookup)
    return bounded(input, { ...init, dispatcher: dispatcher as never })
  }
}

async function bodyOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = response.body ? await bytesWithin(response.body, bytesMost) : Buffer.alloc(0)
  if (bytes === null) throw new Error('the answer is too long')
  return Uint8Array.from(bytes)
}

/** Codes of a request that never left, or never reached the server that it was for. */
const neverLeft =
  /^(?:ENOTSENT|EPRIVATE|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|\w*CERT\w*|SELF_SIGNED\w*|UNABLE_TO\w*|ERR_(?:TLS|SSL)\w*)$/

/** Whether the server certainly did nothing of what it was asked. */
export function didNotLeave(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every(one => didNotLeave(one, depth + 1))
  if ('code' in error && neverLeft.test(String(error.code))) return true
  return 'cause' in error && didNotLeave(error.cause, depth + 1)
}
