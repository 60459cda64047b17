import type { Locale } from '../../actor.ts'
import type { EventDetails } from '../post.ts'
import { typeset } from './typography.ts'

/**
 * Typography for the named parts of an event. Options are set when saved, since cards' replies are compared to them.
 */
export function typesetEvent(
  event: EventDetails,
  locale: Locale,
  parts: readonly ('place' | 'sessions' | 'questions')[],
): EventDetails {
  const set = (text: string) => typeset(text, locale)
  const { place, sessions, questions } = event
  return {
    ...event,
    ...(parts.includes('place') && { place: set(place) }),
    ...(sessions &&
      parts.includes('sessions') && { sessions: sessions.map(one => ({ ...one, label: set(one.label) })) }),
    ...(questions &&
      parts.includes('questions') && {
        questions: questions.map(one => ({ ...one, ask: set(one.ask), options: one.options.map(set) })),
      }),
  }
}
