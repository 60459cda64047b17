import type { Change } from '../change.ts'
import { Unavailable } from '../domain/errors.ts'
import type { Ports } from '../ports.ts'
import { whileStale } from './attempt.ts'

/** Until nothing is left of it; each commit takes what one `read` finds. */
export async function removeAll(ports: Pick<Ports, 'commit'>, read: () => Promise<Change[]>): Promise<void> {
  for (;;) {
    const done = await whileStale<'some' | 'none'>(async () => {
      const changes = await read()
      if (changes.length === 0) return 'none'
      return (await ports.commit(...changes)) === 'done' ? 'some' : 'stale'
    })
    if (done === 'none') return
    if (done !== 'some') throw new Unavailable(done.kind)
  }
}
