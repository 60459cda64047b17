import type { Actor } from '../../src/core/domain/actor.ts'
import { ownAgreement } from '../../src/core/domain/pictures/agreement-state.ts'
import { answerAgreement } from '../../src/core/use-cases/consents/agreements/answer-agreement.ts'
import type { MediaChangeNeeds } from '../../src/core/use-cases/consents/agreements/media-road.ts'

/** What the person presses on the card of what is asked now. */
export async function answered(ports: MediaChangeNeeds, actor: Actor, said: { mediaId: string; word: unknown }) {
  const media = await ports.media.byId(said.mediaId)
  const askedAt = media && ownAgreement(media, actor.id)?.askedAt
  return answerAgreement(ports, actor, { ...said, askedAt })
}
