import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { PersonId } from '../core/domain/actor.ts'
import type { Logger } from '../log.ts'
import { onceAMinute } from '../once-a-minute.ts'
import { eventHeaders, say } from './event-line.ts'
import { createPagePlaces } from './page-places.ts'

export type HeadsOptions = {
  /** What moves whenever anything is decided, in any process: asked for only while somebody looks. */
  head(): Promise<unknown>
  log: Pick<Logger, 'warn'>
  headEveryMs?: number
  sayEveryMs?: number
}

export type LiveHeads = {
  /** Says at once, and whenever anything was decided, that the page may look again. `until`: in ms since 1970. */
  open(page: { person: PersonId; until: number }, response: ServerResponse): Promise<'open' | 'too-many'>
  close(): void
}

/** Two who plan together see each other's moves within two seconds. */
const headEveryMs = 1_000
const sayEveryMs = 20_000
const longestMs = 3_600_000

/** For pages that ask for what they show by themselves: one look at the head of the journal, however many they are. */
export function createLiveHeads({ head, log, ...options }: HeadsOptions): LiveHeads {
  const places = createPagePlaces()
  const pages = new Set<ServerResponse>()
  const note = onceAMinute<unknown>({
    first: err => log.warn({ err }, 'what was decided could not be followed'),
    more: (err, more) => log.warn({ err, more }, 'what was decided could not be followed, again'),
  })
  let known: unknown
  let isFollowing = false
  let isClosed = false

  const look = async (): Promise<void> => {
    try {
      const now = await head()
      if (now !== known) for (const page of pages) say(page, eventOf(now))
      known = now
    } catch (error) {
      note('head', error)
    }
  }
  const follow = async (): Promise<void> => {
    if (isFollowing) return
    isFollowing = true
    while (pages.size > 0 && !isClosed) {
      await delay(options.headEveryMs ?? headEveryMs, undefined, { ref: false })
      await look()
    }
    isFollowing = false
  }

  return {
    open: async ({ person, until }, response) => {
      const leave = isClosed ? null : places.take(person)
      if (leave === null) return 'too-many'
      response.once('close', leave)
      if (pages.size === 0) known = await head().catch((error: unknown) => void note('head', error))
      if (response.closed) return 'open'
      response.writeHead(200, eventHeaders)
      say(response, eventOf(known))
      pages.add(response)
      const saying = setInterval(() => say(response, ':\n\n'), options.sayEveryMs ?? sayEveryMs).unref()
      const ending = setTimeout(() => response.end(), Math.max(0, Math.min(until - Date.now(), longestMs))).unref()
      response.once('close', () => {
        clearInterval(saying)
        clearTimeout(ending)
        pages.delete(response)
      })
      if (isClosed) response.end()
      void follow()
      return 'open'
    },
    close: () => {
      isClosed = true
      for (const page of pages) page.end()
    },
  }
}

function eventOf(head: unknown): string {
  return `data: ${JSON.stringify({ head: head ?? null })}\n\n`
}
