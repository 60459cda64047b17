import { type Erasure, type Receipt, withoutDecider } from '../../domain/personal/erasure.ts'
import { articlesNaming } from '../../domain/personal/printed-names.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import type { Ports } from '../../ports.ts'

const nobody = { id: '', name: '' }

/** The erasure names the person until it ends, and so may one of a namesake: in erasures only deciders count. */
export async function isStillNamed({ personal }: Pick<Ports, 'personal'>, sought: Sought): Promise<boolean> {
  for await (const { trace } of personal.traces([sought])) {
    const { table, row } = trace
    if (table !== 'erasure') return true
    const erasure = row['doc'] as Erasure
    if (withoutDecider(erasure, sought, nobody) !== erasure) return true
  }
  for await (const { html } of personal.issues(sought))
    if (articlesNaming(html, sought, nobody.name).length > 0) return true
  return false
}

/** What could not be searched by: of an account closed long ago no address may be known. */
export function unsoughtOf({ names, titled = [] }: Sought): NonNullable<Receipt['unsought']> {
  const address = names.some(name => name.includes('@')) ? [] : (['address'] as const)
  return [...address, ...(titled.length > 0 ? [] : (['titled'] as const))]
}
