import { type Block, readRichText, writeRichText } from '../../../../core/domain/posts/text/rich-text.ts'
import { gapsOf, inCommon } from './in-common.ts'

/** A paragraph or an item of a list. `key`: its Markdown. `starts`: a numbered list begins anew here, after another. */
export type Piece = { block: Block; key: string; starts: boolean; words: Set<string> }
/** The change of a text: for each piece its replacement, null for none, and what was inserted before each, and last. */
export type Change = { now: (Piece | null)[]; put: Piece[][] }

export function piecesOf(text: string): Piece[] {
  const blocks = readRichText(text)
  return blocks.flatMap((block, at) => {
    if (block.kind === 'paragraph') return [piece(block, false)]
    const follows = block.kind === 'numbers' && blocks[at - 1]?.kind === 'numbers'
    return block.items.map((item, n) => piece({ kind: block.kind, items: [item] }, follows && n === 0))
  })
}

function piece(block: Block, starts: boolean): Piece {
  const key = writeRichText([block])
  return { block, key, starts, words: new Set(key.split(/\s+/)) }
}

export function textOf(pieces: readonly Piece[]): string {
  return writeRichText(blocksOf(pieces))
}

/** Consecutive items become one list. */
export function blocksOf(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = []
  for (const { block, starts } of pieces) {
    const last = blocks.at(-1)
    if (block.kind === 'paragraph') blocks.push(block)
    else if (last?.kind === block.kind && !starts) last.items.push(...block.items)
    else blocks.push({ ...block, items: [...block.items] })
  }
  return blocks
}

export function isSame(one: Piece | null | undefined, other: Piece | null | undefined) {
  return one?.key === other?.key
}

export function changeOf(before: readonly Piece[], after: readonly Piece[]): Change {
  const pairs = inCommon(before, after, isSame)
  const near = gapsOf(pairs, before.length, after.length).flatMap(({ ones, others }) =>
    nearest(before.slice(...ones), after.slice(...others)).map(([i, j]) => [i + ones[0], j + others[0]]),
  )
  const places = new Map([...pairs, ...near] as [number, number][])
  const now = before.map((_, at) => after[places.get(at) ?? -1] ?? null)
  const stands = new Map([...places].map(([i, j]) => [j, i]))
  const put: Piece[][] = Array.from({ length: before.length + 1 }, () => [])
  let next = before.length
  for (let at = after.length - 1; at >= 0; at--) {
    const place = stands.get(at)
    if (place === undefined) put[next]?.unshift(after[at] as Piece)
    else next = place
  }
  return { now, put }
}

/** Which new piece is a reworded old one: as many pairs as possible, those with the most words in common. */
function nearest(olds: readonly Piece[], news: readonly Piece[]): [old: number, new: number][] {
  const row = news.length + 1
  const best = new Float64Array((olds.length + 1) * row)
  const at = (i: number, j: number) => best[i * row + j] ?? 0
  const both = (i: number, j: number) => at(i + 1, j + 1) + 1 + 2 * likeness(olds[i], news[j])
  for (let i = olds.length - 1; i >= 0; i--)
    for (let j = news.length - 1; j >= 0; j--) best[i * row + j] = Math.max(at(i + 1, j), at(i, j + 1), both(i, j))

  const found: [number, number][] = []
  for (let i = 0, j = 0; i < olds.length && j < news.length;)
    if (at(i, j) === both(i, j)) found.push([i++, j++])
    else if (at(i, j) === at(i + 1, j)) i++
    else j++
  return found
}

/** From 0 (no common word) to 1. */
function likeness(one: Piece | undefined, other: Piece | undefined): number {
  if (!one || !other) return 0
  let both = 0
  for (const word of one.words) if (other.words.has(word)) both++
  return (2 * both) / (one.words.size + other.words.size)
}
