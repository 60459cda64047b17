import type { Locale } from '../core/actor.ts'
import type { Words } from '../words.ts'
import { pilotSummary } from './cards.ts'
import { fillFrame, fillSummary } from './frame.ts'
import type { FillFrame } from './send/delivery-bytes.ts'

type Around = { timeZone: string; pilot: boolean; privacyUrl?: string | undefined }

/** The frame around a sealed post, in the words of the person who gets it. */
export function createFillFrame(
  words: Record<Locale, Words>,
  { timeZone, pilot, privacyUrl }: Around,
): FillFrame {
  return (rendered, fill) => {
    const look = { words: words[fill.locale], locale: fill.locale, timeZone, pilot }
    const summary = fillSummary(rendered.summary, { ...fill, look })
    return { card: fillFrame(rendered.card, { ...fill, look, privacyUrl }), summary: pilotSummary(summary, look) }
  }
}
