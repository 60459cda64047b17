import type { ServerResponse } from 'node:http'
import { finished } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { Locale, PersonId } from '../core/domain/actor.ts'
import type { Instant } from '../core/domain/time.ts'
import type { Logger } from '../log.ts'
import { onceAMinute } from '../timing/once-a-minute.ts'
import { type EventLine, openEventLine } from './event-line.ts'
import { type AllPages, createPagePlaces, type PagePlaces } from './page-places.ts'

/** `body`: to be sent as it is; `changesAt`: when the clock alone changes it next; null: it does not. */
export type DeskRead = { body: object; changesAt: Instant | null }

/** `until`: when the token of the page ends, in ms since 1970: the page comes back with a new one. */
export type Page = { person: PersonId; locale: Locale; until: number }

export type Live = {
  /** Streams the person's desk, at once and whenever it changes. Throws when it cannot be read now. */
  open(page: Page, response: ServerResponse): Promise<'open' | 'too-many' | 'not-ours'>
  /** Ends all streams; none opens any more. */
  close(): void
}

export type LiveOptions = {
  desk(person: PersonId, locale: Locale): Promise<DeskRead | 'not-ours'>
  /** A value that changes with every decision, in any process: read only while a page is followed. */
  head(): Promise<unknown>
  log: Pick<Logger, 'warn'>
  everyMs?: number
  sayEveryMs?: number
}

/** A change of another process shows within a few seconds. */
const everyMs = 2_000
/** Reading desks takes this part of the time at most: on a day of many changes each page follows a little later. */
const restsFor = 4
const atOnce = 4
/** `shown`: what its pages have, as JSON; `number`: of the reading that it comes from. */
type Desk = Pick<Page, 'person' | 'locale'> & Pick<DeskRead, 'changesAt'> & Reading & { pages: Set<EventLine> }
type Reading = { shown: string; number: number }

/**
 * Costs nothing while nobody looks. While somebody does, this process reads the head of the journal every two seconds;
 * if it moved, the desks that are looked at are read again, each once however many pages show it, and so is one that
 * changes by the clock. What changed is sent.
 */
export function createLive(options: LiveOptions, all: AllPages): Live {
  return new LiveDesks(options, all)
}

class LiveDesks implements Live {
  readonly #options: LiveOptions
  readonly #desks = new Map<string, Desk>()
  readonly #places: PagePlaces
  readonly #note: (kind: string, error: unknown) => unknown
  #reads = 0
  /** Undefined: the desks are to be read again, whatever the head says. */
  #head: unknown = undefined
  #firstHead: Promise<void> | null = null
  #closed = false

  constructor(options: LiveOptions, all: AllPages) {
    this.#options = options
    this.#places = createPagePlaces(all)
    this.#note = onceAMinute<unknown>({
      first: err => options.log.warn({ err }, 'desks could not be followed'),
      more: (err, more) => options.log.warn({ err, more }, 'desks could not be followed, again'),
    })
  }

  async open(page: Page, response: ServerResponse): Promise<'open' | 'too-many' | 'not-ours'> {
    const leave = this.#closed ? null : this.#places.take(page.person)
    if (leave === null) return 'too-many'
    // Also of a page that went before it was known whose it is.
    finished(response, leave)
    // Known before the first desk is read, so that every later change moves it.
    await (this.#firstHead ??= this.#watch())
    const before = this.#head
    const number = ++this.#reads
    const seen = await this.#options.desk(page.person, page.locale)
    if (seen === 'not-ours') return seen
    if (this.#head !== before) this.#head = undefined
    if (!response.closed) this.#begin(page, response, seen, number)
    return 'open'
  }

  close(): void {
    this.#closed = true
    for (const { pages } of this.#desks.values()) for (const page of pages) page.end()
  }

  #begin(page: Page, response: ServerResponse, seen: DeskRead, number: number): void {
    const { person, locale, until } = page
    const key = keyOf(page)
    const desk = this.#desks.get(key) ?? { person, locale, shown: '', number: 0, changesAt: null, pages: new Set() }
    this.#desks.set(key, desk)
    this.#show(desk, seen, number)
    const left = (): void => {
      desk.pages.delete(line)
      if (desk.pages.size === 0) this.#desks.delete(key)
    }
    const line = openEventLine(response, { until, sayEveryMs: this.#options.sayEveryMs, left })
    desk.pages.add(line)
    line.say(eventOf(desk.shown))
    if (this.#closed) line.end()
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
      const moved = head !== undefined && head !== this.#head
      if (moved) this.#head = head
      const now = new Date().toISOString()
      const desks = [...this.#desks.values()].filter(
        ({ changesAt }) => moved || (changesAt !== null && changesAt <= now),
      )
      if (desks.length === 0) continue
      const began = performance.now()
      await this.#readAll(desks)
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

  async #readAll(desks: Desk[]): Promise<void> {
    const next = async (): Promise<void> => {
      for (let desk = desks.pop(); desk; desk = desks.pop()) await this.#readAgain(desk)
    }
    await Promise.all(Array.from({ length: atOnce }, next))
  }

  async #readAgain(desk: Desk): Promise<void> {
    const number = ++this.#reads
    try {
      const seen = await this.#options.desk(desk.person, desk.locale)
      if (seen !== 'not-ours') return this.#show(desk, seen, number)
      for (const page of desk.pages) page.end()
    } catch (error) {
      this.#note('desk', error)
      this.#head = undefined
    }
  }

  /** An earlier reading never replaces a later one. */
  #show(desk: Desk, { body, changesAt }: DeskRead, number: number): void {
    if (number < desk.number) return
    const shown = JSON.stringify(body)
    const isSame = shown === desk.shown
    Object.assign(desk, { number, changesAt, shown })
    if (isSame) return
    for (const page of desk.pages) page.say(eventOf(shown))
  }
}

function keyOf({ person, locale }: Page): string {
  return `${person} ${locale}`
}

function eventOf(json: string): string {
  return `event: desk\ndata: ${json}\n\n`
}
