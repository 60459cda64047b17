import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { ListEdit } from '../../core/domain/initiatives/listed-item.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { drawMine, type OwnIdeas } from '../../teams/initiatives/drawn/draw-mine.ts'
import { drawNear } from '../../teams/initiatives/drawn/draw-near.ts'
import { drawEdited } from '../../teams/initiatives/drawn/draw-listed.ts'
import { drawOutcome, drawPublished } from '../../teams/initiatives/drawn/draw-outcome.ts'
import { drawCreditLost } from '../../teams/initiatives/drawn/draw-credit.ts'
import { drawDelay, drawReturn } from '../../teams/initiatives/drawn/draw-delay.ts'
import { drawLaterDialog, type LaterForm } from '../../teams/initiatives/drawn/draw-later-dialog.ts'
import { holidaysOf } from '../../core/domain/working-time/public-holidays.ts'

type WithInitiative = { initiative: Initiative }
type Outcome = WithInitiative & { post: Post | null; people?: number; told?: string; edit?: ListEdit }

/** Samples tell of these days. */
const sampleNow = '2026-11-25T10:00:00.000Z'
const sampleHours = {
  timeZone: 'Europe/Paris',
  quietHours: { from: '19:00', to: '08:00' },
  isHoliday: holidaysOf('FR'),
} as const

/** The cards of an idea that are drawn by more than one function, or at a time. */
export const ideaDraws: Record<string, (data: never, look: Look) => Card> = {
  'initiatives/mine': ({ own, others = false }: { own: OwnIdeas['own']; others?: boolean }, look) =>
    drawMine({ own, others }, look),
  'initiatives/near': drawNear,
  'initiatives/outcome': ({ initiative, post, people, told, edit }: Outcome, look) => {
    if (edit) return drawEdited({ initiative, edit }, look)
    if (told === 'credit-lost' && post) return drawCreditLost({ initiative, post }, look)
    if (told) return (told === 'delay' ? drawDelay : drawReturn)({ initiative, index: 0 }, look)
    const published = people !== undefined && post !== null
    return published ? drawPublished({ initiative, post, people }, look) : drawOutcome(initiative, post, look)
  },
  'triage/later': (form: Pick<LaterForm, 'initiative' | 'errors' | 'typed'>, look) =>
    drawLaterDialog({ ...form, now: sampleNow, hours: sampleHours }, look),
}
