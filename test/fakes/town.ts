import type { Department } from '../../src/core/domain/people/department.ts'
import type { Actor, Person, Role } from '../../src/core/domain/actor.ts'
import type { FakeTown } from './directory.ts'

export function person(name: string, department: string | null = null, change: Partial<Person> = {}): Person {
  const id = idOf(name)
  return {
    id,
    name,
    givenName: name.split(' ')[0] ?? name,
    mail: `${name.split(' ')[0]?.toLowerCase()}@ville.example`,
    department,
    enabled: true,
    guest: false,
    shared: false,
    licensed: true,
    locale: 'fr',
    ...change,
  }
}

/** The same name has the same GUID. */
export function idOf(name: string): string {
  const hex = Buffer.from(name).toString('hex').padEnd(32, '0').slice(0, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export function actor({ id, name }: Person, ...roles: Role[]): Actor {
  return { id, name, locale: 'fr', roles: ['agent', ...roles] }
}

export const alice = person('Alice Martin', 'VOIRIE ET RESEAUX')
export const hugo = person('Hugo Petit', 'Voirie')
export const diane = person('Diane Roux', 'Voirie')
export const gaelle = person('Gaëlle Morel', 'Direction générale')
export const camille = person('Camille Durand', 'Communication')
export const claude = person('Claude Simon', 'Communication')
export const karim = person('Karim Blanc', 'Communication')
export const fanny = person('Fanny Leroy', 'Direction générale')
export const nobody = person('Noé Faure', 'Service inconnu')
export const gone = person('Gaston Parti', 'Voirie', { enabled: false })
export const guest = person('Greta Invitée', 'Voirie', { guest: true })
export const welcome = person('Accueil', null, { shared: true })

export const roads: Department = {
  name: 'Voirie',
  aliases: ['Voirie et réseaux'],
  head: hugo,
  deputy: diane,
  correspondent: null,
}
export const general: Department = {
  name: 'Direction générale',
  aliases: ['DGS'],
  head: gaelle,
  deputy: null,
  correspondent: null,
}
export const communication: Department = {
  name: 'Communication',
  aliases: [],
  head: karim,
  deputy: null,
  correspondent: null,
}

export const childcare = { id: '11111111-1111-4111-8111-111111111111', name: 'Crèches' }
export const park = { id: '22222222-2222-4222-8222-222222222222', name: 'Projet Grand Parc' }

/** Nine agents in three departments and one unknown, one who left, a guest and a shared account. */
export function smallTown(): FakeTown & { departments: Department[] } {
  return {
    people: [alice, hugo, diane, gaelle, camille, claude, karim, fanny, nobody, gone, guest, welcome],
    groups: [
      { ...childcare, members: [alice, nobody, gone, guest, welcome].map(({ id }) => id) },
      { ...park, team: true, members: [alice, hugo].map(({ id }) => id), owners: [hugo, fanny].map(({ id }) => id) },
    ],
    managers: { [alice.id]: hugo.id, [hugo.id]: gaelle.id, [nobody.id]: gaelle.id, [karim.id]: gaelle.id },
    comms: [camille, claude, karim].map(({ id }) => id),
    fallback: [fanny.id],
    departments: [roads, general, communication].map(department => structuredClone(department)),
  }
}
