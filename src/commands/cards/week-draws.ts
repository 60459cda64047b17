import { type Card, type Look } from '../../teams/cards/card-templates.ts'
import { drawAddress } from '../../teams/week/address-verbs.ts'
import { drawDigest } from '../../teams/week/draw-digest.ts'
import { drawMove } from '../../teams/week/draw-move.ts'
import { drawDuplicate, drawElsewhere } from '../../teams/week/draw-other-times.ts'
import { drawRelease } from '../../teams/week/draw-release.ts'
import { drawWeek } from '../../teams/week/draw-week.ts'
import type { FaceOf } from '../../core/domain/faces/face.ts'

/** Which function draws which card of the week. `now`: of the samples. */
export function weekDraws(now: string): Record<string, (data: never, look: Look) => Card> {
  return {
    'week/address': drawAddress,
    'week/digest': (face: FaceOf<'week'>, look) => drawDigest(face, look, { now }),
    'week/duplicate': drawDuplicate,
    'week/elsewhere': drawElsewhere,
    'week/move': drawMove,
    'week/release': drawRelease,
    'week/week': drawWeek,
  }
}
