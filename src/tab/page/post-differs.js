import { element } from './element.js'
import { inCommon } from './in-common.js'

/** @import { Inline } from './core-rich-line.js' */
/** @import { Block } from './core-rich-text.js' */

/** @typedef {{ inline: Inline, key: string, differs: boolean }} Word */

/**
 * Draws a text as people read it; the words that another text does not have are marked.
 * @param {readonly Block[]} blocks
 * @param {readonly Block[]} others
 * @param {{ from: string, to: string }} heard what is said before and after marked words to whoever hears the page
 * @returns {HTMLElement[]}
 */
export function drawDiffering(blocks, others, heard) {
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

/**
 * @param {string} text without any markup
 * @returns {Block[]}
 */
export function plainBlocks(text) {
  return text === '' ? [] : [{ kind: 'paragraph', lines: text.split('\n').map(line => [{ text: line }]) }]
}

/** @param {Block} block */
function linesOf(block) {
  return block.kind === 'paragraph' ? block.lines : block.items
}

/**
 * @param {Inline[]} line
 * @returns {Word[]} and the spaces between them
 */
function wordsOf(line) {
  return line.flatMap(({ text, ...look }) =>
    (text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []).map(word => {
      const inline = { text: word, ...look }
      return { inline, key: JSON.stringify(inline), differs: true }
    }),
  )
}

/**
 * @param {Word[]} line
 * @param {{ from: string, to: string }} heard
 * @returns {HTMLElement[]}
 */
function drawLine(line, { from, to }) {
  // A space between two words that differ is no end of what differs.
  line.forEach((word, at) => {
    if (/^\s/.test(word.inline.text)) word.differs = Boolean(line[at - 1]?.differs && line[at + 1]?.differs)
  })
  return runsOf(line, ({ differs }) => String(differs)).map(run => {
    const words = runsOf(run, ({ inline }) => JSON.stringify({ ...inline, text: '' })).map(drawWords)
    if (!run[0]?.differs) return element('span', {}, ...words)
    return element('mark', {}, element('span.heard', {}, from), ...words, element('span.heard', {}, to))
  })
}

/**
 * @param {Word[]} words that look the same
 * @returns {HTMLElement}
 */
function drawWords(words) {
  const { bold, italic, link } = /** @type {Word} */ (words[0]).inline
  let drawn = element('span', {}, words.map(({ inline }) => inline.text).join(''))
  if (italic) drawn = element('em', {}, drawn)
  if (bold) drawn = element('strong', {}, drawn)
  return link === undefined
    ? drawn
    : element('a', { href: link, target: '_blank', rel: 'noopener noreferrer', title: link }, drawn)
}

/**
 * @param {Word[]} words
 * @param {(word: Word) => string} as
 * @returns {Word[][]}
 */
function runsOf(words, as) {
  /** @type {Word[][]} */
  const runs = []
  for (const word of words) {
    const last = runs.at(-1)
    if (last?.[0] && as(last[0]) === as(word)) last.push(word)
    else runs.push([word])
  }
  return runs
}
