import type { Charter } from '../charter/charter.ts'
import { colourRemarks, isOldLogo, wordsToReplace } from '../charter/charter-remarks.ts'
import type { Remark } from '../posts/draft/post-remarks.ts'
import type { Edition } from './edition.ts'
import type { Newspaper } from './newspaper.ts'

const white = '#ffffff'

/** Remarks of the charter on a newspaper: its colours on white and on each other, and its masthead. */
export function newspaperRemarks(
  { colours: { main, accent }, masthead }: Pick<Newspaper, 'colours' | 'masthead'>,
  charter: Charter,
): Remark[] {
  const used = {
    alone: [...new Set([main, accent])],
    together: [
      [main, white],
      [accent, white],
      [main, accent],
    ] as const,
  }
  const logo = masthead !== null && isOldLogo(charter, masthead.digest)
  return [
    ...colourRemarks(charter, used).map(remark => ({ ...remark, field: 'main' })),
    ...(logo ? [{ key: 'charter-masthead', field: 'masthead' } as const] : []),
  ]
}

/** The same, and remarks on the edition's own words; those of posts were shown at their own submission. */
export function editionRemarks(newspaper: Newspaper, { editorial, items }: Edition, charter: Charter): Remark[] {
  const pieces = items.flatMap(item => (item.kind === 'piece' ? [item.title, item.text] : []))
  const texts = [...(editorial === null ? [] : [editorial.title, editorial.text]), ...pieces]
  const logos = items.flatMap(item => (item.kind === 'piece' ? item.pictures : []))
  const words = wordsToReplace(texts.join('\n'), charter.words)
  return [
    ...newspaperRemarks(newspaper, charter),
    ...words.map(({ found, write }): Remark => ({ key: 'charter-word', field: 'text', about: found, instead: write })),
    ...(logos.some(({ digest }) => isOldLogo(charter, digest))
      ? [{ key: 'charter-logos', field: 'text' } as const]
      : []),
  ]
}
