type Tag = { role?: string; children?: Tag[] }

export type Pdf = {
  pages: number
  title: unknown
  language: unknown
  author: unknown
  /** The roles of its tags, from outside in and in their order. */
  roles: string[]
  text: string
  /** Where its text ends on the right, in points from the left edge of the page. */
  right: number
}

/** A PDF as another reader has it: what a screen reader is told, and the words. */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> }
  const page = await pdf.getPage(1)
  const { items } = await page.getTextContent()
  const read = {
    pages: pdf.numPages,
    title: info['Title'],
    language: info['Language'],
    author: info['Author'],
    roles: rolesIn((await page.getStructTree()) as Tag),
    text: items
      .map(item => ('str' in item ? item.str : ''))
      .join(' ')
      .replaceAll('\u200b', '')
      .replace(/\s+/g, ' '),
    right: Math.max(...items.map(item => ('str' in item ? Number(item.transform[4]) + item.width : 0))),
  }
  await reading.destroy()
  return read
}

function rolesIn({ role, children = [] }: Tag): string[] {
  return [...(role === undefined ? [] : [role]), ...children.flatMap(rolesIn)]
}
