import type { Dispatcher } from 'undici'
import { isOwnHost, mayReach, publicLookup, refusePrivate } from '../outward/public-address.ts'
import { dispatcherOut } from '../settings/way-out.ts'
import type { SiteHook, SiteNews, Told } from '../core/ports/outside.ts'

export type SiteHookOptions = {
  url: string
  /** `whsec_…`: it signs, and is never sent. */
  secret: string
  /** Where the site's pages lie. */
  root: string
  /** Names of hosts of the authority's own network, whose addresses may be private. */
  hosts: readonly string[]
  /** Of names to addresses; DNS, but in tests. */
  lookup?: Parameters<typeof publicLookup>[0]
  now(): Date
  wholeMs?: number
}

const wholeMs = 15_000
const connectMs = 10_000
/** So much of an answer is read, and nothing made of it. */
const answerMost = 16_384
const types = {
  published: 'article.published',
  corrected: 'article.updated',
  'taken-back': 'article.removed',
} as const satisfies Record<SiteNews['what'], string>

/** Signed as https://www.standardwebhooks.com has it; a redirect is not followed, since nobody vouches for it. */
export function createSiteHook(options: SiteHookOptions): SiteHook {
  const url = new URL(options.url)
  return {
    tell: async news => {
      if (!mayReach(url, options.hosts)) return { kind: 'never' }
      try {
        return await send(url, bodyOf(news, options.root), news.id, options)
      } catch {
        return { kind: 'not-yet', retryInMs: null }
      }
    },
  }
}

/** What changed, and the address at which it is read; the words are not in it. */
function bodyOf({ what, at, postId, url }: SiteNews, root: string): string {
  const page = `${root}/articles/${postId}`
  return JSON.stringify({
    type: types[what],
    timestamp: at,
    data: { id: `urn:uuid:${postId}`, url: url ?? page, page, feed: `${root}/feed.atom` },
  })
}

async function send(url: URL, body: string, id: string, options: SiteHookOptions): Promise<Told> {
  const [{ Webhook }, undici] = await Promise.all([import('standardwebhooks'), import('undici')])
  const { secret, hosts, now } = options
  const at = now()
  const isOwn = isOwnHost(url, hosts)
  if (!isOwn) await refusePrivate(url, options.lookup)
  const dispatcher = dispatcherOut(undici, {
    connectMs,
    ...(!isOwn && { lookup: publicLookup(options.lookup) }),
  })
  try {
    const response = await undici.request(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mary',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
      dispatcher,
      signal: AbortSignal.timeout(options.wholeMs ?? wholeMs),
    })
    await response.body.dump({ limit: answerMost })
    return toldBy(response)
  } finally {
    await dispatcher.destroy()
  }
}

function toldBy({ statusCode, headers }: Dispatcher.ResponseData): Told {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'told' }
  // « No longer wanted », by the standard.
  if (statusCode === 410) return { kind: 'never' }
  const seconds = Number(headers['retry-after'])
  return { kind: 'not-yet', retryInMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null }
}
