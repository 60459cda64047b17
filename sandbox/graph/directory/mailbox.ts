import type { Incoming } from '../../router.ts'
import { midnightIn } from '../../town/midnight.ts'
import type { Person } from '../../town/town.ts'
import type { Away } from '../../world/reach.ts'
import { GraphFailure } from '../failure.ts'
import { pickSelected, readSelect } from '../odata/query.ts'
import type { GraphState } from '../state.ts'

/** Where an absence shows: the automatic reply. */
export function mailboxSettings(state: GraphState, person: Person, request: Incoming): Record<string, unknown> {
  if (!state.permissions.readMailboxes) {
    throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  }
  if (person.userType === 'Guest' || person.situation === 'gone') {
    throw new GraphFailure(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    )
  }
  const settings = {
    archiveFolder: null,
    timeZone: 'Romance Standard Time',
    dateFormat: 'dd/MM/yyyy',
    timeFormat: 'HH:mm',
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    userPurpose: person.kind === 'person' ? 'user' : person.kind,
    language: { locale: person.preferredLanguage ?? 'fr-FR', displayName: languageName(person.preferredLanguage) },
    automaticRepliesSetting: automaticReplies(state.away(person.id)),
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:30:00.0000000',
      endTime: '17:30:00.0000000',
      timeZone: { name: 'Romance Standard Time' },
    },
  }
  return {
    '@odata.context': `${state.origin()}/v1.0/$metadata#users('${person.id}')/mailboxSettings`,
    ...pickSelected(settings, readSelect(request.query), Object.keys(settings), 'microsoft.graph.mailboxSettings'),
  }
}

/** The window of replies that are always on, or off, is what it was last. */
function automaticReplies(away: Away): Record<string, unknown> {
  const isAway = away !== 'off'
  const text = isAway ? 'Je suis en congé. Pour toute urgence, merci de vous adresser à mon service.' : ''
  const end = isAway && away.until !== null ? away.until : midnightIn(-2)
  return {
    status: !isAway ? 'disabled' : away.until === null ? 'alwaysEnabled' : 'scheduled',
    externalAudience: 'all',
    internalReplyMessage: text,
    externalReplyMessage: text,
    scheduledStartDateTime: { dateTime: graphTime(midnightIn(-3)), timeZone: 'UTC' },
    scheduledEndDateTime: { dateTime: graphTime(end), timeZone: 'UTC' },
  }
}

const languageName = (language: string | null): string =>
  language?.startsWith('en') === true ? 'English (United Kingdom)' : 'French (France)'

/** Graph names the zone beside a time, which has seven digits of a second. */
const graphTime = (instant: string): string => instant.replace('Z', '0000')
