import type { Locale } from '../actor.ts'
import { braceIn } from '../posts/text/braces.ts'
import { plainOf } from '../posts/text/rich-text.ts'
import type { Reference } from '../reference.ts'
import type { Day } from '../time.ts'

/** One line on a poster, in UTF-16 units. */
export const posterLineMax = 160
export const posterLinesMost = 4

/**
 * The words in the bytes of a sealed card, without its buttons. `body`: closed Markdown, in which places for the reader
 * stay open. `event`: when and where, as the card says it; where may be empty. `credit`: whose idea it was, as the card
 * says it; null: it names nobody.
 */
export type SealedWords = {
  title: string
  body: string
  link: { title: string; url: string } | null
  event: { when: string; where: string } | null
  credit: string | null
}

/** All that the poster of a broadcast shows. */
export type PosterProof = {
  locale: Locale
  reference: Reference
  title: string
  /** Up to four lines, of whole sentences where there is room. */
  lines: string[]
  event: SealedWords['event']
  /** The last day on which it hangs; null: not set. */
  until: Day | null
  /** Its version, from 1. */
  poster: number
  /** The code by which its page is found. */
  code: string
}

/** The page of the same words, whole. */
export type PosterPage = Pick<PosterProof, 'locale' | 'reference' | 'title' | 'event' | 'until'> &
  Pick<SealedWords, 'body' | 'link'> & { summary: string }

/** The summary, then the beginning of the body; without places that are filled for each reader. */
export function posterLines({ summary, body }: Pick<PosterPage, 'summary' | 'body'>): string[] {
  const words = plainOf(body)
    .split('\n')
    .map(line => line.trim())
  return [summary, ...words]
    .filter((line, at, all) => line !== '' && braceIn(line) === null && all.indexOf(line) === at)
    .slice(0, posterLinesMost)
    .map(shortened)
}

/** Cut at the end of a word. */
function shortened(line: string): string {
  if (line.length <= posterLineMax) return line
  const end = line.lastIndexOf(' ', posterLineMax - 1)
  return `${line.slice(0, end > 0 ? end : posterLineMax - 1).trimEnd()}…`
}
