import type { PersonId } from '../../core/domain/actor.ts'
import { Unavailable } from '../../core/domain/errors.ts'
import type { Placement } from '../../core/domain/placements/placement.ts'
import type { Messenger } from '../../core/ports/outside.ts'
import type { Pilot } from '../../core/ports/people.ts'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'

/**
 * The last gate of a pilot or a test copy: a person outside the group gets no card, and no card of theirs is changed.
 * While the group cannot be read, nothing is sent. The communication team's channel is not a person.
 */
export function pilotMessenger(messenger: Messenger, pilot: Pilot, report: (error: unknown) => void): Messenger {
  const within = async (person: PersonId, send: () => Promise<SendOutcome>): Promise<SendOutcome> => {
    try {
      if (!(await pilot.members()).has(person)) return { kind: 'refused', reason: 'outside-pilot' }
    } catch (error) {
      if (!(error instanceof Unavailable)) report(error)
      return { kind: 'failed', status: null }
    }
    return send()
  }
  const reaching = (to: Placement['to'], send: () => Promise<SendOutcome>): Promise<SendOutcome> =>
    to.kind === 'channel' ? send() : within(to.id, send)
  return {
    show: (card, face, aboutToLeave, next) => reaching(card.to, () => messenger.show(card, face, aboutToLeave, next)),
    redraw: (card, face, next) => reaching(card.to, () => messenger.redraw(card, face, next)),
    remove: (card, next) => reaching(card.to, () => messenger.remove(card, next)),
    deliver: (rendered, delivery, frame, next) =>
      within(delivery.person, () => messenger.deliver(rendered, delivery, frame, next)),
    correct: (rendered, delivery, frame, next) =>
      within(delivery.person, () => messenger.correct(rendered, delivery, frame, next)),
    takeBack: (delivery, next) => within(delivery.person, () => messenger.takeBack(delivery, next)),
  }
}
