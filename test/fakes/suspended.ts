import type { Suspension } from '../../src/core/domain/retention/suspension.ts'
import type { FakePorts } from './ports.ts'

type Needs = Pick<FakePorts, 'commit' | 'suspensions' | 'now'>

/** A court asks for it: no purge takes it, until the function that is answered lifts that. */
export async function suspended(ports: Needs, of: Suspension['of']): Promise<() => Promise<void>> {
  const by = { id: 'd', name: 'Dominique' }
  const row: Suspension = {
    id: 'held',
    version: 1,
    of,
    reason: 'Recours',
    reviewOn: '2031-06-01',
    by,
    at: ports.now(),
    lifted: null,
  }
  await ports.commit({ save: 'suspension', row, ifVersion: 0 })
  return async () => {
    const read = (await ports.suspensions.byId(row.id))!
    const lifted = { by, at: ports.now() }
    await ports.commit({
      save: 'suspension',
      row: { ...read, lifted, version: read.version + 1 },
      ifVersion: read.version,
    })
  }
}
