import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Locale, PersonId } from '../core/domain/actor.ts'
import type { Logger } from '../log.ts'
import { onceAMinute } from '../once-a-minute.ts'
import { createPagePlaces } from './page-places.ts'

/** `until`: when the token of the page ends, in ms since 1970: the page comes back with a new one. */
export type Page = { person: PersonId; locale: Locale; until: number }

export type Live = {
  /** Streams the person's desk, at once and whenever it changes. Throws when it cannot be read now. */
  open(page: Page, response: ServerResponse): Promise<'open' | 'too-many' | 'not-ours'>
  /** Ends all streams; none opens any more. */
  close(): void
}

export type LiveOptions = {
  desk(person: PersonId, locale: Locale): Promise<object | 'not-ours'>
  /** What moves whenever anything is decided, in any process: asked for only while somebody looks. */
  head(): Promise<unknown>
  log: Pick<Logger, 'warn'>
  everyMs?: number
  sayEveryMs?: number
}

/** A change of another process shows within a few seconds. */
const everyMs = 2_000
/** Proxies cut what is silent; the page takes a line that says nothing for lost. */
const sayEveryMs = 20_000
const longestMs = 3_600_000
/** Reading desks takes this part of the time at most: on a day of many changes each page follows a little later. */
const restsFor = 4
const atOnce = 4
/** A page that reads no more is cut before it fills the memory. */
const unreadMost = 1024 * 1024
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // A proxy that gathers bytes before it passes them on would make it late.
  'x-accel-buffering': 'no',
}

/** `shown`: what its pages have, as JSON; `read`: the number of the reading that it comes from. */
type Desk = Pick<Page, 'person' | 'locale'> & { shown: string; read: number; pages: Set<ServerResponse> }

/**
 * Costs nothing while nobody looks. While somebody does, this process looks at the head of the journal every two
 * seconds; when it moved, the desks that are looked at are read again, each once however many pages show it, and what
 * changed is sent.
 */
export function createLive(options: LiveOptions): Live {
  return new LiveDesks(options)
}

class LiveDesks implements Live {
  readonly #options: LiveOptions
  readonly #desks = new Map<string, Desk>()
  readonly #places = createPagePlaces()
  readonly #note: (kind: string, error: unknown) => unknown
  #reads = 0
  /** Undefined: the desks are to be read again, whatever the head says. */
  #head: unknown = undefined
  #firstHead: Promise<void> | null = null
  #closed = false

  constructor(options: LiveOptions) {
    this.#options = options
    this.#note = onceAMinute<unknown>({
      first: err => options.log.warn({ err }, 'desks could not be followed'),
      more: (err, more) => options.log.warn({ err, more }, 'desks could not be followed, again'),
    })
  }

  async open(page: Page, response: ServerResponse): Promise<'open' | 'too-many' | 'not-ours'> {
    const leave = this.#closed ? null : this.#places.take(page.person)
    if (leave === null) return 'too-many'
    response.once('close', leave)
    try {
      // Known before the first desk is read: what changes from then on moves it.
      await (this.#firstHead ??= this.#watch())
      const before = this.#head
      const read = ++this.#reads
      const seen = await this.#options.desk(page.person, page.locale)
      if (seen === 'not-ours') {
        leave()
        return seen
      }
      if (this.#head !== before) this.#head = undefined
      if (!response.closed) this.#begin(page, response, { json: JSON.stringify(seen), read })
      return 'open'
    } catch (error) {
      leave()
      throw error
    }
  }

  close(): void {
    this.#closed = true
    for (const { pages } of this.#desks.values()) for (const page of pages) page.end()
  }

  #begin(page: Page, response: ServerResponse, seen: { json: string; read: number }): void {
    const { person, locale, until } = page
    const key = keyOf(page)
    const desk = this.#desks.get(key) ?? { person, locale, shown: '', read: 0, pages: new Set() }
    this.#desks.set(key, desk)
    this.#show(desk, seen)
    desk.pages.add(response)
    response.writeHead(200, headers)
    say(response, eventOf(desk.shown))
    const saying = setInterval(() => say(response, ':\n\n'), this.#options.sayEveryMs ?? sayEveryMs).unref()
    const ending = setTimeout(() => response.end(), Math.max(0, Math.min(until - Date.now(), longestMs))).unref()
    response.once('close', () => {
      clearInterval(saying)
      clearTimeout(ending)
      desk.pages.delete(response)
      if (desk.pages.size === 0) this.#desks.delete(key)
    })
    if (this.#closed) response.end()
  }

  /** Resolves once the head is known, and goes on as long as there are pages. */
  async #watch(): Promise<void> {
    this.#head = await this.#readHead()
    void this.#follow()
  }

  async #follow(): Promise<void> {
    const pauseMs = this.#options.everyMs ?? everyMs
    for (;;) {
      await delay(pauseMs, undefined, { ref: false })
      if (this.#places.taken() === 0 || this.#closed) break
      const head = await this.#readHead()
      if (head === undefined || head === this.#head) continue
      this.#head = head
      const began = performance.now()
      await this.#readAll()
      await delay((performance.now() - began) * restsFor, undefined, { ref: false })
    }
    this.#firstHead = null
  }

  /** Undefined while it cannot be read. */
  async #readHead(): Promise<unknown> {
    try {
      return await this.#options.head()
    } catch (error) {
      this.#note('head', error)
      return undefined
    }
  }

  async #readAll(): Promise<void> {
    const desks = [...this.#desks.values()]
    const next = async (): Promise<void> => {
      for (let desk = desks.pop(); desk; desk = desks.pop()) await this.#readAgain(desk)
    }
    await Promise.all(Array.from({ length: atOnce }, next))
  }

  async #readAgain(desk: Desk): Promise<void> {
    const read = ++this.#reads
    try {
      const seen = await this.#options.desk(desk.person, desk.locale)
      if (seen !== 'not-ours') return this.#show(desk, { json: JSON.stringify(seen), read })
      for (const page of desk.pages) page.end()
    } catch (error) {
      this.#note('desk', error)
      this.#head = undefined
    }
  }

  /** What was read earlier never takes the place of what was read later. */
  #show(desk: Desk, { json, read }: { json: string; read: number }): void {
    if (read < desk.read) return
    desk.read = read
    if (json === desk.shown) return
    desk.shown = json
    for (const page of desk.pages) say(page, eventOf(json))
  }
}

function keyOf({ person, locale }: Page): string {
  return `${person} ${locale}`
}

function eventOf(json: string): string {
  return `event: desk\ndata: ${json}\n\n`
}

function say(page: ServerResponse, text: string): void {
  if (page.writableLength > unreadMost) page.destroy()
  else page.write(text)
}
