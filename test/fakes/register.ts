import { graphPermissions, permissionStates } from '../../src/core/domain/register/permissions.ts'
import type { RegisterFacts, RunningFacts } from '../../src/core/domain/register/running-facts.ts'
import { rulesInForce } from '../../src/core/domain/retention/shipped-rules.ts'
import { idOf } from './town.ts'

/** Of an authority that has configured everything. */
export function factsOf(running: Partial<RunningFacts> = {}, more: Partial<RegisterFacts> = {}): RegisterFacts {
  return {
    running: {
      authority: 'Ville de Montreval',
      privacyUrl: null,
      noticeUrl: 'https://mary.example.fr/confidentialite',
      permissions: permissionStates(new Set(graphPermissions), graphPermissions),
      hosts: [
        { use: 'graph', host: 'graph.microsoft.com' },
        { use: 'database', host: null },
      ],
      processors: ['microsoft', 'hosting'],
      on: [],
      database: 'postgres',
      databaseTls: true,
      fourEyesOver: 2000,
      mailbox: null,
      ...running,
    },
    rules: rulesInForce([]),
    officers: [{ id: idOf('Delphine Oger'), name: 'Delphine Oger' }],
    at: '2026-11-25T10:00:00.000Z',
    ...more,
  }
}
