import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { type CopyData, drawCopy } from '../../teams/releases/draw-copy.ts'
import { sampleAddress } from './read-samples.ts'

/** Which function draws which card of releases. */
export const releaseDraws: Record<string, (data: never, look: Look) => Card> = {
  'releases/copy': (data: CopyData, look) => drawCopy({ ...data, address: sampleAddress }, look),
}
