import { canonicalDigest, canonicalKey, type Json, type Sealed } from './seal.ts'
import type { SealedEdition } from './sealed-edition.ts'

/** Keys of a card whose values are words; those of pictures belong to the form. */
const wordKeys = new Set(['text', 'title', 'value', 'url', 'speak', 'label'])

/**
 * One digest a facet, out of what was sealed. Together they cover every byte of the card: its words in their order
 * (substance), all that is left of it once its words are blank (form). Lines of one look count once there, so that a
 * paragraph more is a matter of substance alone. The head-count is only in the seal, since people come and go all the
 * time.
 */
export function facetDigests(sealed: Omit<Sealed, 'headCount'>): FacetDigests {
  const { rendered, pictures, video, audience, slot, mandatory, expiresOn, correctionOf } = sealed
  const words: Json[] = []
  const skeleton = blanked(JSON.parse(rendered.card) as Json, words)
  const { locale, summary } = rendered
  const { said, shown, places } = elsewhereOf(sealed)
  return {
    substance: canonicalDigest({ locale, summary, words, sources: sealed.sources ?? '', ...said }),
    form: canonicalDigest({ skeleton, pictures, ...(video && { video }), ...shown }),
    reach: canonicalDigest({ audience, slot, mandatory, expiresOn, correctionOf, ...places }),
  }
}

/**
 * The parts on other channels and on a printed edition; empty where a post has none, so that digests from before these
 * existed stay the same. The reach of an edition includes which edition it is: its articles in their order too.
 */
function elsewhereOf({ elsewhere = [], variants = [], edition }: Pick<Sealed, 'elsewhere' | 'variants' | 'edition'>) {
  const { words: unvouched, mailTo: _reach, ...printed } = edition ?? { words: '', mailTo: [] }
  const said = variants.map(({ pictures: _shown, ...words }) => words)
  const shown = variants.flatMap(({ kind, pictures }) => (pictures.length > 0 ? [{ kind, pictures }] : []))
  return {
    said: { ...(said.length > 0 && { variants: said }), ...(unvouched && { unvouched }) },
    shown: { ...(shown.length > 0 && { variants: shown }), ...(edition && { printed }) },
    places: { ...(elsewhere.length > 0 && { elsewhere }), ...(edition && { edition: goesOut(edition) }) },
  }
}

function goesOut({ editionId, reference, items, mailTo }: SealedEdition) {
  return { editionId, reference, items, mailTo }
}

/** The node without its words, which are added to `words`, each with its key. */
function blanked(node: Json, words: Json[]): Json {
  if (Array.isArray(node))
    return node
      .map(one => blanked(one, words))
      .filter((one, index, all) => canonicalKey(one) !== canonicalKey(all[index - 1] ?? null))
  if (node === null || typeof node !== 'object') return node
  const picture = node['type'] === 'Image'
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (typeof value !== 'string' || picture || !wordKeys.has(key)) return [key, blanked(value, words)]
      words.push([key, value])
      return [key, '']
    }),
  )
}

/**
 * What a visa approves: le fond (words, figures, sources), la forme (pictures, alt texts, style), la diffusion
 * (audience, date).
 */
export type Facet = 'substance' | 'form' | 'reach'

export const allFacets: readonly Facet[] = ['substance', 'form', 'reach']

/** SHA-256 of each facet, in hex. */
export type FacetDigests = Record<Facet, string>
