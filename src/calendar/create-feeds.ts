import type { Feeds } from '../core/ports/feeds.ts'
import { type FetchOptions, fetchIcs, type Fetched, isReadable } from './fetch-ics.ts'
import { readApart } from './read-apart.ts'

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
      const read = await parse(fetched.bytes, span)
      const { etag, modified } = fetched
      return read
        ? { kind: 'read', ...read, etag, modified }
        : { kind: 'failed', because: 'no-calendar', retryInMs: null }
    },
  }
}
