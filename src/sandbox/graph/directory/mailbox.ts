import type { Incoming } from '../../router.ts'
import type { Person } from '../../town/town.ts'
import { GraphFailure } from '../failure.ts'
import { pickSelected, readSelect } from '../odata/query.ts'

const dayMs = 86_400_000

/** Where an absence shows: the automatic reply. */
export function mailboxSettings(person: Person, origin: string, request: Incoming): Record<string, unknown> {
  if (person.userType === 'Guest' || person.situation === 'gone') {
    throw new GraphFailure(404, 'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.')
  }
  const isAway = person.situation === 'on-leave'
  const away = 'Je suis en congé. Pour toute urgence, merci de vous adresser à mon service.'
  const settings = {
    archiveFolder: null,
    timeZone: 'Romance Standard Time',
    dateFormat: 'dd/MM/yyyy',
    timeFormat: 'HH:mm',
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    userPurpose: person.kind === 'person' ? 'user' : person.kind,
    language: { locale: person.preferredLanguage ?? 'fr-FR', displayName: languageName(person.preferredLanguage) },
    automaticRepliesSetting: {
      status: isAway ? 'scheduled' : 'disabled',
      externalAudience: 'all',
      internalReplyMessage: isAway ? away : '',
      externalReplyMessage: isAway ? away : '',
      scheduledStartDateTime: { dateTime: midnight(-3), timeZone: 'UTC' },
      scheduledEndDateTime: { dateTime: midnight(isAway ? 11 : -2), timeZone: 'UTC' }
    },
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:30:00.0000000',
      endTime: '17:30:00.0000000',
      timeZone: { name: 'Romance Standard Time' }
    }
  }
  return {
    '@odata.context': `${origin}/v1.0/$metadata#users('${person.id}')/mailboxSettings`,
    ...pickSelected(settings, readSelect(request.query), Object.keys(settings), 'microsoft.graph.mailboxSettings')
  }
}

const languageName = (language: string | null): string =>
  language?.startsWith('en') === true ? 'English (United Kingdom)' : 'French (France)'

const midnight = (days: number): string =>
  `${new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)}T00:00:00.0000000`
