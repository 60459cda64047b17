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

/** `details` name nobody: names are in the rows. */
type DecidedMedia = { media: Media; verb: JournalVerb; details: JournalEntry['details']; also?: Change[] }

const mediaRoad = road({
  read: ({ media }: Pick<Ports, 'media'>, id: string) => media.byId(id),
  refuses: asDecided,
  attempt: seen => ({ what: 'picture.agreement', subject: seen?.reference ?? 'pictures' }),
  forbidden: ['not-yours'],
})

/**
 * The road of every change of agreements, which also reaches each holder. The history of the media and of each changed
 * holder gets the same line.
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
    // A newly named person is waited for: what is out stays, except what has come to its end.
    const mends = await withdrawalChanges(ports, read, takesBack.includes(verb) ? media : read, media.updatedAt)
    const news = await agreementNews(ports, read, media)
    return {
      changes: [...changes, { journal: entry(media.reference) }, ...news, ...mends, ...also],
      answer: { kind: 'media-changed', media, consent },
    }
  })
}

/** Changes by which a person on the picture agrees to less than before. */
const takesBack: readonly JournalVerb[] = ['media.withdrawn', 'media.declined', 'media.agreed']

/** Comms, and the sender of the picture, as long as nobody else answered for it. */
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

/** After ten years nobody remembers what they agreed to. */
const farthestMs = 10 * 366 * 24 * 60 * 60_000

/** What is wrong with the uses and the end of an agreement; null: nothing. */
export function wrongUses(
  { uses, until }: { uses: readonly PictureUse[]; until: Instant | null },
  now: Instant,
): { kind: 'no-uses' } | { kind: 'until-past' } | { kind: 'until-too-far' } | null {
  if (uses.length === 0) return { kind: 'no-uses' }
  if (until === null) return null
  if (until <= now) return { kind: 'until-past' }
  return Date.parse(until) - Date.parse(now) > farthestMs ? { kind: 'until-too-far' } : null
}
