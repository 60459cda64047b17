import type { PDFPageProxy } from 'pdfjs-dist'

type Node = { role?: string; alt?: string; children?: Node[]; type?: string; id?: string }

export type Read = {
  /** « H2 Un hiver ensemble ». */
  headings: string[]
  alts: string[]
  outline: string[]
  links: string[]
  text: string
  /** Where the text of any page ends on the right, in points. */
  right: number
  /** Where the left and the right column of the last page end, in points above its foot. */
  ends: [number, number]
}

/** What a screen reader is told of a whole PDF, by another reader than the one that wrote it. */
export async function readTagged(bytes: Uint8Array): Promise<Read> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  const read: Read = { headings: [], alts: [], outline: [], links: [], text: '', right: 0, ends: [Infinity, Infinity] }
  for (let number = 1; number <= pdf.numPages; number++) await readPage(await pdf.getPage(number), read)
  type Entry = { title: string; items: Entry[] }
  const titles = (entries: Entry[]): string[] => entries.flatMap(({ title, items }) => [title, ...titles(items)])
  read.outline = titles((await pdf.getOutline()) ?? [])
  await reading.destroy()
  return read
}

async function readPage(page: PDFPageProxy, read: Read): Promise<void> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const marked = new Map<string, string>()
  read.ends = [Infinity, Infinity]
  const open: (string | null)[] = []
  for (const item of items)
    if ('str' in item) {
      const id = open.findLast(one => one !== null)
      const text = item.str + (item.hasEOL ? ' ' : '')
      if (id !== undefined && id !== null) marked.set(id, (marked.get(id) ?? '') + text)
      read.text += text
      const [x, y] = [Number(item.transform[4]), Number(item.transform[5])]
      const side = x < page.view[2]! / 2 ? 0 : 1
      // Not the line below both columns.
      if (y > 57 && item.str.trim() !== '') read.ends[side] = Math.min(read.ends[side], y)
      read.right = Math.max(read.right, x + item.width)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? null)
  const words = ({ id, children = [] }: Node): string =>
    (id === undefined ? '' : (marked.get(id) ?? '')) + children.map(words).join('')
  const walk = (node: Node): void => {
    if (node.role !== undefined && /^H\d$/.test(node.role))
      read.headings.push(`${node.role} ${words(node).replace(/\s+/g, ' ').replaceAll('\u200b', '').trim()}`)
    if (node.alt !== undefined && node.role === 'Figure') read.alts.push(node.alt)
    for (const child of node.children ?? []) walk(child)
  }
  const tree = (await page.getStructTree()) as Node | null
  if (tree) walk(tree)
  for (const { url } of (await page.getAnnotations()) as { url?: string }[]) if (url !== undefined) read.links.push(url)
}
