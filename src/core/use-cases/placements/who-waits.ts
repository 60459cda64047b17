import { type Change, refresh } from '../../change.ts'
import type { Face } from '../../domain/faces/face.ts'
import { trackingCards } from '../cards/validation-cards.ts'

/** The cards of those who wait for what this one asks: they say when its reader cannot be reached. */
export function whoWaits(face: Face): Change[] {
  switch (face.face) {
    case 'question':
      return [refresh({ card: 'inbox', initiativeId: face.initiative.id })]
    case 'validation':
      return trackingCards(face.post, face.validation)
    default:
      return []
  }
}
