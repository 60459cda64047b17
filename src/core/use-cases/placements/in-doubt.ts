import type { Ports } from '../../ports.ts'
import { faceOf } from './face-of.ts'
import { type JudgedDoubts, judgeDoubts } from './doubts-face.ts'

/** Of the cards that may not have arrived: which are still waited for, oldest first, and which are over. */
export function placementsInDoubt(
  ports: Parameters<typeof faceOf>[0] & Pick<Ports, 'placements' | 'now'>,
): Promise<JudgedDoubts> {
  return judgeDoubts(ports, key => faceOf(ports, key))
}
