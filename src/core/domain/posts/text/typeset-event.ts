import type { Locale } from '../../actor.ts'
import type { EventDetails } from '../post.ts'
import { typeset } from './typography.ts'

/**
 * Of an event the parts that are named. What people choose from is so from the moment it is saved: what their card
 * sends back is compared with it.
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
