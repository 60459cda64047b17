import type { Locale } from '../core/actor.ts'
import type { Words } from '../words.ts'
import { fillFrame, fillSummary } from './frame.ts'
import type { FillFrame } from './send/delivery-bytes.ts'

/** The frame around a sealed post, in the words of the person who gets it. */
export function createFillFrame(words: Record<Locale, Words>, timeZone: string): FillFrame {
  return (rendered, fill) => {
    const look = { words: words[fill.locale], locale: fill.locale, timeZone }
    return { card: fillFrame(rendered.card, { ...fill, look }), summary: fillSummary(rendered.summary, { ...fill, look }) }
  }
}
