import type { Face } from './face.ts'
import type { Placement } from '../placements/placement.ts'

/** What a placement shows, and to whom. */
export type Shown = { to: Placement['to']; face: Face }
export type ShownAs<Kind extends Face['face']> = { to: Placement['to']; face: Extract<Face, { face: Kind }> }
