import { type Actor, isComms } from '../../domain/actor.ts'
import { mastheadAltMax, type Newspaper } from '../../domain/newspapers/newspaper.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { type ArrivalNeeds, arrivedMedia } from '../pictures/arrived-media.ts'
import { droppedMs, endLeftBehind } from '../pictures/left-behind.ts'
import { keepPicture, type PictureFault, type SentPicture } from '../posts/pictures/keep-picture.ts'
import { type NewspaperNeeds, type NewspaperRefusal, onNewspaper, refusedNewspaper } from './newspaper-road.ts'

type Changed = { kind: 'newspaper-changed'; newspaper: Newspaper }
export type TakeMastheadResult = Changed | PictureFault | NewspaperRefusal
export type DescribeMastheadResult =
  | Changed
  | { kind: 'no-masthead'; newspaper: Newspaper }
  /** A key under `errors`. */
  | { kind: 'invalid-alt'; newspaper: Newspaper; error: 'required' | 'too-long' }
  | NewspaperRefusal

/**
 * A picture that a person of comms sent in chat, on top of the first page from the next printing on. It replaces the
 * one before, and is to be described anew.
 */
export async function takeMasthead(
  ports: NewspaperNeeds & ArrivalNeeds & Pick<Ports, 'keptFiles' | 'teamsFiles' | 'pictures'>,
  actor: Actor,
  newspaperId: string,
  sent: SentPicture,
): Promise<TakeMastheadResult> {
  if (!isComms(actor)) return refusedNewspaper(ports, actor)
  const before = await ports.newspapers.byId(newspaperId)
  if (!before) return { kind: 'not-found' }
  // Delivered again: an existing picture is not fetched again, and its address may have ended.
  if (before.masthead?.id === sent.id) return { kind: 'newspaper-changed', newspaper: before }
  return keepPicture<Changed | NewspaperRefusal>(ports, sent, 'newspaper-changed', kept =>
    onNewspaper<never>(ports, actor, newspaperId, async newspaper => {
      const known = { ...kept, name: newspaper.name, section: null, by: actor }
      const { consent, changes } = await arrivedMedia(ports, known)
      return {
        row: { ...newspaper, masthead: { ...kept, alt: '', consent } },
        verb: 'newspaper.changed',
        details: { masthead: kept.digest.slice(0, 12) },
        also: [...changes, ...dropped(newspaper, kept.id)],
      }
    }),
  )
}

/** The alternative text: nothing is printed without it. */
export function describeMasthead(
  ports: NewspaperNeeds,
  actor: Actor,
  newspaperId: string,
  typed: unknown,
): Promise<DescribeMastheadResult> {
  const alt = cleanText(typed).replace(/\s+/g, ' ')
  type Refusal = Extract<DescribeMastheadResult, { kind: 'no-masthead' | 'invalid-alt' }>
  return onNewspaper<Refusal>(ports, actor, newspaperId, newspaper => {
    const { masthead } = newspaper
    if (masthead === null) return { kind: 'no-masthead', newspaper }
    if (alt === '') return { kind: 'invalid-alt', newspaper, error: 'required' }
    if (alt.length > mastheadAltMax) return { kind: 'invalid-alt', newspaper, error: 'too-long' }
    return { row: { ...newspaper, masthead: { ...masthead, alt } }, verb: 'newspaper.changed', details: { alt } }
  })
}

/** *Retirer le bandeau*: the name is printed in letters again. Idempotent. */
export function removeMasthead(ports: NewspaperNeeds, actor: Actor, newspaperId: string) {
  return onNewspaper<{ kind: 'no-masthead'; newspaper: Newspaper }>(ports, actor, newspaperId, newspaper =>
    newspaper.masthead === null
      ? { kind: 'no-masthead', newspaper }
      : {
          row: { ...newspaper, masthead: null },
          verb: 'newspaper.changed',
          details: { masthead: 'none' },
          also: dropped(newspaper, null),
        },
  )
}

/** Earlier printings keep its bytes. */
function dropped({ masthead }: Newspaper, next: string | null) {
  return masthead === null || masthead.id === next ? [] : endLeftBehind([masthead.id], null, droppedMs)
}
