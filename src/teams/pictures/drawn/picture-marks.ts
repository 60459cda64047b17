import { asksSettings, type Media, pictureSettings } from '../../../core/domain/pictures/media.ts'
import type { Words } from '../../../words.ts'

/**
 * *Au travail* · *En uniforme*: warnings of rules, declared and taken back by a person who knows the picture. Empty
 * where nothing is asked.
 */
export function marksOf(
  { answer, agreements, settings = [] }: Pick<Media, 'answer' | 'agreements' | 'settings'>,
  words: Words,
) {
  if (!asksSettings({ answer, agreements })) return []
  return pictureSettings.map(setting => {
    const on = settings.includes(setting) ? 'no' : 'yes'
    return { title: words.text(`pictures.marks.${setting}.${on}`), setting, on }
  })
}
