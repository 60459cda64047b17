import type { TypedWords } from '../turn/typed-table.ts'
import { showPerimeters } from './perimeter-verbs.ts'

export const perimeterWords: TypedWords = {
  perimeters: async turn => [await showPerimeters(turn)],
}
