import { failed, type Fetched, fetchIcs, type FetchOptions, isReadable } from './fetch-ics.ts'
import { readApart } from './read-apart.ts'
import type { Feeds } from '../core/ports/outside.ts'

/** `timeZone`: of the authority. */
export type FeedsOptions = FetchOptions & { timeZone: string }

export function createFeeds(options: FeedsOptions): Feeds {
  const { timeZone } = options
  const parse: Feeds['parse'] = (bytes, span) => readApart(bytes, { ...span, timeZone })
  return {
    mayRead: url => URL.canParse(url) && isReadable(new URL(url), options),
    parse,
    read: async (url, span, known) => {
      const fetched: Fetched = await fetchIcs(url, known, options)
      if (fetched.kind !== 'fetched') return fetched
      const { etag, modified } = fetched
      try {
        const read = await parse(fetched.bytes, span)
        return read ? { kind: 'read', ...read, etag, modified } : failed('no-calendar')
      } catch {
        // No thread could begin, for want of memory or processes: that passes, and the feed says since when it fails.
        return failed('away')
      }
    },
  }
}
