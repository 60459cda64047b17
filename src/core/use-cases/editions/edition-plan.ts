import { fewestPeople } from '../../domain/broadcasts/department-lines.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import { daysToClosing } from '../../domain/newspapers/edition-days.ts'
import { faultsOf, flatPlan, roomOf } from '../../domain/newspapers/flat-plan.ts'
import type { Newspaper } from '../../domain/newspapers/newspaper.ts'
import { asItStands } from '../../domain/newspapers/printing.ts'
import {
  type EditionAddressesSeen,
  type EditionPlan,
  isOutNow,
  type ReadsSeen,
} from '../../domain/newspapers/seen-edition.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { editionHolder } from './edition-holder.ts'
import { standingsOf } from './standings.ts'

export type PlanNeeds = Pick<
  Ports,
  'editions' | 'posts' | 'validations' | 'broadcasts' | 'editionAddresses' | 'editionReads' | 'now'
>
export type EditionRead = { edition: Edition; newspaper: Newspaper }

export async function readEdition(
  ports: Pick<Ports, 'editions' | 'newspapers'>,
  editionId: string,
): Promise<EditionRead | null> {
  const edition = await ports.editions.byId(editionId)
  const newspaper = edition && (await ports.newspapers.byId(edition.newspaperId))
  return edition && newspaper && { edition, newspaper }
}

export async function editionPlan(
  ports: PlanNeeds,
  { edition: read, newspaper }: EditionRead,
  settings: WorkingHours,
): Promise<EditionPlan> {
  const edition = asItStands(read, ports.now())
  const [standings, holder, reads] = await Promise.all([
    standingsOf(ports, edition),
    editionHolder(ports, edition),
    readsOf(ports, edition),
  ])
  const sections = flatPlan(edition, newspaper, standings)
  return {
    edition,
    newspaper,
    sections,
    signs: sections.reduce((sum, { signs }) => sum + signs, edition.editorial?.text.length ?? 0),
    room: roomOf(sections),
    closesIn: daysToClosing(localDay(ports.now(), settings.timeZone), edition.closesOn, settings),
    faults: faultsOf(edition, sections),
    holder,
    addresses: addressesOf(ports, edition, isOutNow(edition, holder)),
    reads,
  }
}

function addressesOf(
  { editionAddresses }: Pick<Ports, 'editionAddresses'>,
  { id, produced }: Edition,
  isOut: boolean,
): EditionAddressesSeen {
  const draft = (kind: 'html' | 'pdf') =>
    isOut || produced === null ? null : editionAddresses.draft(id, produced.number, kind)
  const published = (kind: 'html' | 'pdf') => (isOut ? editionAddresses.published(id, kind) : null)
  return {
    preview: draft('html'),
    previewPdf: draft('pdf'),
    published: published('html'),
    publishedPdf: published('pdf'),
  }
}

async function readsOf(
  { editionReads }: Pick<Ports, 'editionReads'>,
  { id, state }: Edition,
): Promise<ReadsSeen | null> {
  if (state !== 'published') return null
  const opened = (await editionReads.of(id)).reduce((sum, day) => sum + day.opened, 0)
  const few = opened > 0 && opened < fewestPeople
  return { opened: few ? 0 : opened, few }
}
