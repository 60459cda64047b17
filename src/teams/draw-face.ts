import type { Locale } from '../core/domain/actor.ts'
import { nothingOff, type Off } from '../core/domain/capabilities/capability.ts'
import type { Face, FaceOf, Replaced } from '../core/domain/faces/face.ts'
import type { CardKind } from '../core/domain/placements/placed-card.ts'
import { type Section, shippedSections } from '../core/domain/sections/section.ts'
import type { Ports } from '../core/ports.ts'
import { titleOf } from '../core/use-cases/placements/kept/kept-cards.ts'
import type { Words } from '../words.ts'
import { type Card, type Look, pilotSummary } from './cards/card-templates.ts'
import type { DrawnCards, Pace } from './cards/drawn-card.ts'
import { drawReplaced } from './placements/draw-replaced.ts'
import { allDrawn, allVerbs, parts } from './slices.ts'
import { asked } from './turn/second-steps.ts'
import { cardWithoutSwitchedOff } from './turn/without-switched-off.ts'

type Drawing = { card: Card; summary: string }
/** `sections`: their present names; absent: the shipped ones. */
export type DrawFace = (
  face: Face | Replaced,
  locale: Locale,
  teamsUserIds?: string[],
  sections?: readonly Section[],
) => Drawing

const cards: DrawnCards<CardKind> = allDrawn

type Drawn = Pick<Ports, 'calendar' | 'now'> & {
  off(): Off
  pictures: NonNullable<Look['pictures']>
  timeZone: string
  pilot: boolean
  attests: boolean
  editions: Ports['editionAddresses']
  perSecond: number
}

/** Every card that Mary keeps true, and the text of its notification. */
export function createDrawFace(
  words: Record<Locale, Words>,
  { timeZone, pilot, calendar, pictures, attests, editions, perSecond, now, off }: Drawn,
): DrawFace {
  return (face, locale, teamsUserIds = [], sections = shippedSections) => {
    const look: Look = {
      words: words[locale],
      locale,
      timeZone,
      pilot,
      calendar,
      pictures,
      attests,
      editions,
      teamsUserIds,
      sections,
      off: off(),
    }
    const { card, summary } =
      face.face === 'replaced' ? replaced(face, look) : draw(face, look, { perSecond, now: now() })
    return { card, summary: pilotSummary(summary, look) }
  }
}

function draw<Kind extends CardKind>(face: FaceOf<Kind>, look: Look, pace: Pace): Drawing {
  const drawn = cards[face.face]
  const card = asked(drawn.draw(face, look, pace), pace.now, allVerbs)
  return { card: cardWithoutSwitchedOff(card, look.off ?? nothingOff, parts), summary: drawn.summary(face, look) }
}

function replaced(face: Replaced, look: Look): Drawing {
  return {
    card: drawReplaced(face, look),
    summary: look.words.text('summaries.replaced', { title: titleOf(face.card) }),
  }
}
