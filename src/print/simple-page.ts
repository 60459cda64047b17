import { createHash } from 'node:crypto'
import type { Locale } from '../core/domain/actor.ts'
import { escapeHtml } from '../http/escape-html.ts'
import { printedPolicy } from './read-printed.ts'

const style =
  ':root{background:Canvas;color:CanvasText;color-scheme:light dark}a{color:LinkText}' +
  'body{font:1.25rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:40rem;overflow-wrap:anywhere;padding:1rem}' +
  'h1{font-size:1.9rem;line-height:1.2}dl{display:grid;gap:.25rem .75rem;grid-template-columns:max-content 1fr}' +
  'dt{font-weight:bold}dd{margin:0}footer{border-top:1px solid;font-size:1rem;margin-top:2rem}'
const styleHash = createHash('sha256').update(style).digest('base64')

/** A page of a few words, read on any phone. `main`, `footer`: HTML. */
export function simplePage({
  locale,
  title,
  main,
  footer = '',
}: {
  locale: Locale
  title: string
  main: string
  footer?: string
}): { headers: Record<string, string>; body: Buffer } {
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escapeHtml(title)}</title><style>${style}</style>`
  const foot = footer === '' ? '' : `<footer>${footer}</footer>`
  const body = Buffer.from(
    `<!DOCTYPE html>\n<html lang="${locale}"><head>${head}</head><body><main><h1>${escapeHtml(title)}</h1>${main}</main>${foot}</body></html>\n`,
  )
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': printedPolicy(styleHash),
      'content-length': String(body.byteLength),
    },
    body,
  }
}
