import type { Locale } from '../../core/domain/actor.ts'
import { isRegistered } from '../../core/domain/events/event.ts'
import type { RenderedPost } from '../../core/domain/seal.ts'
import type { Words } from '../../words.ts'
import type { Calendar } from '../../core/ports/outside.ts'
import { type Look, pilotSummary } from '../cards/card-templates.ts'
import { withAnswer } from '../events/drawn/with-answer.ts'
import { withoutButtons } from '../events/drawn/with-status.ts'
import { mendedCard, mendPictures } from '../cards/mend-pictures.ts'
import { fillFrame, fillSummary } from '../cards/frame.ts'
import type { FillFrame, FrameFill } from './delivery-bytes.ts'

type Around = { timeZone: string; pilot: boolean; privacyUrl?: string | undefined; calendar?: Calendar }

/** The frame around a sealed post, in the words of the person who gets it. */
export function createFillFrame(
  words: Record<Locale, Words>,
  { timeZone, pilot, privacyUrl, calendar }: Around,
): FillFrame {
  return (rendered, fill) => {
    const look: Look = { words: words[fill.locale], locale: fill.locale, timeZone, pilot }
    // What is over goes into nobody's calendar any more.
    if (calendar && fill.expiredOn === null) look.calendar = calendar
    const { card, summary } = framed(rendered, fill, look, privacyUrl)
    return { card, summary: pilotSummary(summary, look) }
  }
}

/**
 * A sealed post in its frame; where its reader answered an event, what they said stands on top. No button stays that
 * does nothing any more.
 */
export function framed(
  rendered: RenderedPost,
  { answered = null, remark: said = null, ...fill }: Omit<FrameFill, 'locale'>,
  look: Look,
  privacyUrl?: string,
): { card: string; summary: string } {
  // Whoever has a place, or waits for one, is told so in their own line.
  const remark = said === 'full' && isRegistered(answered?.answer ?? null) ? null : said
  // Of what is over the pictures end, as their addresses do.
  const sealed = fill.expiredOn === null ? mendedCard(rendered, look.words) : mendPictures(rendered.card, () => true)
  const card = fillFrame(sealed, { ...fill, remark, look, privacyUrl })
  const state = remark === 'cancelled' ? 'cancelled' : fill.expiredOn !== null ? 'over' : remark
  const summary = fillSummary(rendered.summary, { ...fill, look })
  if (answered === null || state === 'cancelled')
    return { card: state === null || state === 'full' ? card : JSON.stringify(withoutButtons(card)), summary }
  const open = state === 'over' || state === 'closed' ? state : 'open'
  return { card: JSON.stringify(withAnswer(card, answered, open, look)), summary }
}
