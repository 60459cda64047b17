import type { Consent, ConsentAnswer } from '../../core/domain/pictures/consent.ts'
import { mayShow } from '../../core/domain/pictures/consent.ts'
import type { PostPicture } from '../../core/domain/posts/post.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'

/** « accord déclaré par Léa Martin »: how it stands with one picture. */
export function consentText({ consent, gone }: { consent: Consent | null; gone?: true }, words: Words): string {
  if (gone) return words.text('pictures.state.gone')
  return words.text(`pictures.state.${consent?.answer ?? 'unasked'}`, { name: escapeLine(consent?.by.name ?? '') })
}

export type ConsentView = { consent: string; consentColor: string }

/**
 * « 2 photos : accord déclaré par Léa Martin · 1 photo : personne de reconnaissable »: what the pictures of a card rest
 * on, for whoever vouches for it.
 */
export function consentView(pictures: readonly PostPicture[], words: Words): ConsentView {
  const groups = Map.groupBy(pictures, groupOf)
  const lines = [...groups.values()].map(group =>
    words.text('pictures.line', {
      photos: words.count('pictures.count', group.length),
      state: consentText(group[0]!, words),
    }),
  )
  const blocked = pictures.some(picture => !mayShow(picture))
  return {
    consent: [...lines, ...(blocked ? [words.text('pictures.blocked')] : [])].join(' · '),
    consentColor: blocked ? 'attention' : 'default',
  }
}

/** That nobody can be recognised is the same whoever says so. */
function groupOf({ consent, gone }: PostPicture): string {
  if (gone) return 'gone'
  const answer: ConsentAnswer | 'none' = consent?.answer ?? 'none'
  return answer === 'nobody' ? answer : `${answer} ${consent?.by.id ?? ''}`
}
