import type { Sector } from '../../../../src/core/domain/sectors/sector.ts'

export function aSector(id: string, change: Partial<Sector> = {}): Sector {
  return {
    id,
    version: 1,
    name: id,
    departments: [],
    sections: [],
    referents: [],
    deputies: [],
    channel: null,
    state: 'open',
    changedBy: { id: 'admin', name: 'Amine' },
    changedAt: '2026-11-25T09:00:00.000Z',
    ...change,
  }
}
