import type { SealedVariant } from '../../channels/variant.ts'
import { type ArticleBlock, readArticle, writeArticle } from '../text/read-article.ts'

/**
 * Sealed words for a channel without some of their pictures, by their ids: each of the others stays where the text has
 * it. Without any of these the very same words.
 */
export function withoutPictures(given: SealedVariant, ids: readonly string[]): SealedVariant {
  const { video, ...rest } = given
  const variant = video && ids.includes(video.id) ? rest : given
  const pictures = variant.pictures.filter(({ id }) => !ids.includes(id))
  if (pictures.length === variant.pictures.length) return variant
  if (variant.kind !== 'article') return { ...variant, pictures }
  /** The new number of each picture, from 1; 0: it is left out. */
  const places = variant.pictures.map(one => pictures.indexOf(one) + 1)
  const blocks = readArticle(variant.text).flatMap((block): ArticleBlock[] => {
    if (block.kind !== 'picture') return [block]
    const photo = places[block.photo - 1] ?? block.photo
    return photo === 0 ? [] : [{ ...block, photo }]
  })
  return { ...variant, pictures, text: writeArticle(blocks) }
}
