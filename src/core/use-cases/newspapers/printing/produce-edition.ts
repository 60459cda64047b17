import type { Change } from '../../../change.ts'
import type { Edition, Produced } from '../../../domain/newspapers/edition.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import type { PrintFault } from '../../../ports/newspapers.ts'
import { orRunAgain } from '../../attempt.ts'
import { editionCard } from '../../cards/edition-card.ts'
import { keepPrinted, printedInTwoTries } from '../../editions/keep-printed.ts'
import { announceEdition, type AnnounceNeeds } from './announce-edition.ts'
import { editionChanges } from '../edition/edition-road.ts'
import { gatherProof, type Gathered, type ProofNeeds } from './gather-proof.ts'

type Needs = ProofNeeds & AnnounceNeeds & Pick<Ports, 'newspapers' | 'editions' | 'editionFiles' | 'press' | 'commit'>
type Print = { kind: 'made'; gathered: Gathered; produced: Produced } | { kind: 'taken' } | PrintFault

/**
 * The job that prints an edition: it gathers what was approved, has it printed, keeps the bytes, and submits if that
 * was asked for. Killed anywhere and run again it makes one printing, one post and one validation: its decision becomes
 * true in one commit. What cannot be printed or submitted is open again, and says why.
 */
export async function produceEdition(
  ports: Needs,
  { id, production }: { id: string; production: number },
  settings: WorkingHours,
): Promise<void> {
  let isDecided = false
  let print = null as { of: number; made: Print } | null
  await orRunAgain(async () => {
    const edition = await ports.editions.byId(id)
    if (edition?.state !== 'producing' || edition.productions !== production) return 'done'
    const newspaper = await ports.newspapers.byId(edition.newspaperId)
    if (!newspaper) return 'done'
    if (print?.of !== edition.version) print = { of: edition.version, made: await printed(ports, edition, newspaper) }
    const { made } = print
    if (made.kind === 'fault') return failed(ports, edition, made)
    if (made.kind === 'taken') return renumbered(ports, edition)
    const row: Edition = { ...edition, items: withSeals(edition, made.gathered), produced: made.produced }
    const decided =
      edition.wanted === 'submission'
        ? await submitted(ports, row, newspaper, made, settings)
        : await settled(ports, { ...row, state: 'open' }, 'edition.printed', { pages: made.produced.pages })
    isDecided = decided !== 'stale'
    return decided
  })
  // Only after this run's own decision, and never later printings: those may be sealed.
  if (isDecided) await ports.editionFiles.forgetBefore(id, production)
}

async function printed(ports: Needs, edition: Edition, newspaper: Newspaper): Promise<Print> {
  const awaited = edition.wanted === 'submission' ? 'fault' : 'left-out'
  const gathered = await gatherProof(ports, edition, newspaper, awaited)
  if (gathered.kind === 'fault') return gathered
  const made = await printedInTwoTries(ports, gathered.proof)
  if (made.kind === 'fault') return made
  const files = await keepPrinted(ports, { editionId: edition.id, production: edition.productions }, made)
  if (files === null) return { kind: 'taken' }
  const { seals: items, errata, words, signs } = gathered
  const produced: Produced = {
    number: edition.productions,
    files,
    items,
    words,
    ...(errata.length > 0 && { errata }),
    masthead: newspaper.masthead?.id ?? null,
    pages: made.pages,
    signs,
    at: ports.now(),
  }
  return { kind: 'made', gathered, produced }
}

/** The same request, printed under the next number. */
async function renumbered(ports: Pick<Ports, 'commit' | 'now'>, edition: Edition): Promise<'done' | 'stale'> {
  const production = edition.productions + 1
  const row: Edition = {
    ...edition,
    version: edition.version + 1,
    productions: production,
    updatedAt: ports.now(),
  }
  const job = { job: 'edition.produce', data: { id: edition.id, production } } as const
  return ports.commit({ save: 'edition', row, ifVersion: edition.version }, job)
}

async function submitted(
  ports: Needs,
  edition: Edition,
  newspaper: Newspaper,
  { gathered, produced }: Extract<Print, { kind: 'made' }>,
  settings: WorkingHours,
): Promise<'done' | 'stale'> {
  const announced = await announceEdition(ports, edition, newspaper, { produced, proof: gathered.proof }, settings)
  if (announced.kind === 'fault') return failed(ports, edition, announced)
  const { post, seal, changes } = announced
  const row: Edition = { ...edition, state: 'submitted', postId: post.id, fault: null }
  const details = { post: post.reference, production: produced.number, pages: produced.pages }
  return settled(ports, row, 'edition.submitted', details, { seal, changes })
}

function failed(ports: Needs, edition: Edition, { key, about }: Pick<PrintFault, 'key' | 'about'>) {
  const row: Edition = { ...edition, state: 'open', fault: { key, about } }
  return settled(ports, row, 'edition.not-printed', { key, about })
}

async function settled(
  ports: Pick<Ports, 'commit' | 'now'>,
  edition: Edition,
  verb: 'edition.printed' | 'edition.not-printed' | 'edition.submitted',
  details: Record<string, string | number>,
  { seal, changes }: { seal: string | null; changes: Change[] } = { seal: null, changes: [] },
): Promise<'done' | 'stale'> {
  const row: Edition = { ...edition, version: edition.version + 1, updatedAt: ports.now() }
  const actor = verb === 'edition.submitted' ? edition.askedBy : null
  const told = { verb, actor, details, seal }
  return ports.commit(...changes, ...editionChanges(row, edition.version, told), ...editionCard(row))
}

/** Awaited lines that came get the printed seals. */
function withSeals({ items }: Edition, { seals }: Gathered): Edition['items'] {
  return items.map(item => {
    const seal = seals.find(({ id }) => id === item.id)?.seal
    return item.kind === 'post' && seal !== undefined ? { ...item, seal } : item
  })
}
