import { Unavailable } from '../../domain/errors.ts'
import type { Edition, Produced } from '../../domain/newspapers/edition.ts'
import { redactedPage } from '../../domain/personal/redacted-page.ts'
import { type Sought, withoutNames } from '../../domain/personal/sought.ts'
import type { EditionFile } from '../../domain/sealed-edition.ts'
import type { Ports } from '../../ports.ts'
import { keepFile, printedInTwoTries } from './keep-printed.ts'

export type PaperNeeds = Pick<Ports, 'editionFiles' | 'press' | 'restoredProof'>

/** Files beside the page; `html` alone: nothing else could be made. */
type Paper = { pages: number | null; bytes: Partial<Record<'pdf' | 'email' | 'proof', Uint8Array>> }

/** The new printing: `files`: without those that could not be made; `pages` null: nothing was printed on paper. */
export type Redacted = {
  number: number
  files: Partial<Produced['files']>
  pages: number | null
}

/** So often an erasure waits for a broken press, since paper that is given up is lost for good. */
const breakdownsMost = 3
const mendedMs = 3_600_000

/** So many numbers are tried: other bytes under them are of runs that were killed. */
const numbersTried = 20
export const noPaper: Paper = { pages: null, bytes: {} }

/**
 * PDF and e-mail made of the words that were kept with the printing, without this person; none where nothing was kept,
 * where the press fails, or where the result would still name them. After a withdrawn picture neither is read, so that
 * neither is made. `broken`: the press had no memory, or no time; a later try may succeed.
 */
export async function redactedPaper(
  ports: PaperNeeds,
  { id: editionId, withdrawn }: Pick<Edition, 'id' | 'withdrawn'>,
  { production, html }: { production: number; html: string },
  sought: Sought,
  standIn: string,
): Promise<Paper | 'broken'> {
  if (withdrawn?.production === production) return noPaper
  const kept = await ports.editionFiles.get({ editionId, production, kind: 'proof' })
  const proof = kept && redactedProof(kept, sought, standIn)
  const restored = proof && (await ports.restoredProof(proof, new TextEncoder().encode(html)))
  if (!restored) return noPaper
  const printed = await printedInTwoTries(ports, restored)
  if (printed.kind === 'fault') return printed.key === 'press' ? 'broken' : noPaper
  const page = new TextDecoder().decode(printed.html)
  if (redactedPage(page, sought, standIn) !== page) return noPaper
  return { pages: printed.pages, bytes: { pdf: printed.pdf, email: printed.email, proof } }
}

/** Null: it broke down too often over this printing, and nobody waits for it any more. */
export function brokenAgain(
  { brokenPress }: Pick<Edition, 'brokenPress'>,
  production: number,
): NonNullable<Edition['brokenPress']> | null {
  const times = brokenPress?.production === production ? brokenPress.times : 0
  return times < breakdownsMost ? { production, times: times + 1 } : null
}

/** Later, when the press has memory and time again. */
export function pressBroken(): Unavailable {
  return new Unavailable('press-broken', { retryAfterMs: mendedMs })
}

/** Keeps it under the next free number. */
export async function keepRedacted(
  ports: PaperNeeds,
  { id: editionId, productions }: Pick<Edition, 'id' | 'productions'>,
  { html, bytes, pages }: Paper & { html: Uint8Array },
): Promise<Redacted> {
  for (let number = productions + 1; number <= productions + numbersTried; number++) {
    const files = await keptUnder(ports, { editionId, production: number }, { html, ...bytes })
    if (files !== null) return { number, files, pages }
  }
  throw new Unavailable('no-number')
}

async function keptUnder(
  ports: PaperNeeds,
  name: { editionId: string; production: number },
  made: Partial<Record<EditionFile | 'proof', Uint8Array>>,
): Promise<Redacted['files'] | null> {
  const files: Redacted['files'] = {}
  for (const kind of ['html', 'pdf', 'email', 'proof'] as const) {
    const bytes = made[kind]
    if (bytes === undefined) continue
    const file = await keepFile(ports, { ...name, kind }, bytes)
    if (file === null) return null
    if (kind !== 'proof') files[kind] = file
  }
  return files
}

/**
 * The source of a printing (JSON in UTF-8) with `standIn` wherever it named this person, in each of its texts; null: it
 * is no JSON.
 */
function redactedProof(kept: Uint8Array, sought: Sought, standIn: string): Uint8Array | null {
  const without = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? withoutNames(value, sought, () => standIn) : value
  try {
    return new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(kept), without)))
  } catch {
    return null
  }
}
