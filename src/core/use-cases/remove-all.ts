import type { Change } from '../change.ts'
import type { Ports } from '../ports.ts'
import { orRunAgain } from './attempt.ts'

/** Until nothing is left; each commit takes what one `read` finds. */
export async function removeAll(ports: Pick<Ports, 'commit'>, read: () => Promise<Change[]>): Promise<void> {
  for (;;) {
    const found = await orRunAgain<'some' | 'none'>(async () => {
      const changes = await read()
      if (changes.length === 0) return 'none'
      return (await ports.commit(...changes)) === 'done' ? 'some' : 'stale'
    })
    if (found === 'none') return
  }
}
