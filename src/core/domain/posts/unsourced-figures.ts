import { type Figure, figuresIn } from './figures-in.ts'
import { saysWhere } from './sources-by-figure.ts'

/** A sentence and the figures of it that nothing vouches for, by their place in it. */
export type UnsourcedSentence = { text: string; figures: Figure[] }

/** Whoever checked is named: « vérifié par Paul Lefèvre ». */
const checked = /(?:vérifiée?s?|contrôlée?s?) par\s+\p{L}{2,}|(?:checked|verified) by\s+\p{L}{2,}/iu

/**
 * Of these texts the sentences with figures that no line of the sources names. A line that names a checker and no
 * figure covers them all.
 */
export function unsourcedFigures(texts: readonly string[], sources: string): UnsourcedSentence[] {
  const lines = sources.split('\n').map(line => ({ line, figures: figuresIn(line) }))
  if (lines.some(({ line, figures }) => figures.length === 0 && checked.test(line))) return []
  const telling = lines.filter(({ line, figures }) => saysWhere(line, figures))
  const covered = new Set(telling.flatMap(({ figures }) => figures.map(({ key }) => key)))
  const sentences = new Set(texts.flatMap(text => text.split('\n')).flatMap(sentencesOf))
  return [...sentences]
    .map(text => ({ text, figures: figuresIn(text).filter(({ key }) => !covered.has(key)) }))
    .filter(({ figures }) => figures.length > 0)
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…][»”)]?)[ \u00a0\u202f]+(?=[«“\p{Lu}\d])/u)
    .map(one => one.trim())
    .filter(one => one !== '')
}
