import { type Erasure, withoutDecider } from '../../domain/personal/erasure.ts'
import { articlesNaming, type PrintedIssue } from '../../domain/personal/printed-names.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import type { Ports } from '../../ports.ts'

const nobody = { id: '', name: '' }

/** The erasure itself says whom it is about until it ends, and so may one of a namesake: only who decided is asked. */
export async function isStillNamed({ personal }: Pick<Ports, 'personal'>, sought: Sought): Promise<boolean> {
  for await (const { trace } of personal.traces([sought])) {
    const { table, row } = trace
    if (table !== 'erasure') return true
    const erasure = row['doc'] as Erasure
    if (withoutDecider(erasure, sought, nobody) !== erasure) return true
  }
  return false
}

/** Each issue once, whichever of its printings does: whoever composes it decides what becomes of it. */
export async function issuesNaming(
  { personal }: Pick<Ports, 'personal'>,
  sought: Sought,
  standIn: string,
): Promise<PrintedIssue[]> {
  const found = new Map<string, PrintedIssue>()
  for await (const { newspaper, number, html } of personal.issues(sought)) {
    const key = `${newspaper} ${number}`
    const articles = [...(found.get(key)?.articles ?? []), ...articlesNaming(html, sought, standIn)]
    if (articles.length > 0) found.set(key, { newspaper, number, articles: [...new Set(articles)] })
  }
  return [...found.values()]
}
