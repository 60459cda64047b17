import type { Ports } from '../core/ports.ts'
import { createPress } from '../print/press.ts'

type Opened = Pick<Ports, 'press' | 'editionAddresses' | 'posters'>

export function openNewspapers(): Opened {
  return {
    press: createPress(),
    editionAddresses: { draft: () => null, published: () => null },
    posters: null,
  }
}
