import type { PeopleAt } from '../core/domain/people-at-sites.ts'

/** « 640 + ? » is a text: nobody adds it up as if it were all. */
export function peopleCell({ people, unknown }: Pick<PeopleAt, 'people' | 'unknown'>): number | string {
  if (unknown === 0) return people
  return people === 0 ? '?' : `${people} + ?`
}
