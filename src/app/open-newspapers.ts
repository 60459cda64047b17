import { Unavailable } from '../core/domain/errors.ts'
import type { Ports } from '../core/ports.ts'

type Opened = Pick<Ports, 'press' | 'editionAddresses' | 'relaySites' | 'posters'>

export function openNewspapers(): Opened {
  return {
    press: { print: () => Promise.reject(new Unavailable('press')) },
    editionAddresses: { draft: () => null, published: () => null },
    relaySites: { all: () => Promise.resolve([]) },
    posters: null,
  }
}
