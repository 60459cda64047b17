import type { Locale } from '../core/domain/actor.ts'
import { escapeHtml } from '../http/escape-html.ts'
import { printedHeaders } from '../print/read-printed.ts'
import { simplePage } from '../print/simple-page.ts'
import { hostsOfTabs } from '../tab/tab-route.ts'
import type { Words } from '../words.ts'

/** What was refused. `path`: as it was asked for. `isBrowser`: the client prefers a page to JSON. */
export type Unanswered = { status: number; reference: string; path: string; isBrowser: boolean }
/** What to say in the place of JSON; null: a program asked. */
export type ErrorPages = (refused: Unanswered) => { headers: Record<string, string>; body: Buffer } | null

/** By what the address would have led to; `address`: nobody knows. */
type Sought = 'code' | 'poster' | 'edition' | 'article' | 'attestation' | 'calendar' | 'week' | 'address'
/** `always`: these are printed, sent and typed; no program asks there for anything. */
const folders: readonly { under: RegExp; sought: Sought; always: boolean }[] = [
  { under: /^\/+lire(?:\/|$)/i, sought: 'code', always: true },
  { under: /^\/+affiche(?:\/|$)/i, sought: 'poster', always: true },
  { under: /^\/+journal(?:\/|$)/i, sought: 'edition', always: true },
  { under: /^\/+site\/+articles(?:\/|$)/i, sought: 'article', always: true },
  { under: /^\/+attestation\//i, sought: 'attestation', always: false },
  { under: /^\/+calendar\//i, sought: 'calendar', always: false },
  { under: /^\/+week\//i, sought: 'week', always: false },
]
/** What only programs ask for. */
const notForPeople = /^\/+(?:api|graph|tab\/+api|healthz|readyz)(?:\/|$)/i
/** Teams frames the tab’s pages: what it gets in their place has to show there. */
const framed = /^\/+tab(?:\/|$)/i
const frames = ["frame-ancestors 'none'", `frame-ancestors ${hostsOfTabs.join(' ')}`] as const

/**
 * What people read where an address does not answer, French first: nobody knows the language of who opens it. The same
 * whether Mary never gave the address or it is over, so that nobody finds out by trying.
 */
export function createErrorPages({ fr, en }: Record<Locale, Words>): ErrorPages {
  return ({ status, reference, path, isBrowser }) => {
    const known = folders.find(({ under }) => under.test(path))
    const isRead = known?.always || (isBrowser && !notForPeople.test(path))
    const about = isRead ? aboutOf(status, known?.sought ?? 'address') : null
    if (about === null) return null
    const [french, english] = [fr, en].map(words => ({
      title: words.text(`errorPages.${about}.title`),
      text: words.text(`errorPages.${about}.text`, {
        reference,
        attestation: words.typed.attest[0]!,
        week: words.typed.weekAddress[0]!,
      }),
    })) as [Said, Said]
    const main =
      `<p>${escapeHtml(french.text)}</p>` +
      `<section lang="en"><h2>${escapeHtml(english.title)}</h2><p>${escapeHtml(english.text)}</p></section>`
    const { headers, body } = simplePage({ locale: fr.locale, title: french.title, main })
    // What is not there now may be there later, and a program that asks gets JSON: nobody keeps it on the way.
    const all: Record<string, string> = { ...printedHeaders, ...headers, 'cache-control': 'no-store', vary: 'accept' }
    if (framed.test(path)) all['content-security-policy'] = all['content-security-policy']?.replace(...frames) ?? ''
    return { headers: all, body }
  }
}

type Said = { title: string; text: string }

/** Null: no page is about that; who looks at one does not get it. */
function aboutOf(status: number, sought: Sought): Sought | 'busy' | 'failed' | null {
  if (status === 429) return 'busy'
  if (status >= 500) return 'failed'
  return [400, 404, 410].includes(status) ? sought : null
}
