import type { EventNow } from '../../../core/domain/events/event.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { facts } from '../../cards/choices.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { whenText } from './event-text.ts'

export type AttestationData = { event: Pick<EventNow, 'title' | 'details'>; address: string; until: Instant }

/** The address of a person's attestation, and how long it is valid. */
export function drawAttestation({ event: { title, details }, address, until }: AttestationData, look: Look): Card {
  const { words } = look
  return drawCard(
    'events/attestation',
    {
      title: escapeLine(title),
      facts: facts(
        [words.text('events.beside.when'), whenText(details, words)],
        [words.text('events.beside.where'), details.place],
      ),
      address,
      until: words.text('events.attestation.until', { date: words.date(until) }),
    },
    look,
  )
}
