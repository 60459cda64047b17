import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Locale } from '../core/domain/actor.ts'
import { type EntryTime, timeOf } from '../core/domain/events/calendar-entry.ts'
import type { PublicArticle } from '../core/domain/releases/public-article.ts'
import type { Instant } from '../core/domain/time.ts'
import type { Words } from '../words.ts'
import { articleHeaders, articlePage, gonePage } from './article-page.ts'
import { type LimitedReads, limitedReads } from './limited-reads.ts'
import { bodyHtml, changedAt, type SiteArticle } from './site-article.ts'
import { feedChangedAt, type FeedName, feedNames, feedTypes, type Site, writeFeed } from './write-feeds.ts'

/** One of 429 has no body: the server says it in words. */
export type SiteAnswer = { status: 200 | 304 | 404 | 410 | 429; headers: Record<string, string>; body: Buffer | null }
/** `path`: what follows `/site/`. Null: no such address. */
export type ReadSite = (path: string, asked: Record<string, unknown>) => Promise<SiteAnswer | null>

/** An event of the site, as a calendar shows it. */
export type SiteEvent = { article: SiteArticle; time: EntryTime }

export type ServedSiteOptions = {
  name: string
  home: string | null
  publicUrl: string
  timeZone: string
  words: Record<Locale, Words>
  /** Of a picture, where everybody may look at it; null: nowhere. */
  pictureAddress(postId: string, id: string): string | null
  /** As people call the heading of that id; null: nobody does. */
  sectionName(id: string): Promise<string | null>
  /** What is on the site, the newest first; `most`: so many of them. */
  articles(most?: number): Promise<PublicArticle[]>
  article(postId: string): Promise<PublicArticle | 'gone' | null>
  /** All of them in one calendar. */
  writeAgenda(events: readonly SiteEvent[], site: Site): string
  /** Milliseconds that never go back. */
  now?(): number
}

/** What was read within the last second is given again. */
const keptMs = 1_000
/** Among so many articles the events of the calendar are looked for. */
const eventsAmong = 200
/** Of at most as many the HTML is remembered: some megabytes. */
const bodiesMost = 200
const articlePattern = /^articles\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const common = { 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' }
/** Programs of other sites read these. */
const feedHeaders = {
  ...common,
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

type Served = ServedSiteOptions & { bodies: ReturnType<typeof remembered>; reads: LimitedReads }
type Made = { status: 200 | 410; headers: Record<string, string>; body: Buffer; changedAt: Instant | null }

/**
 * The public side of the authority: feeds, events, and a page for each article, written from the rows each time, so
 * that what was taken back is gone with its commit.
 */
export function createServedSite(given: ServedSiteOptions): ReadSite {
  const { now = () => performance.now() } = given
  const reads = limitedReads(now)
  const options = { ...given, reads, bodies: remembered(bodiesMost) }
  const kept = new Map<string, { until: number; made: Promise<Made | null> }>()
  return async (path, asked) => {
    if (!isKnown(path)) return null
    const held = kept.get(path)
    if (held && held.until > now()) return answer(await held.made, asked)
    if (!reads.may(postIdIn(path))) return { status: 429, headers: {}, body: null }
    for (const [name, { until }] of kept) if (until <= now()) kept.delete(name)
    const made = make(options, path)
    kept.set(path, { until: now() + keptMs, made })
    made.catch(() => kept.delete(path))
    return answer(await made, asked)
  }
}

function isKnown(path: string): boolean {
  return path === 'agenda.ics' || feedNames.some(name => name === path) || articlePattern.test(path)
}

/** Of an article’s page; null: of none. */
function postIdIn(path: string): string | null {
  return articlePattern.exec(path)?.[1] ?? null
}

/** A reader who has it already gets no body. https://www.rfc-editor.org/rfc/rfc9110#name-precedence-of-preconditions */
function answer(made: Made | null, asked: Record<string, unknown>): SiteAnswer | null {
  if (made === null) return null
  const { status, body, changedAt } = made
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const modified = changedAt === null ? null : new Date(changedAt).toUTCString()
  const headers = { ...made.headers, etag, ...(modified !== null && { 'last-modified': modified }) }
  if (status === 200 && isUnchanged(asked, etag)) return { status: 304, headers, body: null }
  return { status, headers: { ...headers, 'content-length': String(body.byteLength) }, body }
}

/**
 * By its bytes alone: a picture that was withdrawn, or a link that was mended, changes them, and no date that a row
 * keeps says so.
 */
function isUnchanged({ 'if-none-match': match }: Record<string, unknown>, etag: string): boolean {
  if (typeof match !== 'string') return false
  return match.split(',').some(one => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}

async function make(options: Served, path: string): Promise<Made | null> {
  const { name, home, publicUrl } = options
  const site = { name, home, root: `${publicUrl}/site` }
  const feed = feedNames.find(one => one === path)
  if (feed) return makeFeed(options, feed, site)
  if (path === 'agenda.ics') return makeAgenda(options, site)
  return makePage(options, postIdIn(path) ?? '', site)
}

async function makeFeed(options: Served, name: FeedName, site: Site): Promise<Made> {
  const articles = await addressedAll(options, await options.articles(), site)
  const headers = { ...feedHeaders, 'content-type': feedTypes[name] }
  const body = Buffer.from(await writeFeed(name, articles, site))
  return { status: 200, headers, body, changedAt: feedChangedAt(articles) }
}

async function makeAgenda(options: Served, site: Site): Promise<Made> {
  const articles = await addressedAll(options, await options.articles(eventsAmong), site)
  const events = articles.flatMap(article => {
    const time = timeIn(article, options)
    return time ? [{ article, time }] : []
  })
  const headers = {
    ...feedHeaders,
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="agenda.ics"',
  }
  // What an event is called off changes it, and nobody keeps when: the bytes say it.
  return { status: 200, headers, body: Buffer.from(options.writeAgenda(events, site)), changedAt: null }
}

async function makePage(options: Served, postId: string, site: Site): Promise<Made | null> {
  const { words, timeZone } = options
  const found = await options.article(postId)
  if (found === null) return null
  const headers = { ...common, ...articleHeaders }
  if (found === 'gone') return { status: 410, headers, body: Buffer.from(gonePage(site, words.fr)), changedAt: null }
  const article = await addressed(options, found, site)
  const look = { words: words[article.locale], timeZone, time: timeIn(article, options) }
  const mark = article.event === null ? changedAt(article) : null
  return { status: 200, headers, body: Buffer.from(articlePage(article, site, look)), changedAt: mark }
}

function timeIn({ event }: SiteArticle, { timeZone }: ServedSiteOptions): EntryTime | null {
  return event && timeOf(event, undefined, timeZone)
}

/** One after the other, each in a turn of its own: fifty long articles hold up no other work. */
async function addressedAll(options: Served, articles: readonly PublicArticle[], site: Site): Promise<SiteArticle[]> {
  const all: SiteArticle[] = []
  for (const article of articles) {
    all.push(await addressed(options, article, site))
    await setImmediate()
  }
  return all
}

async function addressed(
  { pictureAddress, sectionName, bodies, reads }: Served,
  { pictures: named, section, text, link, ...article }: PublicArticle,
  { root }: Site,
): Promise<SiteArticle> {
  const { url, postId } = article
  reads.found(postId)
  const isElsewhere = url !== null && /^https?:/.test(url) && URL.canParse(url)
  const pictures = named.map(picture => {
    const src = picture && pictureAddress(postId, picture.id)
    return picture && src !== null ? { src, alt: picture.alt } : null
  })
  return {
    ...article,
    section: section === null ? null : await sectionName(section),
    address: isElsewhere ? url : `${root}/articles/${postId}`,
    pictures,
    body: bodies(JSON.stringify([text, link, pictures]), () => bodyHtml({ text, link }, pictures)),
  }
}

/** The same words are written once, as long as so many others do not come between. */
function remembered(most: number): (key: string, write: () => string) => string {
  const kept = new Map<string, string>()
  return (key, write) => {
    const known = kept.get(key) ?? write()
    kept.delete(key)
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, known)
    return known
  }
}
