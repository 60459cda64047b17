import type { User } from '@microsoft/microsoft-graph-types'
import type { Locale, Person } from '../../core/domain/actor.ts'

/** The least that a Person is made of. */
export const personSelect = [
  'id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName', 'department',
  'accountEnabled', 'userType', 'preferredLanguage', 'assignedLicenses',
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
    shared: isShared(user),
    licensed: user.assignedLicenses?.length !== 0,
    locale: localeOf(user.preferredLanguage),
  }
}

/**
 * Graph says of one mailbox at a time whether it is a room's or shared (userPurpose, with MailboxSettings.Read): a
 * request a person. Such an account bears no licence and no person's name; an agent without a licence has a name, stays
 * in the audience and is « sans Teams ».
 */
function isShared({ userType, assignedLicenses, givenName, surname }: User): boolean {
  return userType !== 'Guest' && assignedLicenses?.length === 0 && !givenName && !surname
}

function localeOf(language: string | null | undefined): Locale | null {
  const spoken = language?.slice(0, 2).toLowerCase()
  return spoken === 'fr' || spoken === 'en' ? spoken : null
}
