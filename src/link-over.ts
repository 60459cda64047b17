import type { Locale } from './core/domain/actor.ts'
import type { Words } from './words.ts'

/** By what an address under `/attestation/` or `/calendar/` led to. */
export type LinkOver = Record<'attestation' | 'calendar', string>

/** Nothing is loaded, run, framed or sent; whoever stands between keeps neither page nor address. */
export const linkOverHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  vary: 'accept',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
}

/**
 * What a browser shows where an address answers no more, French first: nobody knows the language of who opens it. The
 * same whether Mary never gave the address or it is over, so that nobody finds out by trying.
 */
export function createLinkOver({ fr, en }: Record<Locale, Words>): LinkOver {
  const page = (name: keyof LinkOver) => {
    const parts = [fr, en].map(words => {
      const how = words.text(`linkOver.${name}`, { word: words.typed.attest[0]! })
      return `<section lang="${words.locale}"><h1>${inHtml(words.text('linkOver.title'))}</h1><p>${inHtml(how)}</p></section>`
    })
    const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${inHtml(fr.text('linkOver.title'))}</title>`
    return `<!doctype html><html lang="fr"><head>${head}</head><body><main>${parts.join('')}</main></body></html>\n`
  }
  return { attestation: page('attestation'), calendar: page('calendar') }
}

/** Which of the pages is of this path; null: it is no such address. */
export function linkOverAt(path: string): keyof LinkOver | null {
  if (path.startsWith('/attestation/')) return 'attestation'
  return path.startsWith('/calendar/') ? 'calendar' : null
}

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
