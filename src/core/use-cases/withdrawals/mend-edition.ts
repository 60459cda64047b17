import type { Edition, WithdrawnPrinting } from '../../domain/newspapers/edition.ts'
import type { Withdrawal, WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { editionCard } from '../cards/edition-card.ts'
import { sentEdition } from '../editions/sent-edition.ts'
import { placesOf, type PrintedNeeds } from './find-printed.ts'
import { donePlace, type Mended } from './mended.ts'

export type EditionMendNeeds = PrintedNeeds & Pick<Ports, 'editionFiles' | 'pictures' | 'broadcasts'>

/**
 * What is read of a printing: its page without the picture, and neither PDF nor e-mail. If the picture is not found in
 * the page, since an earlier Mary made it, nothing of it is read; if it was only perhaps in it, it is not. The printed
 * bytes stay as they were sealed.
 */
export async function mendEdition(
  ports: EditionMendNeeds,
  { pictureIds }: Withdrawal,
  place: WithdrawnPlace,
  now: Instant,
): Promise<Mended> {
  const edition = await ports.editions.byId(place.id)
  const production = edition && (await printingOf(ports, edition))
  const { isLikely, ...sure } = place
  if (!edition || production === null) return isLikely ? 'none' : donePlace(place, now)
  const { withdrawn: known } = edition
  const before = known?.production === production ? known.pictures : []
  const found = await inPage(ports, { editionId: edition.id, production, kind: 'html' }, pictureIds)
  if (isLikely && found === null) return 'none'
  const pictures = before === null || found === null ? null : [...new Set([...before, ...found])]
  const withdrawn: WithdrawnPrinting = { production, pictures, at: now }
  const row: Edition = { ...edition, withdrawn, version: edition.version + 1, updatedAt: now }
  const { reference: subject } = edition
  const details = { what: 'picture', page: pictures !== null }
  const others = isLikely ? (await placesOf(ports, edition)).filter(({ key }) => key !== place.key) : []
  const done = donePlace({ ...sure, count: pictures === null ? 0 : pictures.length }, now, [
    { save: 'edition', row, ifVersion: edition.version },
    { journal: { verb: 'edition.picture-withdrawn', actor: null, subject, seal: null, details } },
    ...editionCard(row),
    // A planned sending of it is held.
    { job: 'edition.follow', data: { id: edition.id } },
  ])
  return { ...done, further: others }
}

/** The number of the printing that is read now; null: none. */
async function printingOf(ports: EditionMendNeeds, edition: Edition): Promise<number | null> {
  const sent = await sentEdition(ports, edition)
  if (sent.kind === 'sent') return sent.sealed.production
  return sent.kind === 'gone' ? null : (edition.produced?.number ?? null)
}

/** Digests of these pictures as the page has them; null: none of them is found in it. */
async function inPage(
  { editionFiles, pictures }: EditionMendNeeds,
  file: Parameters<Ports['editionFiles']['get']>[0],
  pictureIds: readonly string[],
): Promise<string[] | null> {
  const page = await editionFiles.get(file)
  if (page === null) return null
  const made = await Promise.all(pictureIds.map(id => pictures.onPage(id, page)))
  const found = made.filter(digest => digest !== null)
  return found.length > 0 ? [...new Set(found)] : null
}
