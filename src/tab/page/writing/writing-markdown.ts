import { Fragment, type Node } from 'prosemirror-model'
import { type Block, readRichText, writeRichText } from '../../../core/domain/posts/text/rich-text.ts'
import { schema } from './writing-schema.ts'
import type { Inline } from '../../../core/domain/posts/text/rich-line.ts'

export function readMarkdown(text: string): Node {
  const nodes = nodesOf(readRichText(text))
  return schema.node('doc', null, nodes.length === 0 ? [schema.node('paragraph')] : nodes)
}

/** What Markdown cannot express, as an empty paragraph, is left out. */
export function writeMarkdown(doc: Node): string {
  return writeRichText(blocksOf(doc.content))
}

export function nodesOf(blocks: readonly Block[]): Node[] {
  return blocks.map(block =>
    block.kind === 'paragraph'
      ? schema.node('paragraph', null, linesOf(block.lines))
      : schema.node(
          block.kind,
          null,
          block.items.map(item => schema.node('item', null, textsOf(item))),
        ),
  )
}

/** Lines with a break between them. */
export function linesOf(lines: readonly (readonly Inline[])[]): Node[] {
  return lines.flatMap((line, at) => (at === 0 ? textsOf(line) : [schema.node('break'), ...textsOf(line)]))
}

export function textsOf(line: readonly Inline[]): Node[] {
  return line
    .filter(({ text }) => text !== '')
    .map(({ text, bold, italic, link }) =>
      schema.text(text, [
        ...(link === undefined ? [] : [schema.mark('link', { href: link })]),
        ...(bold ? [schema.mark('bold')] : []),
        ...(italic ? [schema.mark('italic')] : []),
      ]),
    )
}

/** `content`: blocks, or parts of them that were selected. */
export function blocksOf(content: Fragment): Block[] {
  const blocks: Block[] = []
  content.forEach(node => {
    if (node.isInline) blocks.push({ kind: 'paragraph', lines: inlinesOf(Fragment.from(node)) })
    else if (node.type.name === 'bullets' || node.type.name === 'numbers')
      blocks.push({ kind: node.type.name, items: node.children.map(item => inlinesOf(item.content).flat()) })
    else blocks.push({ kind: 'paragraph', lines: inlinesOf(node.content) })
  })
  return blocks
}

/** The lines of a paragraph or an item. */
function inlinesOf(content: Fragment): Inline[][] {
  let line: Inline[] = []
  const lines = [line]
  content.forEach(node => {
    if (!node.isText) return lines.push((line = []))
    const find = (name: 'bold' | 'italic' | 'link') => node.marks.find(({ type }) => type.name === name)
    const link = find('link')
    return line.push({
      text: node.text ?? '',
      ...(find('bold') && { bold: true }),
      ...(find('italic') && { italic: true }),
      ...(link && { link: String(link.attrs['href']) }),
    })
  })
  return lines
}
