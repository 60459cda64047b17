import type { Locale } from '../core/domain/actor.ts'
import type { Face, FaceOf, Replaced } from '../core/domain/faces/face.ts'
import { joined } from '../core/domain/joined.ts'
import type { CardKind } from '../core/domain/placements/placed-card.ts'
import { type Section, shippedSections } from '../core/domain/sections/section.ts'
import type { Ports } from '../core/ports.ts'
import { titleOf } from '../core/use-cases/placements/kept-cards.ts'
import type { Words } from '../words.ts'
import { drawnIdeas } from './agenda/draw-ideas.ts'
import { drawnLists } from './audiences/draw-lists.ts'
import { drawnBroadcasts } from './broadcasts/drawn-broadcasts.ts'
import { drawnCalls } from './calls/drawn-calls.ts'
import { type Card, type Look, pilotSummary } from './cards/card-templates.ts'
import type { DrawnCards, Pace } from './cards/drawn-card.ts'
import { drawnDelegations } from './delegations/draw-delegations.ts'
import { drawnAssistants } from './events/draw-assistants.ts'
import { drawnEvents } from './events/draw-beside.ts'
import { drawnThanks } from './events/draw-thanks.ts'
import { drawnWarned } from './events/draw-warned.ts'
import { drawnBoards } from './events/draw-organisers.ts'
import { drawnWorkbooks } from './figures/draw-workbook.ts'
import { drawnInitiatives } from './initiatives/drawn-initiatives.ts'
import { drawnHeads } from './journal/draw-history.ts'
import { drawnEditions } from './newspapers/drawn-editions.ts'
import { drawnNotes } from './notes/draw-note.ts'
import { drawnAgreements } from './pictures/drawn-agreements.ts'
import { drawnPersonal } from './personal/drawn-personal.ts'
import { drawnWithdrawals } from './pictures/draw-withdrawal.ts'
import { drawnVideos } from './pictures/draw-video-taken.ts'
import { drawnConsents } from './pictures/draw-consent-lost.ts'
import { drawnTests } from './posts/draw-test.ts'
import { drawnHolders } from './placements/draw-holder.ts'
import { drawnDirectory } from './placements/draw-directory.ts'
import { drawnDoubts } from './placements/draw-doubts.ts'
import { drawReplaced } from './placements/draw-replaced.ts'
import { drawnRegisters } from './register/draw-register.ts'
import { drawnRelays } from './relays/draw-relay.ts'
import { drawnByHand } from './releases/draw-copy.ts'
import { drawnReleases } from './releases/draw-releases.ts'
import { drawnArchives } from './retention/draw-archive.ts'
import { drawnProposals } from './retention/draw-rule-proposal.ts'
import { drawnSectors } from './sectors/draw-channel-lost.ts'
import { allVerbs } from './all-verbs.ts'
import { asked } from './turn/second-steps.ts'
import { drawnUrgent } from './urgent/draw-told.ts'
import { drawnValidations } from './validations/drawn-validations.ts'
import { drawnWeek } from './week/draw-digest.ts'

type Drawing = { card: Card; summary: string }
/** `sections`: as they are called at this moment; absent: those that ship with Mary. */
export type DrawFace = (
  face: Face | Replaced,
  locale: Locale,
  teamsUserIds?: string[],
  sections?: readonly Section[],
) => Drawing

/** Every kind of placed card: one without a line does not compile, nor does one that stands in two tables. */
const cards: DrawnCards<CardKind> = joined([
  drawnInitiatives,
  drawnCalls,
  drawnValidations,
  drawnUrgent,
  drawnBroadcasts,
  drawnTests,
  drawnEvents,
  drawnWarned,
  drawnThanks,
  drawnBoards,
  drawnAssistants,
  drawnConsents,
  drawnVideos,
  drawnAgreements,
  drawnWithdrawals,
  drawnDelegations,
  drawnLists,
  drawnNotes,
  drawnSectors,
  drawnIdeas,
  drawnHeads,
  drawnDirectory,
  drawnHolders,
  drawnDoubts,
  drawnWeek,
  drawnEditions,
  drawnWorkbooks,
  drawnPersonal,
  drawnRegisters,
  drawnArchives,
  drawnProposals,
  drawnByHand,
  drawnReleases,
  drawnRelays,
])

type Drawn = Pick<Ports, 'calendar' | 'now'> & {
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
  { timeZone, pilot, calendar, pictures, attests, editions, perSecond, now }: Drawn,
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
    }
    const { card, summary } =
      face.face === 'replaced' ? replaced(face, look) : draw(face, look, { perSecond, now: now() })
    return { card, summary: pilotSummary(summary, look) }
  }
}

function draw<Kind extends CardKind>(face: FaceOf<Kind>, look: Look, pace: Pace): Drawing {
  const drawn = cards[face.face]
  return { card: asked(drawn.draw(face, look, pace), pace.now, allVerbs), summary: drawn.summary(face, look) }
}

function replaced(face: Replaced, look: Look): Drawing {
  return {
    card: drawReplaced(face, look),
    summary: look.words.text('summaries.replaced', { title: titleOf(face.card) }),
  }
}
