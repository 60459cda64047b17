import type { AgreementSeen } from '../../../core/domain/faces/media-seen.ts'
import { agreementState } from '../../../core/domain/pictures/agreement-state.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { usesText } from './consent-text.ts'
import { agreementColors, dayText } from './agreement-text.ts'

/** One page of them, from `start`; `size`: of a page. */
export type MyPicturesData = { seen: AgreementSeen[]; start: number; total: number; size: number; now: Instant }

/** « accord »: the pictures that this agent was asked about, the newest first. */
export function drawMyPictures({ seen, start, total, size, now }: MyPicturesData, look: Look): Card {
  const end = start + seen.length
  return drawCard(
    'pictures/mine',
    {
      lines: seen.map(one => lineOf(one, now, look)),
      before: start > 0 ? String(Math.max(0, start - size)) : '',
      after: end < total ? String(end) : '',
    },
    look,
  )
}

function lineOf({ media, agreement, address }: AgreementSeen, now: Instant, look: Look) {
  const { words } = look
  const { uses, until, askedAt, withdrawnAt } = agreement
  // An agent’s own word never waits for a file.
  const found = agreementState(agreement, now)
  const state = found === 'missing' ? 'asked' : found
  const said = { uses: usesText(uses, words) }
  const date = dayText((state === 'withdrawn' ? withdrawnAt : until) ?? askedAt, look)
  return {
    id: media.id,
    agreementId: agreement.id,
    url: address ?? '',
    alt: media.name,
    name: `${media.reference} · ${escapeLine(media.name)}`,
    state: words.text(`pictures.mine.state.${state}`, { date }),
    color: agreementColors[state],
    uses:
      state === 'refused' || state === 'withdrawn'
        ? ''
        : until === null
          ? words.text('pictures.media.uses', said)
          : words.text('pictures.media.usesUntil', { ...said, date: dayText(until, look) }),
  }
}
