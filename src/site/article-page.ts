import { createHash } from 'node:crypto'
import type { EntryTime } from '../core/domain/events/calendar-entry.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Words } from '../words.ts'
import { escapeHtml } from '../http/escape-html.ts'
import type { SiteArticle } from './site-article.ts'
import { structuredData } from './structured-data.ts'
import { feedNames, feedTypes, type Site } from './write-feeds.ts'
import type { Day, Instant } from '../core/domain/time.ts'

/** Read on a phone and printed alike; the colours are the reader's own, light or dark. */
const style =
  ':root{background:Canvas;color:CanvasText;color-scheme:light dark}a{color:LinkText}body{font:1.125rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:42rem;padding:1rem}' +
  'h1{font-size:1.9rem;line-height:1.2}h2{font-size:1.4rem}h1,h2,h3,p,li{overflow-wrap:anywhere}img{height:auto;max-width:100%}' +
  'figure{margin:1.5rem 0}figcaption,small{font-size:.95rem}blockquote{border-left:.25rem solid;margin:1.5rem 0;padding-left:1rem}' +
  'header,footer{padding:.5rem 0}.lead{font-size:1.25rem}dl{display:grid;gap:.25rem 1rem;grid-template-columns:max-content 1fr}dt{font-weight:bold}dd{margin:0}'
const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing is loaded but pictures of our own, nothing runs, nobody frames it. */
export const articleHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "img-src 'self'",
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
}

/** `words`: of the article's own language. `time`: of its event, if it is one. */
export type PageLook = { words: Words; timeZone: string; time: EntryTime | null }

export function articlePage(article: SiteArticle, site: Site, look: PageLook): string {
  const { words, timeZone, time } = look
  const { title, summary, address, at, correctedAt } = article
  const [picture] = article.pictures.flatMap(one => (one ? [one.src] : []))
  const dates = publicDates(article.locale, timeZone)
  const meta = [
    `<meta name="description" content="${escapeHtml(summary)}">`,
    `<link rel="canonical" href="${escapeHtml(address)}">`,
    ...feedNames.map(
      name =>
        `<link rel="alternate" type="${feedTypes[name].replace(/;.*/, '')}" title="${escapeHtml(site.name)}" href="${escapeHtml(`${site.root}/${name}`)}">`,
    ),
    ...property('og:type', 'article'),
    ...property('og:title', title),
    ...property('og:description', summary),
    ...property('og:url', address),
    ...property('og:site_name', site.name),
    ...(picture === undefined ? [] : property('og:image', picture)),
    `<script type="application/ld+json">${structuredData(article, time, site)}</script>`,
  ].join('')
  const said = (key: 'published' | 'updated', instant: string) =>
    `<time datetime="${instant}">${escapeHtml(words.text(`site.${key}`, { date: dates.dayOf(instant) }))}</time>`
  const when = [said('published', at), ...(correctedAt === null ? [] : [said('updated', correctedAt)])].join('. ')
  const main =
    `<article><h1>${escapeHtml(title)}</h1><p class="lead">${escapeHtml(summary)}</p><p><small>${when}.</small></p>` +
    `${eventHtml(article, look)}${article.body}</article>`
  return page({ locale: article.locale, title, meta, main, site, words })
}

/** In the place of an article that was taken back: nothing of it is said. */
export function gonePage(site: Site, words: Words): string {
  const title = words.text('site.gone')
  const main = `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(words.text('site.goneText'))}</p>`
  return page({ locale: words.locale, title, meta: '<meta name="robots" content="noindex">', main, site, words })
}

type Page = { locale: Locale; title: string; meta: string; main: string; site: Site; words: Words }

function page({ locale, title, meta, main, site, words }: Page): string {
  const name = escapeHtml(site.name)
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} – ${name}</title>${meta}<style>${style}</style>`
  const front = site.home === null ? name : `<a href="${escapeHtml(site.home)}">${name}</a>`
  const feed = `<a href="${escapeHtml(`${site.root}/feed.atom`)}">${escapeHtml(words.text('site.feed'))}</a>`
  const agenda = `<a href="${escapeHtml(`${site.root}/agenda.ics`)}">${escapeHtml(words.text('site.agenda'))}</a>`
  const body = `<header>${front}</header><main>${main}</main><footer><small>${feed} · ${agenda}</small></footer>`
  return `<!doctype html><html lang="${locale}"><head>${head}</head><body>${body}</body></html>\n`
}

function property(name: string, value: string): string[] {
  return [`<meta property="${name}" content="${escapeHtml(value)}">`]
}

function eventHtml({ event, locale }: SiteArticle, { words, timeZone, time }: PageLook): string {
  if (!event || !time) return ''
  const day = publicDates(locale, timeZone).day(event.date)
  const hours = event.time === null ? '' : hoursText(event.time, event.ends, words)
  const iso = time.kind === 'day' ? time.day : time.from
  const when = `<dt>${escapeHtml(words.text('site.when'))}</dt><dd><time datetime="${iso}">${escapeHtml(day)}${hours}</time></dd>`
  const where =
    event.place === '' ? '' : `<dt>${escapeHtml(words.text('site.where'))}</dt><dd>${escapeHtml(event.place)}</dd>`
  const off = event.isOff ? `<p><strong>${escapeHtml(words.text('site.off'))}</strong></p>` : ''
  return `${off}<dl>${when}${where}</dl>`
}

function hoursText(from: string, until: string | null, words: Words): string {
  const hours =
    until === null
      ? words.text('site.at', { time: words.clock(from) })
      : words.text('site.between', { from: words.clock(from), end: words.clock(until) })
  return `, ${escapeHtml(hours)}`
}

/** A page may be read years later: every date says its year. */
function publicDates(locale: Locale, timeZone: string) {
  const language = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const write = (at: Date, zone: string): string => {
    const written = new Intl.DateTimeFormat(language, { ...parts, timeZone: zone }).format(at).replace(',', '')
    return locale === 'fr' ? written.replace(/ 1 /, ' 1er ') : written
  }
  return {
    day: (day: Day) => write(new Date(`${day}T00:00:00Z`), 'UTC'),
    dayOf: (at: Instant) => write(new Date(at), timeZone),
  }
}
