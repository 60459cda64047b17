import type { ServerResponse } from 'node:http'
import { finished } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { PersonId } from '../core/domain/actor.ts'
import type { Logger } from '../log.ts'
import { onceAMinute } from '../timing/once-a-minute.ts'
import { type EventLine, openEventLine } from './event-line.ts'
import { type AllPages, createPagePlaces } from './page-places.ts'

export type HeadsOptions = {
  /** A value that changes with every decision, in any process: read only while a page is followed. */
  head(): Promise<unknown>
  /** Whether Mary is for this account. Throws while nobody can say. */
  admits(person: PersonId): Promise<boolean>
  log: Pick<Logger, 'warn'>
  headEveryMs?: number
  sayEveryMs?: number
  /** How long an admission counts. */
  admittedMs?: number
}

export type LiveHeads = {
  /**
   * Tells the page, at once and after every decision, that it may look again. `until`: in ms since 1970. Throws while
   * it cannot be found out who it is.
   */
  open(page: { person: PersonId; until: number }, response: ServerResponse): Promise<'open' | 'too-many' | 'not-ours'>
  close(): void
}

/** Two people who plan together see each other's moves within two seconds. */
const headEveryMs = 1_000
const admittedMs = 60_000

type Page = EventLine & { person: PersonId; admittedAt: number }

/** For pages that ask by themselves for what they show: one look at the head of the journal for all of them. */
export function createLiveHeads({ head, admits, log, ...options }: HeadsOptions, all: AllPages): LiveHeads {
  const places = createPagePlaces(all)
  const pages = new Set<Page>()
  const note = onceAMinute<unknown>({
    first: err => log.warn({ err }, 'what was decided could not be followed'),
    more: (err, more) => log.warn({ err, more }, 'what was decided could not be followed, again'),
  })
  let known: unknown
  let isFollowing = false
  let isClosed = false

  /** People who left the authority meanwhile are told nothing. */
  const tell = async (page: Page, now: unknown): Promise<void> => {
    try {
      if (performance.now() - page.admittedAt > (options.admittedMs ?? admittedMs)) {
        if (!(await admits(page.person))) return page.end()
        page.admittedAt = performance.now()
      }
      page.say(eventOf(now))
    } catch (error) {
      note('person', error)
    }
  }
  const look = async (): Promise<void> => {
    try {
      const now = await head()
      if (now === known) return
      known = now
      await Promise.all(Array.from(pages, page => tell(page, now)))
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
  const begin = (person: PersonId, until: number, response: ServerResponse): void => {
    const left = (): void => void pages.delete(page)
    const line = openEventLine(response, { until, sayEveryMs: options.sayEveryMs, left })
    const page: Page = { ...line, person, admittedAt: performance.now() }
    page.say(eventOf(known))
    pages.add(page)
    if (isClosed) page.end()
    void follow()
  }

  return {
    open: async ({ person, until }, response) => {
      const leave = isClosed ? null : places.take(person)
      if (leave === null) return 'too-many'
      // Also of a page that went before it was known whose it is.
      finished(response, leave)
      if (!(await admits(person))) return 'not-ours'
      if (pages.size === 0) known = await head().catch((error: unknown) => void note('head', error))
      if (!response.closed) begin(person, until, response)
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
