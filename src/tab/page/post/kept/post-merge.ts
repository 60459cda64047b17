import { blocksOf, changeOf, isSame, type Piece, piecesOf, textOf } from './post-blocks.ts'
import { inCommon } from './in-common.ts'
import type { Block } from '../../../../core/domain/posts/text/rich-text.ts'

/** A text of more paragraphs and items is not compared: it is a conflict as a whole. */
const mostPieces = 500

/** What two people wrote in the same place. Empty: they deleted it. */
export type Meeting = { mine: Block[]; theirs: Block[] }
/** `text`: with the words of one of them where both wrote. */
export type Merged = { meetings: Meeting[]; text(which: 'mine' | 'theirs'): string }

/**
 * Merges what two people made of one text, by paragraphs and items: a change by one of them is kept, and insertions of
 * both in one place follow each other. If both changed the same piece, it is a conflict. `base`: what both saw before;
 * null: unknown.
 */
export function mergeTexts(base: string | null, mine: string, theirs: string): Merged {
  if (mine === theirs || theirs === base) return { meetings: [], text: () => mine }
  if (mine === base) return { meetings: [], text: () => theirs }
  const [olds, mines, others] = [piecesOf(base ?? ''), piecesOf(mine), piecesOf(theirs)]
  if (base === null || [olds, mines, others].some(({ length }) => length > mostPieces))
    return {
      meetings: [{ mine: blocksOf(mines), theirs: blocksOf(others) }],
      text: which => (which === 'mine' ? mine : theirs),
    }

  const [ours, changed] = [changeOf(olds, mines), changeOf(olds, others)]
  const rows: { mine: Piece[]; theirs: Piece[] }[] = []
  for (let at = 0; at <= olds.length; at++) {
    const put = together(ours.put[at] ?? [], changed.put[at] ?? [])
    rows.push({ mine: put, theirs: put })
    const [old, own, other] = [olds[at], ours.now[at], changed.now[at]]
    const [left, right] = [isSame(own, old) ? other : own, isSame(other, old) ? own : other]
    if (old) rows.push({ mine: left ? [left] : [], theirs: right ? [right] : [] })
  }
  return {
    meetings: rows
      .filter(row => !isSame(row.mine[0], row.theirs[0]))
      .map(row => ({ mine: blocksOf(row.mine), theirs: blocksOf(row.theirs) })),
    text: which => textOf(rows.flatMap(row => row[which])),
  }
}

/** Joins what two people inserted in one place, with the same insertion once; the order does not depend on who asks. */
function together(ones: Piece[], others: Piece[]): Piece[] {
  if (ones.length === 0 || others.length === 0) return [...ones, ...others]
  const [first, second] = textOf(ones) <= textOf(others) ? [ones, others] : [others, ones]
  const all: Piece[] = []
  const ends: [number, number][] = [...inCommon(first, second, isSame), [first.length, second.length]]
  let [at, other] = [0, 0]
  for (const [i, j] of ends) {
    all.push(...first.slice(at, i), ...second.slice(other, j), ...first.slice(i, i + 1))
    at = i + 1
    other = j + 1
  }
  return all
}

/**
 * Restores what one person wrote and another replaced; everything else stays as it is now. `own`: the Markdown of the
 * restored paragraphs and items.
 */
export function putBack(before: string, now: string, own: ReadonlySet<string>): string {
  const olds = piecesOf(before)
  const change = changeOf(olds, piecesOf(now))
  return textOf(
    change.put.flatMap((put, at) => {
      const old = olds[at]
      const stands = old && own.has(old.key) ? old : change.now[at]
      return stands ? [...put, stands] : put
    }),
  )
}
