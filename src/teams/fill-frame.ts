import type { Locale } from '../core/actor.ts'
import type { Words } from '../words.ts'
import { pilotSummary } from './cards.ts'
import { fillFrame, fillSummary } from './frame.ts'
import type { FillFrame } from './send/delivery-bytes.ts'

/** The frame around a sealed post, in the words of the person who gets it. */
export function createFillFrame(words: Record<Locale, Words>, timeZone: string, pilot: boolean): FillFrame {
  return (rendered, fill) => {
    const look = { words: words[fill.locale], locale: fill.locale, timeZone, pilot }
    const summary = fillSummary(rendered.summary, { ...fill, look })
    return { card: fillFrame(rendered.card, { ...fill, look }), summary: pilotSummary(summary, look) }
  }
}
