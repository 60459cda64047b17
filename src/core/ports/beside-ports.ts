import type { Captions } from './captions.ts'
import type { Charters } from './charters.ts'
import type { RightRows } from './people.ts'
import type { PersonalPorts } from './personal-data.ts'
import type { RetentionPorts } from './retention-stores.ts'
import type { Videos } from './videos.ts'

/** Beside the work itself: what is known of a person and how long, how the authority looks, videos, their captions. */
export type BesidePorts = PersonalPorts &
  RetentionPorts & {
    charters: Charters
    captions: Captions
    videos: Videos
    rightRows: RightRows
  }
