import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** What is asked of pdfjs-dist, the reader of another maker. */
type Node = { role?: string; children?: Node[] }
type Pdfjs = {
  getDocument(from: { data: Uint8Array; verbosity: number }): {
    promise: Promise<{
      numPages: number
      getMetadata(): Promise<{ info: Record<string, unknown>; hasStructTree: boolean }>
      getPage(page: number): Promise<{
        getStructTree(): Promise<Node>
        getTextContent(): Promise<{ items: { str: string }[] }>
      }>
    }>
    destroy(): Promise<void>
  }
}

export type Pdf = {
  pages: number
  title: unknown
  language: unknown
  author: unknown
  /** The roles of its tags, from outside in and in their order. */
  roles: string[]
  text: string
}

/** A PDF as another reader has it: what a screen reader is told, and the words. */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const path = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs')
  const { getDocument } = (await import(pathToFileURL(path).href)) as Pdfjs
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  const { info } = await pdf.getMetadata()
  const page = await pdf.getPage(1)
  const { items } = await page.getTextContent()
  const read = {
    pages: pdf.numPages,
    title: info['Title'],
    language: info['Language'],
    author: info['Author'],
    roles: rolesIn(await page.getStructTree()),
    text: items
      .map(({ str }) => str)
      .join(' ')
      .replaceAll('\u200b', '')
      .replace(/\s+/g, ' '),
  }
  await reading.destroy()
  return read
}

function rolesIn({ role, children = [] }: Node): string[] {
  return [...(role === undefined ? [] : [role]), ...children.flatMap(rolesIn)]
}
