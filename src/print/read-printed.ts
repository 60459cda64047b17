/** An answer as it goes out. */
export type PrintedAnswer = {
  status: 200 | 304 | 404 | 410 | 429
  headers: Record<string, string>
  body: Buffer | null
}

/** Too many requests at once: the server says it in words. */
export const tooMany: PrintedAnswer = { status: 429, headers: {}, body: null }

/** `path`: « journal/… », « affiche/… », « lire/… ». Null: no such address. */
export type ReadPrinted = (
  path: string,
  asked: Record<string, unknown>,
  method: string,
) => Promise<PrintedAnswer | null>

/**
 * For addresses given to a person: search engines and other pages do not learn of them, and nobody caches the answer on
 * the way.
 */
export const printedHeaders = {
  // Each look asks again: it may have been taken back, or corrected.
  'cache-control': 'private, no-cache',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
}

/** Nothing is loaded but pictures within, nothing runs, nobody frames it. `styleHash`: SHA-256 in base 64. */
export function printedPolicy(styleHash: string): string {
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
