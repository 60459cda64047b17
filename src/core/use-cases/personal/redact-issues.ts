import { Unavailable } from '../../domain/errors.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import type { Erasure } from '../../domain/personal/erasure.ts'
import { articlesNaming, type RedactedIssue } from '../../domain/personal/printed-names.ts'
import { patternOf, type Sought } from '../../domain/personal/sought.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { editionCard } from '../cards/edition-card.ts'
import { canBeKeptAnew, isPageAlone, libraryEndings } from '../editions/library-copy.ts'
import { redactPrinting, type RedactNeeds } from '../editions/redact-printing.ts'
import { sentEdition } from '../editions/sent-edition.ts'

export type IssueNeeds = RedactNeeds & Pick<Ports, 'personal' | 'newspapers' | 'libraryBin'>

/** After so many printings other users of the whole database have their turn. */
const printedAtOnce = 2
const goesOnMs = 5_000

/** Each issue once, whichever of its printings names them, with those that an earlier run found. */
export async function namingIssues(
  { personal }: Pick<Ports, 'personal'>,
  { issues = [] }: Pick<Erasure, 'issues'>,
  sought: Sought,
  standIn: string,
): Promise<RedactedIssue[]> {
  const found = new Map(issues.map(issue => [issue.editionId, issue]))
  for await (const { editionId, number, html, ...page } of personal.issues(sought)) {
    // A newspaper may have the person's name: the receipt would then be a row that names them.
    const newspaper = page.newspaper.replaceAll(patternOf(sought), standIn)
    const articles = articlesNaming(html, sought, standIn)
    const known = found.get(editionId)?.articles ?? []
    if (articles.length > 0)
      found.set(editionId, { editionId, newspaper, number, articles: [...new Set([...known, ...articles])] })
  }
  return [...found.values()]
}

/** Every printing that names them, one after the other; what an earlier run did is not repeated. */
export async function redactIssues(ports: IssueNeeds, sought: Sought, standIn: string): Promise<void> {
  let printed = 0
  for await (const page of ports.personal.issues(sought)) {
    if (articlesNaming(page.html, sought, standIn).length === 0) continue
    if (printed === printedAtOnce) throw new Unavailable('issues-left', { retryAfterMs: goesOnMs })
    await redactPrinting(ports, page, sought, standIn)
    printed += 1
  }
}

/**
 * The library's copies of these editions go to its bin, with all versions, and are written anew; those that nothing
 * would write again stay, and the receipt says so.
 */
export async function renewLibrary(ports: IssueNeeds, editionIds: readonly string[]): Promise<void> {
  for (const id of new Set(editionIds)) {
    const edition = await ports.editions.byId(id)
    const newspaper = edition && mayLieThere(edition) ? await ports.newspapers.byId(edition.newspaperId) : null
    if (!edition || !newspaper || !(await canBeKeptAnew(ports, edition))) continue
    for (const ending of libraryEndings)
      await ports.libraryBin.remove(`Journaux/${newspaper.code}`, `${edition.reference}${ending}`)
    await orRunAgain(() => leftLibrary(ports, id))
  }
}

/** If it could not be printed anew as a whole, only the page may be there, which no row records. */
function mayLieThere({ library, erased, withdrawn }: Edition): boolean {
  return library !== null || erased !== undefined || withdrawn !== undefined
}

async function leftLibrary({ editions, commit, now }: IssueNeeds, id: string): Promise<'done' | 'stale'> {
  const edition = await editions.byId(id)
  const job = { job: 'edition.library', data: { id } } as const
  if (!edition?.library) return commit(job)
  const row = { ...edition, library: null, version: edition.version + 1, updatedAt: now() }
  return commit({ save: 'edition', row, ifVersion: edition.version }, job, ...editionCard(row))
}

/** What the receipt says of these issues; issues that nobody else ever read are left out. */
export async function redactedIssues(ports: IssueNeeds, issues: readonly RedactedIssue[]): Promise<RedactedIssue[]> {
  const told = await Promise.all(
    issues.map(async (issue): Promise<RedactedIssue[]> => {
      const edition = await ports.editions.byId(issue.editionId)
      if (edition?.state !== 'published' && edition?.state !== 'submitted') return []
      return [{ ...issue, ...(await leftOf(ports, edition)) }]
    }),
  )
  return told.flat()
}

async function leftOf(ports: IssueNeeds, edition: Edition): Promise<Pick<RedactedIssue, 'isPdfGone' | 'left'>> {
  const { state, library, produced, erased } = edition
  const sent = await sentEdition(ports, edition)
  const read = sent.kind === 'sent' ? sent.sealed.production : produced?.number
  if (state === 'published' && !(await canBeKeptAnew(ports, edition))) {
    if (library !== null || (read !== undefined && isPageAlone(edition, read))) return { left: 'library' }
    if (sent.kind !== 'sent') return { left: 'nothing' }
  }
  return erased?.production === read && erased?.ended.includes('pdf') ? { isPdfGone: true } : {}
}
