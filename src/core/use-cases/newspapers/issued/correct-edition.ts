import { type Actor, isComms, named } from '../../../domain/actor.ts'
import { errataMost, mayConfirmErratum, readErratum } from '../../../domain/newspapers/erratum.ts'
import type { Edition, Erratum } from '../../../domain/newspapers/edition.ts'
import { typeset } from '../../../domain/posts/text/typography.ts'
import type { JournalVerb } from '../../../domain/journal/journal.ts'
import type { Busy } from '../../attempt.ts'
import type { Ports } from '../../../ports.ts'
import type { Change } from '../../../change.ts'
import { sentEdition } from '../../editions/sent-edition.ts'
import { roadOf } from '../../road.ts'
import { editionWay } from '../edition/edition-road.ts'

export type ErratumNeeds = Pick<
  Ports,
  'editions' | 'newspapers' | 'posts' | 'broadcasts' | 'history' | 'commit' | 'now' | 'newId'
>
type Refusal = { kind: 'not-comms' } | { kind: 'not-found' } | { kind: 'not-published'; edition: Edition } | Busy

export type AddErratumResult =
  | { kind: 'erratum-added'; edition: Edition; erratum: Erratum }
  | { kind: 'erratum-refused'; edition: Edition; fault: 'required' | 'erratum-too-long' | 'too-many' }
  | Refusal

/**
 * *Erratum*: a correction of what people have, possible from the first card on. Everybody reads it on the page once a
 * second person confirmed it, and the next edition prints it. The sealed edition stays as it is. The same words by the
 * same person are one erratum.
 */
export function addErratum(
  ports: ErratumNeeds & { editionWords: Pick<Ports['editionWords'], 'locale'> },
  actor: Actor,
  { editionId, typed }: { editionId: string; typed: unknown },
): Promise<AddErratumResult> {
  return changePublished<AddErratumResult>(ports, actor, editionId, edition => {
    const read = readErratum(typed)
    if ('fault' in read) return { kind: 'erratum-refused', edition, fault: read.fault }
    const words = typeset(read.text, ports.editionWords.locale)
    const same = edition.errata.find(({ text, by }) => text === words && by.id === actor.id)
    if (same) return { kind: 'erratum-added', edition, erratum: same }
    if (edition.errata.length >= errataMost) return { kind: 'erratum-refused', edition, fault: 'too-many' }
    const erratum: Erratum = { id: ports.newId(), text: words, by: named(actor), at: ports.now(), confirmed: null }
    return {
      errata: [...edition.errata, erratum],
      verb: 'edition.erratum-added',
      details: { text: erratum.text },
      isRead: false,
      answer: edition => ({ kind: 'erratum-added', edition, erratum }),
    }
  })
}

export type ConfirmErratumResult =
  | { kind: 'erratum-confirmed'; edition: Edition; erratum: Erratum }
  | { kind: 'another-person'; edition: Edition }
  | Refusal

/** `read-by-all`: it was confirmed, and nothing was changed: the person is asked once more. */
export type RemoveErratumResult =
  { kind: 'erratum-removed'; edition: Edition } | { kind: 'read-by-all'; edition: Edition; erratum: Erratum } | Refusal

/** *Publier l’erratum*: from then on the page shows it. A second press finds it confirmed. */
export function confirmErratum(
  ports: ErratumNeeds,
  actor: Actor,
  { editionId, erratumId }: { editionId: string; erratumId: string },
): Promise<ConfirmErratumResult> {
  return changePublished<ConfirmErratumResult>(ports, actor, editionId, async edition => {
    const erratum = edition.errata.find(({ id }) => id === erratumId)
    if (!erratum) return { kind: 'not-found' }
    if (erratum.confirmed) return { kind: 'erratum-confirmed', edition, erratum }
    const newspaper = await ports.newspapers.byId(edition.newspaperId)
    if (!newspaper) return { kind: 'not-found' }
    if (!mayConfirmErratum(erratum, newspaper, { id: actor.id, isComms: isComms(actor) }))
      return { kind: 'another-person', edition }
    const confirmed = { ...erratum, confirmed: { by: named(actor), at: ports.now() } }
    return {
      errata: edition.errata.map(one => (one.id === erratumId ? confirmed : one)),
      verb: 'edition.erratum-confirmed',
      details: { text: erratum.text },
      isRead: true,
      answer: edition => ({ kind: 'erratum-confirmed', edition, erratum: confirmed }),
    }
  })
}

/**
 * *Retirer* an erratum: it is no longer read or printed, and an edition that was printed with it and has not left is
 * held. `sure`: also one that everybody reads.
 */
export function removeErratum(
  ports: ErratumNeeds,
  actor: Actor,
  { editionId, erratumId, sure }: { editionId: string; erratumId: string; sure: boolean },
): Promise<RemoveErratumResult> {
  return changePublished<RemoveErratumResult>(ports, actor, editionId, edition => {
    const erratum = edition.errata.find(({ id }) => id === erratumId)
    if (!erratum) return { kind: 'erratum-removed', edition }
    if (erratum.confirmed && !sure) return { kind: 'read-by-all', edition, erratum }
    return {
      errata: edition.errata.filter(({ id }) => id !== erratumId),
      verb: 'edition.erratum-removed',
      details: { text: erratum.text, state: erratum.confirmed ? 'confirmed' : 'waiting' },
      isRead: erratum.confirmed !== null,
      answer: edition => ({ kind: 'erratum-removed', edition }),
    }
  })
}

type Corrected<Result> = {
  errata: Erratum[]
  verb: JournalVerb
  details: Record<string, string>
  /** Whether the page, and its copy in the library, change by it. */
  isRead: boolean
  answer(edition: Edition): Result
}

const published = roadOf({
  ...editionWay,
  refuses: (actor, seen) => (!seen || isComms(actor) || actor.id === seen[1].director.id ? null : 'not-comms'),
  attempt: seen => ({ what: 'edition.correct', subject: seen?.[0].reference ?? 'newspapers' }),
})

/** Comms, and the director of that newspaper. */
function changePublished<Result extends { kind: string }>(
  ports: ErratumNeeds,
  actor: Actor,
  editionId: string,
  decide: (edition: Edition) => Promise<Corrected<Result> | Result> | Corrected<Result> | Result,
): Promise<Result | Refusal> {
  return published.change<Result | Refusal>(ports, actor, editionId, async edition => {
    if (!(await isOut(ports, edition))) return { kind: 'not-published', edition }
    const decided = await decide(edition)
    if ('kind' in decided) return decided
    const { errata, isRead, ...told } = decided
    const also: Change[] = isRead ? [{ job: 'edition.library', data: { id: edition.id } }] : []
    return { row: { ...edition, errata }, ...told, also }
  })
}

/** People have its card, or had it: from then on it is corrected by errata. */
export async function isOut(ports: Pick<ErratumNeeds, 'posts' | 'broadcasts'>, edition: Edition): Promise<boolean> {
  return edition.state === 'published' || (await sentEdition(ports, edition)).kind !== 'none'
}
