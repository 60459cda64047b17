import type { User } from '@microsoft/microsoft-graph-types'
import type { Locale, Person } from '../../core/actor.ts'

/** The least that a Person is made of. */
export const personSelect = [
  'id', 'displayName', 'givenName', 'mail', 'userPrincipalName', 'department',
  'accountEnabled', 'userType', 'preferredLanguage',
].join(',')

export function readPerson(user: User): Person {
  const name = user.displayName ?? ''
  return {
    id: user.id ?? '',
    name,
    givenName: user.givenName || (name.split(' ')[0] ?? ''),
    mail: user.mail ?? null,
    department: user.department?.trim() || null,
    enabled: user.accountEnabled ?? false,
    guest: user.userType === 'Guest',
    shared: user.userType !== 'Guest' && user.assignedLicenses?.length === 0,
    locale: localeOf(user.preferredLanguage),
  }
}

function localeOf(language: string | null | undefined): Locale | null {
  const spoken = language?.slice(0, 2).toLowerCase()
  return spoken === 'fr' || spoken === 'en' ? spoken : null
}
