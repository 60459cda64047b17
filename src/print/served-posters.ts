import { createHash } from 'node:crypto'
import type { PosterPage, PosterProof } from '../core/domain/relays/poster-proof.ts'
import { articleHtml } from '../core/domain/posts/text/article-html.ts'
import { readRichText } from '../core/domain/posts/text/rich-text.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Posters } from '../core/ports/relays.ts'
import { escapeHtml } from '../http/escape-html.ts'
import { readName, signName } from '../http/signed-name.ts'
import type { Words } from '../words.ts'
import { dated } from './dated.ts'
import type { PosterPaper, PosterTask } from './poster.ts'
import { lastOfSecond } from '../timing/last-of-second.ts'
import { openCodes } from './open-codes.ts'
import { type PrintedAnswer, printedHeaders, type ReadPrinted, tooMany } from './read-printed.ts'
import { simplePage } from './simple-page.ts'
import { typedCode } from './typed-code.ts'

export type ServedPostersOptions = {
  publicUrl: string
  /** Must stay the same while addresses live. */
  secret: string
  /** In whose name it hangs; empty: not configured. */
  authority: string
  words: Record<Locale, Words>
  /** The language for unknown addresses, and for posters that are over. */
  locale: Locale
  /** The poster of this version; null: it does not hang any more. */
  see(link: { roundId: string; poster: number }): Promise<PosterProof | null>
  /** All codes that lead to a page. */
  codes(): Promise<readonly string[]>
  /** The words behind a code that somebody typed; null: there are none. */
  seePage(code: string): Promise<PosterPage | null>
  print(task: PosterTask): Promise<Uint8Array>
  /** Milliseconds that never go back. */
  now?(): number
}

/** For each poster and each page; forty sites open the same one at once. */
const seenPerSecond = 20
const keptMost = 20
/** Different posters that wait for the press. */
const waitingMost = 20
const posterPath = /^affiche\/([\w~.-]+)\.pdf$/
const papers: readonly PosterPaper[] = ['a4', 'a3']

/** Posters at signed addresses, printed when somebody asks, and pages of their words under a code that people type. */
export function createServedPosters(options: ServedPostersOptions): { posters: Posters; read: ReadPrinted } {
  const { publicUrl, secret, now = () => performance.now() } = options
  const [seePoster, seePage] = [
    lastOfSecond<PosterProof | null>(seenPerSecond, now),
    lastOfSecond<PosterPage | null>(seenPerSecond, now),
  ]
  const isOpen = openCodes(options.codes, now)
  const page = (code: string) => `${publicUrl}/lire/${code}`
  const printed = keptPosters(options.print)
  const posters: Posters = {
    address: ({ roundId, poster, paper }) =>
      `${publicUrl}/affiche/${signName('poster', `${roundId}~${poster}~${paper}`, secret)}.pdf`,
    page,
  }
  const readPoster = async (name: string): Promise<PrintedAnswer | null> => {
    const link = linkIn(readName('poster', name, secret))
    if (link === null) return null
    const proof = await seePoster(`${link.roundId}~${link.poster}`, () => options.see(link))
    if (proof === null) return over(options)
    const { paper } = link
    const printing = printed({ proof, paper, authority: options.authority, page: page(proof.code) })
    if (printing === null) return tooMany
    const bytes = await printing
    return { status: 200, headers: { ...printedHeaders, ...pdfHeaders(proof, paper, bytes) }, body: bytes }
  }
  const readPage = async (code: string): Promise<PrintedAnswer> => {
    const found = (await isOpen(code)) ? await seePage(code, () => options.seePage(code)) : null
    if (found === null) return over(options)
    const { headers, body } = wordsPage(found, options)
    return { status: 200, headers: { ...printedHeaders, ...headers }, body }
  }
  return {
    posters,
    read: async path => {
      const [, name] = posterPath.exec(path) ?? []
      if (name !== undefined) return readPoster(name)
      const code = path.startsWith('lire/') ? typedCode(path.slice('lire/'.length)) : null
      return code === null ? null : readPage(code)
    },
  }
}

function linkIn(id: string | null): { roundId: string; poster: number; paper: PosterPaper } | null {
  const [roundId, poster, named] = (id ?? '').split('~')
  const paper = papers.find(one => one === named)
  return roundId && poster && paper ? { roundId, poster: Number(poster), paper } : null
}

function pdfHeaders({ reference }: PosterProof, paper: PosterPaper, bytes: Buffer): Record<string, string> {
  return {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${reference}-${paper}.pdf"`,
    'content-length': String(bytes.byteLength),
  }
}

function wordsPage(page: PosterPage, { words: all, authority }: ServedPostersOptions) {
  const { locale, title, summary, body, link, until, event } = page
  const words = all[locale]
  const line = (name: 'when' | 'where', text: string) =>
    text === '' ? '' : `<dt>${escapeHtml(words.text(`print.event.${name}`))}</dt><dd>${escapeHtml(text)}</dd>`
  const when = event === null ? '' : `<dl>${line('when', event.when)}${line('where', event.where)}</dl>`
  const lead = `<p><a href="${escapeHtml(link?.url ?? '')}">${escapeHtml(link?.title || (link?.url ?? ''))}</a></p>`
  const article = articleHtml(readRichText(body), { escaped: escapeHtml, picture: () => '' })
  const ends = until === null ? '' : words.text('print.poster.until', { day: dated(until, words) })
  const main = `<p><strong>${escapeHtml(summary)}</strong></p>${when}${article}${link === null ? '' : lead}`
  const footer = [authority, ends]
    .filter(said => said !== '')
    .map(said => `<p>${escapeHtml(said)}</p>`)
    .join('')
  return simplePage({ locale, title, main, footer })
}

/** The page for a mistyped code, or an old poster, which says what to do. */
function over({ words, locale }: ServedPostersOptions): PrintedAnswer {
  const said = words[locale]
  const page = simplePage({
    locale,
    title: said.text('print.poster.over'),
    main: `<p>${escapeHtml(said.text('print.poster.overText'))}</p>`,
  })
  return { status: 410, headers: { ...printedHeaders, ...page.headers }, body: page.body }
}

/** The same poster is printed once, however many sites ask at once. Null: too many others wait for the press. */
function keptPosters(print: ServedPostersOptions['print']): (task: PosterTask) => Promise<Buffer> | null {
  const kept = new Map<string, Promise<Buffer>>()
  let waiting = 0
  const begin = async (task: PosterTask): Promise<Buffer> => {
    waiting++
    try {
      return Buffer.from(await print(task))
    } finally {
      waiting--
    }
  }
  return task => {
    const key = createHash('sha256').update(JSON.stringify(task)).digest('hex')
    const known = kept.get(key)
    if (!known && waiting >= waitingMost) return null
    const made = known ?? begin(task)
    kept.delete(key)
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    if (kept.size > keptMost) kept.delete(kept.keys().next().value ?? '')
    return made
  }
}
