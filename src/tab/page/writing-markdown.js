import { Fragment } from 'prosemirror-model'
import { readRichText, writeRichText } from './core-rich-text.js'
import { schema } from './writing-schema.js'

/** @import { Node } from 'prosemirror-model' */
/** @import { Inline } from './core-rich-line.js' */
/** @import { Block } from './core-rich-text.js' */

/**
 * @param {string} text Markdown of posts
 * @returns {Node} a document of the writing component
 */
export function readMarkdown(text) {
  const nodes = nodesOf(readRichText(text))
  return schema.node('doc', null, nodes.length === 0 ? [schema.node('paragraph')] : nodes)
}

/**
 * @param {Node} doc
 * @returns {string} as `writeRichText` writes it: what Markdown cannot say, as an empty paragraph, is left out
 */
export function writeMarkdown(doc) {
  return writeRichText(blocksOf(doc.content))
}

/**
 * @param {readonly Block[]} blocks
 * @returns {Node[]}
 */
export function nodesOf(blocks) {
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

/**
 * @param {readonly (readonly Inline[])[]} lines
 * @returns {Node[]} with a break between each two
 */
export function linesOf(lines) {
  return lines.flatMap((line, at) => (at === 0 ? textsOf(line) : [schema.node('break'), ...textsOf(line)]))
}

/**
 * @param {readonly Inline[]} line
 * @returns {Node[]}
 */
export function textsOf(line) {
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

/**
 * @param {Fragment} content blocks, or parts of them that somebody selected
 * @returns {Block[]}
 */
export function blocksOf(content) {
  /** @type {Block[]} */
  const blocks = []
  content.forEach(node => {
    if (node.isInline) blocks.push({ kind: 'paragraph', lines: inlinesOf(Fragment.from(node)) })
    else if (node.type.name === 'bullets' || node.type.name === 'numbers')
      blocks.push({ kind: node.type.name, items: node.children.map(item => inlinesOf(item.content).flat()) })
    else blocks.push({ kind: 'paragraph', lines: inlinesOf(node.content) })
  })
  return blocks
}

/**
 * @param {Fragment} content of a paragraph or an item
 * @returns {Inline[][]} line by line
 */
function inlinesOf(content) {
  /** @type {Inline[]} */
  let line = []
  const lines = [line]
  content.forEach(node => {
    if (!node.isText) return lines.push((line = []))
    /** @param {'bold' | 'italic' | 'link'} name */
    const find = name => node.marks.find(({ type }) => type.name === name)
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
