import { element } from '../shell/element.ts'
import { inCommon } from './kept/in-common.ts'
import type { Inline } from '../../../core/domain/posts/text/rich-line.ts'
import type { Block } from '../../../core/domain/posts/text/rich-text.ts'

export type Word = { inline: Inline; key: string; differs: boolean }

/**
 * Draws a text as people read it, and marks the words that another text does not have. `heard`: what screen readers say
 * before and after marked words.
 */
export function drawDiffering(
  blocks: readonly Block[],
  others: readonly Block[],
  heard: { from: string; to: string },
): HTMLElement[] {
  const lines = blocks.flatMap(linesOf).map(wordsOf)
  const words = lines.flat()
  const pairs = inCommon(words, others.flatMap(linesOf).flatMap(wordsOf), (one, other) => one.key === other.key)
  for (const [at] of pairs) if (words[at]) words[at].differs = false
  const drawn = lines.map(line => drawLine(line, heard))
  return blocks.map(block => {
    const own = drawn.splice(0, linesOf(block).length)
    if (block.kind === 'paragraph')
      return element('p', {}, ...own.flatMap((line, at) => (at === 0 ? line : [element('br'), ...line])))
    return element(block.kind === 'bullets' ? 'ul' : 'ol', {}, ...own.map(line => element('li', {}, ...line)))
  })
}

export function plainBlocks(text: string): Block[] {
  return text === '' ? [] : [{ kind: 'paragraph', lines: text.split('\n').map(line => [{ text: line }]) }]
}

function linesOf(block: Block) {
  return block.kind === 'paragraph' ? block.lines : block.items
}

/** Words, and the spaces between them. */
function wordsOf(line: Inline[]): Word[] {
  return line.flatMap(({ text, ...look }) =>
    (text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []).map(word => {
      const inline = { text: word, ...look }
      return { inline, key: JSON.stringify(inline), differs: true }
    }),
  )
}

function drawLine(line: Word[], { from, to }: { from: string; to: string }): HTMLElement[] {
  // A space between two different words does not end the difference.
  line.forEach((word, at) => {
    if (/^\s/.test(word.inline.text)) word.differs = Boolean(line[at - 1]?.differs && line[at + 1]?.differs)
  })
  return runsOf(line, ({ differs }) => String(differs)).map(run => {
    const words = runsOf(run, ({ inline }) => JSON.stringify({ ...inline, text: '' })).map(drawWords)
    if (!run[0]?.differs) return element('span', {}, ...words)
    return element('mark', {}, element('span.heard', {}, from), ...words, element('span.heard', {}, to))
  })
}

/** `words`: with the same style. */
function drawWords(words: Word[]): HTMLElement {
  const { bold, italic, link } = (words[0] as Word).inline
  let drawn = element('span', {}, words.map(({ inline }) => inline.text).join(''))
  if (italic) drawn = element('em', {}, drawn)
  if (bold) drawn = element('strong', {}, drawn)
  return link === undefined
    ? drawn
    : element('a', { href: link, target: '_blank', rel: 'noopener noreferrer', title: link }, drawn)
}

function runsOf(words: Word[], as: (word: Word) => string): Word[][] {
  const runs: Word[][] = []
  for (const word of words) {
    const last = runs.at(-1)
    if (last?.[0] && as(last[0]) === as(word)) last.push(word)
    else runs.push([word])
  }
  return runs
}
