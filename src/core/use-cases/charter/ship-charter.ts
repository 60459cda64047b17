import { type Charter, charterId } from '../../domain/charter/charter.ts'
import type { Ports } from '../../ports.ts'

/** The charter of Montreval, which is made up. */
const ofTheTown: Pick<Charter, 'colours' | 'pairs' | 'words' | 'logos'> = {
  colours: [
    { name: 'Bleu nuit', hex: '#1b3a5c' },
    { name: 'Rouge brique', hex: '#9c2f2f' },
    { name: 'Ocre', hex: '#c8871f' },
    { name: 'Blanc', hex: '#ffffff' },
  ],
  pairs: [{ one: 'Ocre', other: 'Rouge brique' }],
  words: [
    { write: 'Ville de Montreval', instead: ['mairie de Montreval', 'commune de Montreval'] },
    { write: 'agents', instead: ['employés municipaux'] },
  ],
  logos: [],
}

/** The sandbox town has a charter to look at and to change; a person's changes stay. */
export async function shipCharter({
  charters,
  commit,
  now,
}: Pick<Ports, 'charters' | 'commit' | 'now'>): Promise<void> {
  if ((await charters.current()).version > 0) return
  const row: Charter = { id: charterId, version: 1, ...ofTheTown, changed: { by: null, at: now() } }
  // Stale: another start was first, and the charter is there.
  await commit({ save: 'charter', row, ifVersion: 0 })
}
