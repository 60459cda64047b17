import { readLine } from './read-line.ts'
import { type Inline, settledLine, trimmedLine, writeLine } from './rich-line.ts'
import { type Block, readRichText, writeRichText } from './rich-text.ts'

/** `photo`: which of the article's pictures, from 1; it may have fewer. `caption`: plain words, perhaps none. */
export type ArticlePicture = { kind: 'picture'; photo: number; caption: string }

export type ArticleBlock =
  | Block
  /** Of 2, a part of the article, whose title is the heading of 1; of 3, a part of a part. */
  | { kind: 'heading'; level: 2 | 3; words: Inline[] }
  | { kind: 'quote'; lines: Inline[][] }
  | ArticlePicture

const heading = /^(#{2,3})\s+(?=\S)/
const quoted = /^>\s?/
const picture = /^!\[((?:[^\]\\]|\\.)*)\]\(photo:([1-9]\d?)\)\s*$/
/** A line of words that would begin as one of these has one more backslash there. */
const started = /^\\(?=\\*(?:#{2,3}\s+\S|>|!\[))/
const starting = /^(?=\\*(?:#{2,3}\s+\S|>|!\[))/

/**
 * Reads the closed Markdown of an article: what the body of a post knows (`readRichText`), and, each on a line that
 * begins so, `## part`, `### part of a part`, `> quoted words`, `![caption](photo:1)`. Every text can be read: whatever
 * is none of this is words. Linear in the length of the text.
 */
export function readArticle(text: string): ArticleBlock[] {
  const blocks: ArticleBlock[] = []
  let run: string[] = []
  let parted = true
  const endRun = () => {
    blocks.push(...readRichText(run.join('\n')))
    run = []
  }
  for (const line of text.split(/\r\n?|\n/)) {
    const own = ownBlock(line)
    if (own === null) run.push(line.replace(started, ''))
    else {
      endRun()
      const last = blocks.at(-1)
      if (own.kind === 'quote' && last?.kind === 'quote' && !parted) last.lines.push(...own.lines)
      else blocks.push(own)
    }
    parted = own?.kind !== 'quote'
  }
  endRun()
  return blocks.filter(block => block.kind !== 'quote' || block.lines.length > 0)
}

/** A line that only articles know, not bodies of posts; null: none of these. */
function ownBlock(line: string): Exclude<ArticleBlock, Block> | null {
  const level = heading.exec(line)?.[1]?.length
  if (level !== undefined)
    return { kind: 'heading', level: level === 2 ? 2 : 3, words: readLine(line.replace(heading, '').trimEnd()) }
  if (quoted.test(line)) {
    const words = line.replace(quoted, '').trim()
    return { kind: 'quote', lines: words === '' ? [] : [readLine(words)] }
  }
  const [, caption, photo] = picture.exec(line) ?? []
  if (caption === undefined) return null
  return { kind: 'picture', photo: Number(photo), caption: caption.replace(/\\([\\[\]])/g, '$1').trim() }
}

/** The canonical Markdown of these blocks: reading it gives them again, as far as Markdown can say them. */
export function writeArticle(blocks: readonly ArticleBlock[]): string {
  const parts: string[] = []
  let run: Block[] = []
  const endRun = () => {
    const text = writeRichText(run)
    run = []
    if (text !== '')
      parts.push(
        text
          .split('\n')
          .map(line => line.replace(starting, '\\'))
          .join('\n'),
      )
  }
  for (const block of blocks) {
    if (isRich(block)) {
      run.push(block)
      continue
    }
    endRun()
    const text = writeOwn(block)
    if (text !== '') parts.push(text)
  }
  endRun()
  return parts.join('\n\n')
}

function isRich(block: ArticleBlock): block is Block {
  return block.kind === 'paragraph' || block.kind === 'bullets' || block.kind === 'numbers'
}

function writeOwn(block: Exclude<ArticleBlock, Block>): string {
  switch (block.kind) {
    case 'heading': {
      const words = written(block.words)
      return words === '' ? '' : `${'#'.repeat(block.level)} ${words}`
    }
    case 'quote':
      return block.lines
        .map(written)
        .filter(words => words !== '')
        .map(words => `> ${words}`)
        .join('\n')
    case 'picture':
      return `![${block.caption
        .trim()
        .replace(/[\r\n]+/g, ' ')
        .replace(/[\\[\]]/g, '\\$&')}](photo:${block.photo})`
  }
}

function written(words: readonly Inline[]): string {
  return writeLine(trimmedLine(settledLine(words))).trim()
}

/** The words alone, a line each: for searches, counters and summaries. */
export function articleWords(text: string): string {
  const said = (lines: readonly Inline[][]) => lines.map(line => line.map(one => one.text).join('')).join('\n')
  return readArticle(text)
    .map(block => {
      switch (block.kind) {
        case 'heading':
          return said([block.words])
        case 'picture':
          return block.caption
        case 'bullets':
        case 'numbers':
          return said(block.items)
        default:
          return said(block.lines)
      }
    })
    .filter(words => words !== '')
    .join('\n\n')
}
