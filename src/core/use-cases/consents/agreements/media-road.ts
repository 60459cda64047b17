import type { Change } from '../../../change.ts'
import { type Actor, isComms } from '../../../domain/actor.ts'
import type { JournalEntry, JournalVerb } from '../../../domain/journal/journal.ts'
import { mayAnswerFor } from '../../../domain/pictures/change-media.ts'
import type { Consent } from '../../../domain/pictures/consent.ts'
import type { Media } from '../../../domain/pictures/media.ts'
import type { PictureUse } from '../../../domain/pictures/use.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { agreementNews } from '../../pictures/agreement-news.ts'
import { withdrawalChanges } from '../../withdrawals/begin-withdrawal.ts'
import type { PlaceNeeds } from '../../withdrawals/find-places.ts'
import { spreadConsent, type SpreadNeeds } from '../spread-consent.ts'
import { asDecided, road } from '../../road.ts'

export type MediaChangeNeeds = SpreadNeeds & PlaceNeeds & Pick<Ports, 'history' | 'placements'>
export type MediaChanged = { kind: 'media-changed'; media: Media; consent: Consent | null }
export type MediaRefusal = { kind: 'not-found' } | { kind: 'not-yours' } | Busy

/** `details` name nobody: names lie in the rows. */
type DecidedMedia = { media: Media; verb: JournalVerb; details: JournalEntry['details']; also?: Change[] }

const mediaRoad = road({
  read: ({ media }: Pick<Ports, 'media'>, id: string) => media.byId(id),
  refuses: asDecided,
  attempt: seen => ({ what: 'picture.agreement', subject: seen?.reference ?? 'pictures' }),
  forbidden: ['not-yours'],
})

/**
 * The road of every change of what people agree to, spread to each holder. The history of the media and of each holder
 * that changed has the same line.
 */
export function onMedia<Refusal extends { kind: string }>(
  ports: MediaChangeNeeds,
  actor: Actor,
  mediaId: string,
  decide: (media: Media, now: Instant) => DecidedMedia | Refusal | Promise<DecidedMedia | Refusal>,
): Promise<MediaChanged | Refusal | { kind: 'not-found' } | Busy> {
  return mediaRoad<MediaChanged | Refusal>(ports, actor, mediaId, async read => {
    const decided = await decide(read, ports.now())
    if ('kind' in decided) return decided
    const { verb, details, also = [] } = decided
    const said = { ...details, media: read.kind }
    const entry = (subject: string): JournalEntry => ({ verb, actor, subject, seal: null, details: said })
    const { media, consent, changes } = await spreadConsent(ports, read, decided.media, actor, entry)
    // Whoever is named anew is waited for: what stands stays, but for what came to its end.
    const mends = await withdrawalChanges(ports, read, takesBack.includes(verb) ? media : read, media.updatedAt)
    const news = await agreementNews(ports, read, media)
    return {
      changes: [...changes, { journal: entry(media.reference) }, ...news, ...mends, ...also],
      answer: { kind: 'media-changed', media, consent },
    }
  })
}

/** By which a person on the picture says less than before. */
const takesBack: readonly JournalVerb[] = ['media.withdrawn', 'media.declined', 'media.agreed']

/** Comms, and whoever sent it in, as long as nobody else answered for it. */
export async function maySpecify(
  { initiatives }: Pick<Ports, 'initiatives'>,
  actor: Actor,
  media: Media,
): Promise<boolean> {
  if (isComms(actor)) return true
  const theirs = (await initiatives.withPicture(...media.pictureIds)).filter(({ author }) => author.id === actor.id)
  const own = theirs.flatMap(({ attachments }) => attachments.flatMap(({ picture }) => picture?.id ?? []))
  return mayAnswerFor(media, actor, own)
}

/** In ten years nobody knows any more what they agreed to. */
const farthestMs = 10 * 366 * 24 * 60 * 60_000

/** What keeps uses and their end from being asked for, or given; null: nothing. */
export function wrongUses(
  { uses, until }: { uses: readonly PictureUse[]; until: Instant | null },
  now: Instant,
): { kind: 'no-uses' } | { kind: 'until-past' } | { kind: 'until-too-far' } | null {
  if (uses.length === 0) return { kind: 'no-uses' }
  if (until === null) return null
  if (until <= now) return { kind: 'until-past' }
  return Date.parse(until) - Date.parse(now) > farthestMs ? { kind: 'until-too-far' } : null
}
