import type { Media } from '../../domain/pictures/media.ts'
import { orRunAgain } from '../attempt.ts'
import { endsWith } from '../pictures/arrived-media.ts'
import { withdrawalChanges } from '../withdrawals/begin-withdrawal.ts'
import type { PlaceNeeds } from '../withdrawals/find-places.ts'
import { type Entry, spreadConsent, type SpreadNeeds } from './spread-consent.ts'

type Needs = SpreadNeeds & PlaceNeeds

/** The job `media.follow`: brings each holder whose copy differs to what the media says. */
export async function followMedia(ports: Needs, id: string): Promise<void> {
  await spreadAnew(ports, id, () => () => null)
}

/**
 * The job `media.end`: a use ends now. Posts that wait with the picture are held and told, as after a no; its address
 * ends with the commit; what is published is removed as after a withdrawal. Run too early, it asks for itself again.
 */
export async function endMedia(ports: Needs, id: string): Promise<void> {
  await spreadAnew(ports, id, ({ kind }) => (subject, file) => ({
    verb: 'media.ended',
    actor: null,
    subject,
    seal: null,
    details: { file, media: kind },
  }))
}

async function spreadAnew(ports: Needs, id: string, telling: (media: Media) => Entry): Promise<void> {
  await orRunAgain(async () => {
    const media = await ports.media.byId(id)
    if (!media) return 'done'
    const { changes, initiatives, posts, editions } = await spreadConsent(ports, media, media, null, telling(media))
    const isNews = initiatives.length + posts.length + editions.length > 0
    const mends = await withdrawalChanges(ports, media, media, ports.now())
    // Nothing changed: the row stays, and the next end is waited for.
    const next = isNews || mends.length > 0 ? [...changes, ...mends] : endsWith(media, ports.now())
    return next.length === 0 ? 'done' : ports.commit(...next)
  })
}
