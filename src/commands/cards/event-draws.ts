import type { EventPlaces, EventSeen } from '../../core/domain/events/event.ts'
import type { FaceOf } from '../../core/domain/faces/face.ts'
import type { Calendar } from '../../core/ports/outside.ts'
import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { drawAttendance } from '../../teams/events/drawn/draw-attendance.ts'
import { drawAttestation } from '../../teams/events/drawn/draw-attestation.ts'
import { drawAnswering, type AnsweringData } from '../../teams/events/drawn/draw-answering.ts'
import { drawAssistant, drawAssistants } from '../../teams/events/drawn/draw-assistants.ts'
import { type BesideData, drawBeside } from '../../teams/events/drawn/draw-beside.ts'
import { drawEvent, type EventData } from '../../teams/events/drawn/draw-event.ts'
import { drawOrganiser, drawOrganisers } from '../../teams/events/drawn/draw-organisers.ts'
import { drawParticipants } from '../../teams/events/drawn/draw-participants.ts'
import { drawThanks } from '../../teams/events/drawn/draw-thanks.ts'
import { drawWarned } from '../../teams/events/drawn/draw-warned.ts'
import { drawWarning } from '../../teams/events/drawn/draw-warning.ts'

/** JSON has no Map. */
type SampledEvent = { event: Omit<EventSeen, 'places'> & { places: Record<string, EventPlaces> } }

function roomed({ places, ...event }: SampledEvent['event']): EventSeen {
  return { ...event, places: new Map(Object.entries(places)) }
}

const calendar: Calendar = { address: () => 'https://mary.example.org/calendar/sample.ics' }

/** Which function draws which card of an event. */
export const eventDraws: Record<string, (data: never, look: Look) => Card> = {
  'events/attendance': drawAttendance,
  'events/attestation': drawAttestation,
  'events/answering': ({ event, ...data }: Omit<AnsweringData, 'event'> & SampledEvent, look) =>
    drawAnswering({ ...data, event: roomed(event) }, { ...look, calendar }),
  'events/assistant': drawAssistant,
  'events/assistants': drawAssistants,
  'events/beside': ({ event, ...data }: Omit<BesideData, 'event'> & SampledEvent, look) =>
    drawBeside({ ...data, event: roomed(event) }, { ...look, calendar }),
  'events/organiser': drawOrganiser,
  'events/organisers': drawOrganisers,
  'events/participants': drawParticipants,
  'events/status': ({ event, ...data }: Omit<EventData, 'event'> & SampledEvent, look) =>
    drawEvent({ ...data, event: roomed(event) }, { ...look, calendar }),
  'events/thanks': ({ event, ...data }: Omit<FaceOf<'thanks'>, 'face' | 'event'> & SampledEvent, look) =>
    drawThanks({ ...data, event: roomed(event) }, { ...look, attests: true }),
  'events/warn': drawWarning,
  'events/warned': drawWarned,
}
