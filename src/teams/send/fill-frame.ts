import type { Locale } from '../../core/domain/actor.ts'
import type { Words } from '../../words.ts'
import type { Calendar } from '../../core/ports/outside.ts'
import { type Look, pilotSummary } from '../cards/card-templates.ts'
import { withAnswer } from '../events/with-answer.ts'
import { fillFrame, fillSummary } from '../cards/frame.ts'
import type { FillFrame } from './delivery-bytes.ts'

type Around = { timeZone: string; pilot: boolean; privacyUrl?: string | undefined; calendar?: Calendar }

/**
 * The frame around a sealed post, in the words of the person who gets it; where they answered an event, what they said
 * stands on top.
 */
export function createFillFrame(
  words: Record<Locale, Words>,
  { timeZone, pilot, privacyUrl, calendar }: Around,
): FillFrame {
  return (rendered, { answered = null, ...fill }) => {
    const look: Look = { words: words[fill.locale], locale: fill.locale, timeZone, pilot }
    // What is over goes into nobody's calendar any more.
    if (calendar && fill.expiredOn === null) look.calendar = calendar
    const card = fillFrame(rendered.card, { ...fill, look, privacyUrl })
    return {
      card: answered === null ? card : JSON.stringify(withAnswer(card, answered, look)),
      summary: pilotSummary(fillSummary(rendered.summary, { ...fill, look }), look),
    }
  }
}
