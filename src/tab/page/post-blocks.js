import { readRichText, writeRichText } from './core-rich-text.js'
import { gapsOf, inCommon } from './in-common.js'

/** @import { Block } from './core-rich-text.js' */

/**
 * A paragraph or one item of a list. `key`: its Markdown. `starts`: a numbered list begins anew here, right after another.
 * @typedef {{ block: Block, key: string, starts: boolean, words: Set<string> }} Piece
 * What became of a text: of each piece what stands in its place, null for nothing, and what was put before each, and at
 * the end.
 * @typedef {{ now: (Piece | null)[], put: Piece[][] }} Change
 */

/**
 * @param {string} text Markdown of posts
 * @returns {Piece[]}
 */
export function piecesOf(text) {
  const blocks = readRichText(text)
  return blocks.flatMap((block, at) => {
    if (block.kind === 'paragraph') return [piece(block, false)]
    const follows = block.kind === 'numbers' && blocks[at - 1]?.kind === 'numbers'
    return block.items.map((item, n) => piece({ kind: block.kind, items: [item] }, follows && n === 0))
  })
}

/**
 * @param {Block} block
 * @param {boolean} starts
 * @returns {Piece}
 */
function piece(block, starts) {
  const key = writeRichText([block])
  return { block, key, starts, words: new Set(key.split(/\s+/)) }
}

/**
 * @param {readonly Piece[]} pieces
 * @returns {string} Markdown of posts
 */
export function textOf(pieces) {
  return writeRichText(blocksOf(pieces))
}

/**
 * @param {readonly Piece[]} pieces
 * @returns {Block[]} items that follow each other are one list
 */
export function blocksOf(pieces) {
  /** @type {Block[]} */
  const blocks = []
  for (const { block, starts } of pieces) {
    const last = blocks.at(-1)
    if (block.kind === 'paragraph') blocks.push(block)
    else if (last?.kind === block.kind && !starts) last.items.push(...block.items)
    else blocks.push({ ...block, items: [...block.items] })
  }
  return blocks
}

/**
 * @param {Piece | null | undefined} one
 * @param {Piece | null | undefined} other
 */
export function isSame(one, other) {
  return one?.key === other?.key
}

/**
 * @param {readonly Piece[]} before
 * @param {readonly Piece[]} after
 * @returns {Change}
 */
export function changeOf(before, after) {
  const pairs = inCommon(before, after, isSame)
  const near = gapsOf(pairs, before.length, after.length).flatMap(({ ones, others }) =>
    nearest(before.slice(...ones), after.slice(...others)).map(([i, j]) => [i + ones[0], j + others[0]]),
  )
  const places = new Map(/** @type {[number, number][]} */ ([...pairs, ...near]))
  const now = before.map((_, at) => after[places.get(at) ?? -1] ?? null)
  const stands = new Map([...places].map(([i, j]) => [j, i]))
  /** @type {Piece[][]} */
  const put = Array.from({ length: before.length + 1 }, () => [])
  let next = before.length
  for (let at = after.length - 1; at >= 0; at--) {
    const place = stands.get(at)
    if (place === undefined) put[next]?.unshift(/** @type {Piece} */ (after[at]))
    else next = place
  }
  return { now, put }
}

/**
 * Which of the new pieces is which old one written anew: as many as can be, those with the most words in common.
 * @param {readonly Piece[]} olds
 * @param {readonly Piece[]} news
 * @returns {[old: number, new: number][]}
 */
function nearest(olds, news) {
  const row = news.length + 1
  const best = new Float64Array((olds.length + 1) * row)
  const at = (/** @type {number} */ i, /** @type {number} */ j) => best[i * row + j] ?? 0
  const both = (/** @type {number} */ i, /** @type {number} */ j) =>
    at(i + 1, j + 1) + 1 + 2 * likeness(olds[i], news[j])
  for (let i = olds.length - 1; i >= 0; i--)
    for (let j = news.length - 1; j >= 0; j--) best[i * row + j] = Math.max(at(i + 1, j), at(i, j + 1), both(i, j))

  /** @type {[number, number][]} */
  const found = []
  for (let i = 0, j = 0; i < olds.length && j < news.length;)
    if (at(i, j) === both(i, j)) found.push([i++, j++])
    else if (at(i, j) === at(i + 1, j)) i++
    else j++
  return found
}

/**
 * @param {Piece | undefined} one
 * @param {Piece | undefined} other
 * @returns {number} from 0, no word in common, to 1
 */
function likeness(one, other) {
  if (!one || !other) return 0
  let both = 0
  for (const word of one.words) if (other.words.has(word)) both++
  return (2 * both) / (one.words.size + other.words.size)
}
