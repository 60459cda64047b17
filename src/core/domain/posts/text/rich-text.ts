import { readLine } from './read-line.ts'
import { type Inline, settledLine, trimmedLine, writeLine } from './rich-line.ts'

export type Block = { kind: 'paragraph'; lines: Inline[][] } | { kind: 'bullets' | 'numbers'; items: Inline[][] }

const bullet = /^-\s+(?=\S)/
const number = /^(\d{1,9})\.\s+(?=\S)/
/** A line that would begin as an item has one more backslash there: `\- `, `1\. `. */
const started = /^(\s*)\\(?=\\*-\s+\S)|^(\s*\d{1,9})\\(?=\\*\.\s+\S)/
const starting = /^(\s*)(?=\\*-\s+\S)|^(\s*\d{1,9})(?=\\*\.\s+\S)/

/**
 * Reads the closed Markdown of a post's body: `**bold**`, `*italic*`, both in each other, `[words](https://… or
 * mailto:…)`, `- item`, `1. item` with the numbers in their order, a backslash before a star, a bracket or the sign
 * that begins an item. A line break is kept, an empty line separates paragraphs, a list goes on over empty lines. Every
 * text can be read: whatever is none of this is words. Linear in the length of the text.
 */
export function readRichText(text: string): Block[] {
  const blocks: Block[] = []
  let parted = true
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') parted = true
    else {
      addLine(blocks, line, parted)
      parted = false
    }
  }
  return blocks
}

function addLine(blocks: Block[], line: string, parted: boolean): void {
  const last = blocks.at(-1)
  const count = number.exec(line)?.[1]
  const item = () => readLine(line.replace(count === undefined ? bullet : number, '').trimEnd())
  if (bullet.test(line)) {
    if (last?.kind === 'bullets') last.items.push(item())
    else blocks.push({ kind: 'bullets', items: [item()] })
  } else if (last?.kind === 'numbers' && count === String(last.items.length + 1)) last.items.push(item())
  else if (count === '1') blocks.push({ kind: 'numbers', items: [item()] })
  else {
    const words = readLine(line.replace(started, '$1$2'))
    if (last?.kind === 'paragraph' && !parted) last.lines.push(words)
    else blocks.push({ kind: 'paragraph', lines: [words] })
  }
}

/** The canonical Markdown of these blocks: reading it gives them again, as far as Markdown can say them. */
export function writeRichText(blocks: readonly Block[]): string {
  return written(settledBlocks(blocks), (line, isItem) => (isItem ? writeLine(line) : escapedStart(writeLine(line))))
}

/** The words alone, a line each, items with the sign that people see before them. */
export function plainOf(text: string): string {
  return plainBlocks(readRichText(text))
}

export function plainBlocks(blocks: readonly Block[]): string {
  return written(blocks, line => line.map(inline => inline.text).join(''))
}

/** Plain words as closed Markdown that reads as the same words. `lists`: lists that were typed stay lists. */
export function plainAsRich(text: string, { lists = false } = {}): string {
  return text
    .split(/\r\n?|\n/)
    .map(line => {
      const words = writeLine([{ text: line }])
      return lists && (bullet.test(line) || number.test(line)) ? words : escapedStart(words)
    })
    .join('\n')
}

function written(blocks: readonly Block[], write: (line: Inline[], isItem: boolean) => string): string {
  return blocks
    .map(block =>
      block.kind === 'paragraph'
        ? block.lines.map(line => write(line, false))
        : block.items.map((item, at) => `${block.kind === 'bullets' ? '-' : `${at + 1}.`} ${write(item, true)}`),
    )
    .map(lines => lines.join('\n'))
    .join('\n\n')
}

/** Without empty blocks; an empty line separates paragraphs, and joins two lists of bullets. */
function settledBlocks(blocks: readonly Block[]): Block[] {
  const all: Block[] = []
  for (const block of blocks) {
    let last = all.at(-1)
    if (block.kind === 'paragraph') {
      last = undefined
      for (const line of block.lines.map(settledLine))
        if (isBlank(line)) last = undefined
        else if (last?.kind === 'paragraph') last.lines.push(line)
        else all.push((last = { kind: 'paragraph', lines: [line] }))
    } else {
      const items = block.items.map(item => trimmedLine(settledLine(item))).filter(item => !isBlank(item))
      if (last?.kind === 'bullets' && block.kind === 'bullets') last.items.push(...items)
      else if (items.length > 0) all.push({ kind: block.kind, items })
    }
  }
  return all
}

function isBlank(line: readonly Inline[]): boolean {
  return line.every(({ text }) => text.trim() === '')
}

function escapedStart(line: string): string {
  return line.replace(starting, '$1$2\\')
}
