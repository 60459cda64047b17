import { type Media, pictureSettings } from '../../core/domain/pictures/media.ts'
import type { Words } from '../../words.ts'

/**
 * *Au travail* · *En uniforme*: what a rule warns of, as whoever knows the picture says; pressed again, it is no longer
 * said. Of what nobody can be recognised on, or what is closed for good, nothing is asked: an empty list.
 */
export function marksOf(
  { answer, agreements, settings = [] }: Pick<Media, 'answer' | 'agreements' | 'settings'>,
  words: Words,
) {
  const asks = agreements.length > 0 || (answer !== null && answer.answer !== 'nobody' && answer.answer !== 'refused')
  if (!asks) return []
  return pictureSettings.map(setting => {
    const on = settings.includes(setting) ? 'no' : 'yes'
    return { title: words.text(`pictures.marks.${setting}.${on}`), setting, on }
  })
}
