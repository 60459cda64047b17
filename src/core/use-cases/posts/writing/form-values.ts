import type { Locale } from '../../../domain/actor.ts'
import type { EventDetails, Post } from '../../../domain/posts/post.ts'
import { questionLine } from '../../../domain/posts/event/question-lines.ts'
import { sessionLine } from '../../../domain/posts/event/session-lines.ts'
import { localTime, previousDay } from '../../../domain/working-time/local-time.ts'
import { departmentValue } from './read-audience.ts'

/** Values of the editor's inputs for a post, without audience, pictures and sources. The reverse: `readFields`. */
export function formValues(
  { content, slot, mandatory, expiresOn, touches = [] }: Post,
  { timeZone }: { timeZone: string },
) {
  const { event, link } = content
  const at = slot === null ? null : localTime(slot, timeZone)
  return {
    kind: content.kind,
    title: content.title,
    summary: content.summary,
    body: content.body,
    section: content.section ?? '',
    locale: content.locale,
    touches: touches.map(departmentValue).join(','),
    linkTitle: link?.title ?? '',
    linkUrl: link?.url ?? '',
    date: event?.date ?? '',
    time: event?.time ?? '',
    place: event?.place ?? '',
    capacity: event?.capacity?.toString() ?? '',
    ...eventValues(event, content.locale),
    slotDate: at?.day ?? '',
    slotTime: at?.time ?? '',
    mandatory: String(mandatory),
    validUntil: expiresOn === null ? '' : previousDay(expiresOn),
  }
}

/** Sessions and questions as lines that say the same when they are read again. */
export function eventValues(event: EventDetails | null, locale: Locale) {
  const { ends = '', closesOn = '', guests = 0, sessions = [], questions = [] } = event ?? {}
  return {
    ends,
    closesOn,
    guests: String(guests),
    sessions: sessions.map(sessionLine).join('\n'),
    questions: questions.map(one => questionLine(one, locale)).join('\n'),
  }
}
