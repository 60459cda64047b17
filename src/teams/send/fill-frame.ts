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

/** The frame around a sealed post, in the recipient's language. */
export function createFillFrame(
  words: Record<Locale, Words>,
  { timeZone, pilot, privacyUrl, calendar }: Around,
): FillFrame {
  return (rendered, fill) => {
    const look: Look = { words: words[fill.locale], locale: fill.locale, timeZone, pilot }
    // A past event goes into no calendar any more.
    if (calendar && fill.expiredOn === null) look.calendar = calendar
    const { card, summary } = framed(rendered, fill, look, privacyUrl)
    return { card, summary: pilotSummary(summary, look) }
  }
}

/**
 * A sealed post in its frame; an answer that its reader gave to an event is shown on top. Buttons that would do nothing
 * are left out.
 */
export function framed(
  rendered: RenderedPost,
  { answered = null, remark: said = null, ...fill }: Omit<FrameFill, 'locale'>,
  look: Look,
  privacyUrl?: string,
): { card: string; summary: string } {
  // A reader who has a place, or is on the waiting list, reads that in a line of their own.
  const remark = said === 'full' && isRegistered(answered?.answer ?? null) ? null : said
  // The pictures of an expired post are left out, since their addresses expire too.
  const sealed = fill.expiredOn === null ? mendedCard(rendered, look.words) : mendPictures(rendered.card, () => true)
  const card = fillFrame(sealed, { ...fill, remark, look, privacyUrl })
  const state = remark === 'cancelled' ? 'cancelled' : fill.expiredOn !== null ? 'over' : remark
  const summary = fillSummary(rendered.summary, { ...fill, look })
  if (answered === null || state === 'cancelled')
    return { card: state === null || state === 'full' ? card : JSON.stringify(withoutButtons(card)), summary }
  const open = state === 'over' || state === 'closed' ? state : 'open'
  return { card: JSON.stringify(withAnswer(card, answered, open, look)), summary }
}
