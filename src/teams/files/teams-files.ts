import type { Dispatcher, request } from 'undici'
import { Unavailable } from '../../core/domain/errors.ts'
import { fileMaxMegabytes } from '../../core/domain/files/file-kind.ts'
import type { TeamsFiles } from '../../core/ports/outside.ts'
import { bytesWithin } from '../../outward/bytes-within.ts'
import type { Credential } from '../../outward/credential.ts'
import { botScope } from '../bot-scope.ts'
import { fileOrigins, type FileOriginsOptions } from './file-origins.ts'
import { privateAddress, publicLookup, refusePrivate } from '../../outward/public-address.ts'
import { dispatcherOut } from '../../settings/way-out.ts'

/** Of one file, all hops together. */
const wholeMs = 30_000
const connectMs = 5_000
/** Counted while it comes, whatever the far side says of its length. */
const fileMaxBytes = fileMaxMegabytes * 1024 * 1024
/** OneDrive sends a browser on once or twice. */
const hopsMax = 3

type Options = FileOriginsOptions & {
  credential: Pick<Credential, 'token'>
  /** Of names to addresses; DNS, but in tests. */
  lookup?: Parameters<typeof publicLookup>[0]
  wholeMs?: number
}

/**
 * Fetches what people attached, from Microsoft's own origins alone. The bot's token goes only to the Bot service, and
 * never along with a redirect to anybody else.
 */
export function createTeamsFiles({ credential, lookup, ...options }: Options): TeamsFiles {
  const origins = fileOrigins(options)
  let opening: Promise<Undici> | undefined
  const judged = (address: string) => {
    const url = URL.canParse(address) ? new URL(address) : null
    return url && origins.judge(url) !== null ? url : null
  }
  const hop = async (url: URL, needsToken: boolean, signal: AbortSignal): Promise<Dispatcher.ResponseData> => {
    const token = needsToken && origins.judge(url) === 'bot-service' ? await credential.token(botScope) : null
    const { outside, standIn, ...undici } = await (opening ??= openUndici(lookup))
    if (!origins.isStandIn(url)) await refusePrivate(url, lookup)
    return undici.request(url, {
      // Nothing is unpacked: a small file stays small.
      headers: { 'accept-encoding': 'identity', ...(token !== null && { authorization: `Bearer ${token}` }) },
      dispatcher: origins.isStandIn(url) ? standIn : outside,
      signal,
    })
  }
  return {
    mayFetch: address => judged(address) !== null,
    async fetch({ url: address, needsToken }, most = fileMaxBytes) {
      const signal = AbortSignal.timeout(options.wholeMs ?? wholeMs)
      try {
        let url = judged(address)
        for (let hops = 0; url !== null && hops <= hopsMax; hops++) {
          const response = await hop(url, needsToken, signal)
          const next = onward(response, url)
          if (next === null) return await read(response, Math.min(most, fileMaxBytes))
          await response.body.dump()
          url = judged(next)
        }
        return null
      } catch (cause) {
        if (isPrivate(cause)) return null
        throw cause instanceof Unavailable ? cause : new Unavailable('teams-file', { cause })
      }
    },
  }
}

type Undici = { request: typeof request; outside: Dispatcher; standIn: Dispatcher }

/** undici is loaded with the first file. */
async function openUndici(lookup: Options['lookup']): Promise<Undici> {
  const undici = await import('undici')
  const outside = dispatcherOut(undici, { connectMs, lookup: publicLookup(lookup) })
  return { request: undici.request, outside, standIn: dispatcherOut(undici, { connectMs }) }
}

/** Where a redirect leads; null: it is none. */
function onward({ statusCode, headers }: Dispatcher.ResponseData, from: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null
  const { location } = headers
  return typeof location === 'string' && URL.canParse(location, from.href) ? new URL(location, from).href : ''
}

/** Null: gone for good, since an address lives only for minutes. */
async function read(
  { statusCode, body }: Dispatcher.ResponseData,
  most: number,
): Promise<Uint8Array | 'too-large' | null> {
  if (statusCode !== 200) {
    await body.dump()
    if ([400, 401, 403, 404, 410].includes(statusCode)) return null
    throw new Unavailable('teams-file')
  }
  return (await bytesWithin(body, most)) ?? 'too-large'
}

function isPrivate(cause: unknown, depth = 0): boolean {
  if (typeof cause !== 'object' || cause === null || depth > 5) return false
  if ('code' in cause && cause.code === privateAddress) return true
  if (cause instanceof AggregateError) return cause.errors.some(one => isPrivate(one, depth + 1))
  return 'cause' in cause && isPrivate(cause.cause, depth + 1)
}
