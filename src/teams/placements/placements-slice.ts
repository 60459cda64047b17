import { joined } from '../../core/domain/joined.ts'
import { placementVerbs, placementWords } from './placement-verbs.ts'
import { drawnDirectory } from './draw-directory.ts'
import { drawnHolders } from './draw-holder.ts'
import { drawnDoubts } from './draw-doubts.ts'

export const placementsSlice = {
  verbs: placementVerbs,
  words: placementWords,
  drawn: joined([drawnDirectory, drawnHolders, drawnDoubts]),
}
