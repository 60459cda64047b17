import { readFileSync } from 'node:fs'
import { renderSVG } from 'uqr'
import type { PosterProof } from '../core/domain/relays/poster-proof.ts'
import type { Words } from '../words.ts'
import { dated } from './dated.ts'
import { printable, typesetData } from './typeset.ts'

export type PosterPaper = 'a4' | 'a3'
/** `authority`: in whose name it hangs. `page`: the address of the same words, whole. */
export type PosterTask = { proof: PosterProof; paper: PosterPaper; authority: string; page: string }

const document = readFileSync(new URL('poster.typ', import.meta.url), 'utf8')
/** Points on A4, for titles of so many UTF-16 units at most; nothing that is to be read from afar is below 18. */
const titleSizes = [
  { most: 30, points: 54 },
  { most: 60, points: 44 },
  { most: 90, points: 36 },
  { most: Infinity, points: 30 },
] as const
const lineSizes = [22, 18]

/**
 * A poster as PDF/UA-1, on one sheet: lines are set smaller, and then the last ones left out, until it fits. Its page
 * has all of them.
 */
export function printPoster(task: PosterTask, words: Words): Uint8Array {
  const { proof, page } = task
  const qr = new Map([['/qr', new TextEncoder().encode(renderSVG(page, { ecc: 'M', border: 2 }))]])
  const set = (lines: readonly string[], lineSize: number) =>
    typesetData('poster', document, dataOf(task, words, { lines, lineSize }), qr)
  for (const lineSize of lineSizes) {
    const made = set(proof.lines, lineSize)
    if (made.pages === 1) return made.bytes
  }
  for (let most = proof.lines.length - 1; most > 0; most--) {
    const made = set(proof.lines.slice(0, most), 18)
    if (made.pages === 1) return made.bytes
  }
  return set([], 18).bytes
}

function dataOf(
  { proof, paper, authority, page }: PosterTask,
  words: Words,
  { lines, lineSize }: { lines: readonly string[]; lineSize: number },
) {
  const { reference, until, poster, event } = proof
  const title = printable(proof.title).trim() || words.text('print.edition.untitled')
  const { when, where } = event ?? { when: '', where: '' }
  return {
    lang: words.locale,
    paper,
    authority,
    title,
    titleSize: titleSizes.find(({ most }) => title.length <= most)?.points ?? 30,
    lines: lines.filter(line => printable(line).trim() !== ''),
    lineSize,
    when,
    where,
    qrAlt: words.text('print.poster.qr', { address: page }),
    read: words.text('print.poster.read'),
    shown: page.replace(/^https?:\/\//, ''),
    until: until === null ? '' : words.text('print.poster.until', { day: dated(until, words) }),
    version: words.text('print.poster.version', { reference, version: String(poster) }),
  }
}
