import type { Locale } from '../../core/domain/actor.ts'
import type { Words } from '../../words.ts'
import { pilotSummary } from '../cards/card-templates.ts'
import { withAnswer } from '../events/with-answer.ts'
import { fillFrame, fillSummary } from '../cards/frame.ts'
import type { FillFrame } from './delivery-bytes.ts'

type Around = { timeZone: string; pilot: boolean; privacyUrl?: string | undefined }

/**
 * The frame around a sealed post, in the words of the person who gets it; where they answered an event, what they said
 * stands on top.
 */
export function createFillFrame(words: Record<Locale, Words>, { timeZone, pilot, privacyUrl }: Around): FillFrame {
  return (rendered, { answered = null, ...fill }) => {
    const look = { words: words[fill.locale], locale: fill.locale, timeZone, pilot }
    const card = fillFrame(rendered.card, { ...fill, look, privacyUrl })
    return {
      card: answered === null ? card : JSON.stringify(withAnswer(card, answered, look)),
      summary: pilotSummary(fillSummary(rendered.summary, { ...fill, look }), look),
    }
  }
}
