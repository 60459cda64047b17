import type { Answer } from '../../router.ts'

/** An error as every XRPC service says it. https://atproto.com/specs/xrpc#error-responses */
export function xrpcError(status: number, error: string, message: string): Answer {
  return { status, body: { error, message } }
}

export const invalid = (message: string, error = 'InvalidRequest'): Answer => xrpcError(400, error, message)

/** The server names the second at which one may come again, and no `Retry-After`. */
export function tooMany(): Answer {
  const reset = String(Math.ceil(Date.now() / 1000) + 1)
  return {
    ...xrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded'),
    headers: { 'ratelimit-limit': '5000', 'ratelimit-remaining': '0', 'ratelimit-reset': reset },
  }
}
