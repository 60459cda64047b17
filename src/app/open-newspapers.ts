import { Unavailable } from '../core/domain/errors.ts'
import type { Ports } from '../core/ports.ts'

type Opened = Pick<Ports, 'press' | 'editionAddresses' | 'posters'>

export function openNewspapers(): Opened {
  return {
    press: { print: () => Promise.reject(new Unavailable('press')) },
    editionAddresses: { draft: () => null, published: () => null },
    posters: null,
  }
}
