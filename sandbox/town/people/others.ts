import type { Draft } from './people.ts'
import type { Person } from '../town.ts'

export type Others = { gone: Person[]; elected: Person[]; guests: Person[]; accounts: Person[] }

/** Accounts that stand in Entra too, and are not agents at work. */
export function makeOthers(make: (draft: Draft) => Person, departmentOf: (index: number) => string): Others {
  const many = (count: number, draft: (index: number) => Draft): Person[] =>
    Array.from({ length: count }, (_, index) => make(draft(index)))
  return {
    gone: many(6, index => ({
      job: ['Agente', 'Agent'],
      department: departmentOf(index),
      accountEnabled: false,
      situation: 'gone',
    })),
    elected: many(33, index => ({
      job:
        index === 0
          ? ['Maire', 'Maire']
          : index < 10
            ? ['Adjointe au maire', 'Adjoint au maire']
            : ['Conseillère municipale', 'Conseiller municipal'],
      department: 'Élus',
    })),
    guests: many(5, () => ({ job: ['Prestataire', 'Prestataire'], userType: 'Guest', situation: 'no-teams' })),
    accounts: [
      account(make, 'room', 'Salle du conseil', 'salle.conseil'),
      account(make, 'shared', 'Accueil de la mairie', 'accueil'),
      account(make, 'shared', 'Communication interne', 'communication.interne'),
      { ...account(make, 'shared', 'Borne de la médiathèque', 'borne.mediatheque'), accountEnabled: true },
    ],
  }
}

function account(make: (draft: Draft) => Person, kind: 'room' | 'shared', displayName: string, name: string): Person {
  const person = make({
    job: ['', ''],
    kind,
    displayName,
    situation: 'no-teams',
    preferredLanguage: null,
    accountEnabled: false,
  })
  return { ...person, firstName: '', lastName: '', mail: person.mail.replace(/^[^@]*/, name) }
}
