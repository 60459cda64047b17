import { createChance } from '../chance.ts'
import type { Job } from './departments.ts'
import { families, men, women } from './names.ts'
import type { Person } from '../town.ts'

export const domain = 'montreval.example'

export type Draft = Partial<Omit<Person, 'jobTitle'>> & { job: Job }

/** Makes people one after the other, as many women as men, each with a mail address of their own. */
export function createPeople(seed: string): (draft: Draft) => Person {
  const chance = createChance(`${seed}/people`)
  const mails = new Set<string>()
  let count = 0
  return ({ job, ...draft }) => {
    const isWoman = count++ % 2 === 0
    const firstName = draft.firstName ?? chance.pick(isWoman ? women : men)
    const lastName = draft.lastName ?? chance.pick(families)
    return {
      id: chance.guid(),
      teamsId: `29:1${chance.bytes(48).toString('base64url')}`,
      firstName,
      lastName,
      displayName: `${firstName} ${lastName}`,
      mail: freeMail(mails, firstName, lastName, draft.userType === 'Guest' ? 'partenaire.example' : domain),
      department: null,
      managerId: null,
      roles: [],
      userType: 'Member',
      kind: 'person',
      accountEnabled: true,
      preferredLanguage: chance.next() < 0.85 ? 'fr-FR' : chance.next() < 0.1 ? 'en-GB' : null,
      situation: 'well',
      ...draft,
      jobTitle: isWoman ? job[0] : job[1],
    }
  }
}

function freeMail(taken: Set<string>, firstName: string, lastName: string, at: string): string {
  const name = `${plain(firstName)}.${plain(lastName)}`
  let mail = `${name}@${at}`
  for (let twin = 2; taken.has(mail); twin++) mail = `${name}${twin}@${at}`
  taken.add(mail)
  return mail
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z -]/g, '')
    .replaceAll(' ', '-')
    .toLowerCase()
}
