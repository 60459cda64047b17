import type { EntryTime } from '../core/domain/events/calendar-entry.ts'
import { writable } from '../http/escape-html.ts'
import { changedAt, type SiteArticle } from './site-article.ts'

/** https://developers.google.com/search/docs/appearance/structured-data/article */
const headlineMost = 110

/** `name`: of the authority; `home`: of its site. */
export type Publisher = { name: string; home: string | null }

/** schema.org as JSON-LD, inside of a script element of which no text can be the end. */
export function structuredData(article: SiteArticle, time: EntryTime | null, { name, home }: Publisher): string {
  const publisher = { '@type': 'GovernmentOrganization', name, ...(home !== null && { url: home }) }
  const image = article.pictures.flatMap(picture => (picture ? [picture.src] : []))
  const news = {
    '@type': 'NewsArticle',
    '@id': `${article.address}#article`,
    mainEntityOfPage: article.address,
    headline: shortened(article.title),
    description: article.summary,
    inLanguage: article.locale,
    datePublished: article.at,
    dateModified: changedAt(article),
    publisher,
    author: publisher,
    ...(image.length > 0 && { image }),
    ...(article.section !== null && { articleSection: article.section }),
  }
  const graph = [news, ...(article.event && time ? [eventData(article, time, { publisher, image })] : [])]
  return writable(JSON.stringify({ '@context': 'https://schema.org', '@graph': graph })).replace(
    /[<>&\u2028\u2029]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** By letters as people see them: none is cut in two. */
function shortened(title: string): string {
  const letters = [...new Intl.Segmenter('fr').segment(title)].map(({ segment }) => segment)
  return letters.length <= headlineMost ? title : `${letters.slice(0, headlineMost - 1).join('')}…`
}

function eventData(
  { title, summary, address, event }: SiteArticle,
  time: EntryTime,
  { publisher, image }: { publisher: object; image: string[] },
): object {
  const place = event?.place ?? ''
  const span =
    time.kind === 'day'
      ? { startDate: time.day }
      : { startDate: time.from, ...(time.until !== null && { endDate: time.until }) }
  return {
    '@type': 'Event',
    '@id': `${address}#event`,
    name: title,
    description: summary,
    url: address,
    ...span,
    eventStatus: `https://schema.org/${event?.isOff ? 'EventCancelled' : 'EventScheduled'}`,
    ...(place !== '' && { location: { '@type': 'Place', name: place, address: place } }),
    ...(image.length > 0 && { image }),
    organizer: publisher,
  }
}
