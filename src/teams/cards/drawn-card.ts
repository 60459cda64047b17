import type { FaceOf } from '../../core/domain/faces/face.ts'
import type { CardKind } from '../../core/domain/placements/placed-card.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Card, Look } from './card-templates.ts'

/** `perSecond`: how many people a broadcast reaches in a second. */
export type Pace = { perSecond: number; now: Instant }

/** How one kind of placed card is drawn. Each slice has a table of its kinds, joined in `draw-face.ts`. */
export type DrawnCard<Kind extends CardKind> = {
  draw(face: FaceOf<Kind>, look: Look, pace: Pace): Card
  /** The text of its notification. */
  summary(face: FaceOf<Kind>, look: Look): string
}
export type DrawnCards<Kind extends CardKind> = { [K in Kind]: DrawnCard<K> }
