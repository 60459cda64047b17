import type { EditionFile } from '../core/domain/sealed-edition.ts'
import type { EditionAddresses } from '../core/ports/newspapers.ts'
import { readName, signName } from '../http/signed-name.ts'

const suffixes: Record<EditionFile, string> = { html: '.html', pdf: '.pdf', email: '.eml' }
const kinds = Object.keys(suffixes) as EditionFile[]

/** `production` null: the published one. */
export type EditionName = { editionId: string; production: number | null; kind: EditionFile }

/** The part of an address behind `/journal/`. */
export function editionName({ editionId, production, kind }: EditionName, secret: string): string {
  const id = production === null ? editionId : `${editionId}~${production}`
  return signName('edition', id, secret) + suffixes[kind]
}

/** Null when we did not write this name. */
export function readEditionName(name: string, secret: string): EditionName | null {
  const kind = kinds.find(one => name.endsWith(suffixes[one]))
  const id = kind && readName('edition', name.slice(0, -suffixes[kind].length), secret)
  if (!kind || !id) return null
  const [editionId = '', production] = id.split('~')
  if (production !== undefined && !Number.isSafeInteger(Number(production))) return null
  return { editionId, production: production === undefined ? null : Number(production), kind }
}

/** The addresses of editions: signed, so that nobody makes one up. */
export function editionAddresses(publicUrl: string | undefined, secret: string): EditionAddresses {
  const address = (name: EditionName) =>
    publicUrl === undefined ? null : `${publicUrl}/journal/${editionName(name, secret)}`
  return {
    draft: (editionId, production, kind) => address({ editionId, production, kind }),
    published: (editionId, kind) => address({ editionId, production: null, kind }),
  }
}

/** The PDF is beside the page: `address` is that of the page. */
export function pdfAddress(address: string): string {
  return address.replace(/\.html$/, suffixes.pdf)
}
