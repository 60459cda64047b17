import type { Charter } from '../domain/charter/charter.ts'

export type Charters = {
  /** The charter as it stands; of version 0: nobody wrote one yet. */
  current(): Promise<Charter>
}
