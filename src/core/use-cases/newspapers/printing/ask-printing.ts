import { type Actor, isComms, named } from '../../../domain/actor.ts'
import { type Edition, type PostItem } from '../../../domain/newspapers/edition.ts'
import { printingMs } from '../../../domain/newspapers/printing.ts'
import { isPostItem } from '../../../domain/newspapers/reading-order.ts'
import type { Settings } from '../../../domain/settings.ts'
import { later } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { approvedVersion } from '../../broadcasts/sealed/approved-version.ts'
import { type Counted, countToday } from '../../people/daily-limits.ts'
import {
  type ComposeInput,
  type ComposeRefusal,
  type EditionChanged,
  type EditionNeeds,
  notOpen,
  onEdition,
} from '../edition/edition-road.ts'

export type AskPrintingResult =
  /** `edition` is being printed; its card becomes true by itself. */
  | EditionChanged<Record<never, never>>
  | { kind: 'edition-empty'; edition: Edition }
  /** To be submitted, each line needs an approved post: these lines have none. */
  | { kind: 'lines-awaited'; edition: Edition; lines: PostItem[] }
  | Exclude<Counted, { kind: 'counted' }>
  | ComposeRefusal
type Needs = EditionNeeds & Pick<Ports, 'posts' | 'validations' | 'dailyCounts'>

/**
 * *Aperçu* and *Soumettre à validation*: the edition is printed, and submitted if that was asked for. Pressed again
 * during a printing, it is the same printing; submitted during a preview, that printing is submitted.
 */
export async function askPrinting(
  ports: Needs,
  actor: Actor,
  { editionId, revision, wanted }: ComposeInput & { wanted: 'preview' | 'submission' },
  settings: Pick<Settings, 'timeZone'>,
): Promise<AskPrintingResult> {
  type Refusal = Exclude<AskPrintingResult, { kind: 'edition-changed' }>
  // Tries count as well: each press may start the machine.
  const counted = isComms(actor) ? await countToday(ports, actor.id, 'print', settings) : null
  if (counted && counted.kind !== 'counted') return counted
  return onEdition<Record<never, never>, Refusal>(ports, actor, editionId, async edition => {
    const closed = notOpen(edition, ports.now())
    const joins = closed?.kind === 'edition-printing' && wanted === 'submission' && edition.wanted === 'preview'
    if (closed && !joins) return closed
    if (revision !== undefined && revision !== edition.revision) return { kind: 'changed-since', edition }
    if (edition.items.length === 0 && edition.editorial === null) return { kind: 'edition-empty', edition }
    const lines = wanted === 'submission' ? await awaitedLines(ports, edition) : []
    if (lines.length > 0) return { kind: 'lines-awaited', edition, lines }
    const production = joins ? edition.productions : edition.productions + 1
    const asked = { state: 'producing', productions: production, produced: null, fault: null } as const
    return {
      edition: { ...edition, ...asked, wanted, askedBy: named(actor) },
      verb: 'edition.asked',
      details: { wanted, production },
      also: [
        // Its job is under way: it finds the edition changed, and prints it once more, to be submitted.
        ...(joins ? [] : [{ job: 'edition.produce', data: { id: edition.id, production } } as const]),
        // Then a printing that died is told.
        { job: 'edition.follow', data: { id: edition.id }, at: later(ports.now(), printingMs + 1) },
      ],
      more: {},
    }
  })
}

async function awaitedLines(ports: Pick<Ports, 'posts' | 'validations'>, { items }: Edition): Promise<PostItem[]> {
  const read = await Promise.all(
    items.filter(isPostItem).map(async item => {
      const post = await ports.posts.byId(item.postId)
      return post && (await approvedVersion(ports, post)).kind === 'approved' ? null : item
    }),
  )
  return read.filter(item => item !== null)
}
