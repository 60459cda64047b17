import { Unavailable } from '../../domain/errors.ts'
import { whileStale } from '../attempt.ts'
import { endsWith } from '../pictures/arrived-media.ts'
import { type Entry, spreadConsent, type SpreadNeeds } from './spread-consent.ts'

/** The job `media.follow`: a holder whose copy says something else than the media is brought to it. */
export async function followMedia(ports: SpreadNeeds, id: string): Promise<void> {
  await spreadAnew(ports, id, () => null)
}

/**
 * The job `media.end`: a use ends now. What waits with the picture is held and told, as after a no; what is served of
 * it ends with the commit. Run too early, it asks for itself again.
 */
export async function endMedia(ports: SpreadNeeds, id: string): Promise<void> {
  await spreadAnew(ports, id, (subject, file) => ({
    verb: 'media.ended',
    actor: null,
    subject,
    seal: null,
    details: { file },
  }))
}

async function spreadAnew(ports: SpreadNeeds, id: string, entry: Entry): Promise<void> {
  const result = await whileStale<{ kind: 'done' }>(async () => {
    const media = await ports.media.byId(id)
    if (!media) return { kind: 'done' }
    const { consent, changes, initiatives, posts, editions } = await spreadConsent(ports, media, media, null, entry)
    const isNews = initiatives.length + posts.length + editions.length > 0
    // Nothing changed: the row stays, and the next end is waited for.
    const next = isNews ? changes : endsWith(media, consent, ports.now())
    return next.length === 0 || (await ports.commit(...next)) === 'done' ? { kind: 'done' } : 'stale'
  })
  if (result.kind === 'busy') throw new Unavailable(result.kind)
}
