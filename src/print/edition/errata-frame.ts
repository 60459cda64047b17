import type { ServedEdition } from '../../core/domain/newspapers/served-edition.ts'
import { escapeHtml } from '../../http/escape-html.ts'
import type { Words } from '../../words.ts'
import { errataMark } from './edition-page.ts'

/** What was corrected since a page was printed, as HTML; '': nothing was. */
export function errataFrame(errata: ServedEdition['errata'], words: Words): string {
  if (errata.length === 0) return ''
  const said = ({ text, at }: ServedEdition['errata'][number]) =>
    `<p>${escapeHtml(words.text('print.edition.correctedOn', { day: words.date(at), text }))}</p>`
  const title = escapeHtml(words.text('print.edition.corrected'))
  return `<section class="errata"><h2>${title}</h2>${errata.map(said).join('')}</section>`
}

/** Sealed bytes, and the frame around them: errata come before everything else. */
export function inFrame(bytes: Uint8Array, frame: string): Buffer {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = page.indexOf(errataMark)
  if (frame === '' || at < 0) return page
  return Buffer.concat([page.subarray(0, at), Buffer.from(frame), page.subarray(at)])
}
