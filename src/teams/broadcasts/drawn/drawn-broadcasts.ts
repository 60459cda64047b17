import type { FaceOf } from '../../../core/domain/faces/face.ts'
import type { Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { drawBroadcast } from './draw-broadcast.ts'
import { drawDropped } from './draw-dropped.ts'
import { drawHeldBroadcast } from './draw-held-broadcast.ts'
import { drawSecond } from './draw-second.ts'

type Kinds = 'broadcast' | 'second' | 'held' | 'dropped'

export const drawnBroadcasts: DrawnCards<Kinds> = {
  broadcast: { draw: (face, look, pace) => drawBroadcast({ ...face, ...pace }, look), summary },
  second: { draw: drawSecond, summary },
  held: { draw: drawHeldBroadcast, summary },
  dropped: { draw: drawDropped, summary },
}

function summary({ face, broadcast: { title } }: FaceOf<Kinds>, { words }: Look): string {
  return words.text(`summaries.${face}`, { title })
}
