import type { Group, Person } from '../../town/town.ts'
import { principalName, type Directory } from './directory.ts'

export const userDefaults = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
] as const

const created = '2019-09-02T07:30:00Z'

/** All that Graph would tell of a person; who asks picks from it. */
export function userView(directory: Directory, person: Person): Record<string, unknown> {
  const name = principalName(directory.town, person)
  return {
    id: person.id,
    accountEnabled: person.accountEnabled,
    ageGroup: null,
    assignedLicenses: licensesOf(person),
    businessPhones: [],
    city: null,
    companyName: person.userType === 'Guest' ? null : directory.town.name,
    country: 'France',
    createdDateTime: created,
    creationType: person.userType === 'Guest' ? 'Invitation' : null,
    deletedDateTime: null,
    department: person.department,
    displayName: person.displayName,
    employeeHireDate: null,
    employeeId: null,
    employeeType: null,
    externalUserState: person.userType === 'Guest' ? 'Accepted' : null,
    givenName: orNull(person.firstName),
    imAddresses: person.kind === 'person' ? [person.mail] : [],
    isResourceAccount: null,
    jobTitle: orNull(person.jobTitle),
    mail: person.mail,
    mailNickname: name.split('@')[0],
    mobilePhone: null,
    officeLocation: null,
    onPremisesSamAccountName: null,
    onPremisesSyncEnabled: null,
    otherMails: person.userType === 'Guest' ? [person.mail] : [],
    postalCode: null,
    preferredLanguage: person.preferredLanguage,
    proxyAddresses: [`SMTP:${person.mail}`],
    showInAddressList: null,
    state: null,
    streetAddress: null,
    surname: orNull(person.lastName),
    usageLocation: 'FR',
    userPrincipalName: name,
    userType: person.userType,
  }
}

/** A common suite; people who left, guests, rooms and agents without Teams have none. */
function licensesOf({ userType, kind, situation, accountEnabled }: Person): Record<string, unknown>[] {
  const hasNone = userType === 'Guest' || kind !== 'person' || situation === 'no-teams' || !accountEnabled
  return hasNone ? [] : [{ disabledPlans: [], skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993' }]
}

const orNull = (text: string): string | null => (text === '' ? null : text)

export const groupDefaults = [
  'id',
  'deletedDateTime',
  'classification',
  'createdDateTime',
  'description',
  'displayName',
  'expirationDateTime',
  'groupTypes',
  'isAssignableToRole',
  'mail',
  'mailEnabled',
  'mailNickname',
  'membershipRule',
  'membershipRuleProcessingState',
  'onPremisesSyncEnabled',
  'preferredLanguage',
  'proxyAddresses',
  'renewedDateTime',
  'securityEnabled',
  'theme',
  'uniqueName',
  'visibility',
] as const

export function groupView(directory: Directory, group: Group): Record<string, unknown> {
  const isTeam = directory.isTeam(group.id)
  const nickname = group.displayName
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()
  const mail = isTeam ? `${nickname}@montreval.example` : null
  return {
    id: group.id,
    deletedDateTime: null,
    classification: null,
    createdDateTime: created,
    description: null,
    displayName: group.displayName,
    expirationDateTime: null,
    groupTypes: isTeam ? ['Unified'] : [],
    isAssignableToRole: null,
    mail,
    mailEnabled: isTeam,
    mailNickname: nickname,
    membershipRule: null,
    membershipRuleProcessingState: null,
    onPremisesSyncEnabled: null,
    preferredLanguage: null,
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    renewedDateTime: created,
    resourceProvisioningOptions: isTeam ? ['Team'] : [],
    securityEnabled: !isTeam,
    theme: null,
    uniqueName: null,
    visibility: isTeam ? 'Private' : null,
  }
}
