import type { Edition } from '../../src/core/domain/newspapers/edition.ts'
import type { EditionProof } from '../../src/core/domain/newspapers/proof.ts'
import type { Erasure } from '../../src/core/domain/personal/erasure.ts'
import { bytesDigest, computeSeal } from '../../src/core/domain/seal.ts'
import { editionFiles } from '../../src/core/domain/sealed-edition.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { Printed } from '../../src/core/ports/newspapers.ts'
import { traitDUnion } from '../core/use-cases/newspapers/published-edition.ts'
import { editionProof, proofArticle, proofPicture } from '../support/edition-proof.ts'
import { poppler } from '../support/poppler.ts'
import { broadcast, now, post, validation } from './rows.ts'

export const rose = { id: '4d617263-2044-4750-826f-6e7400000011', name: 'Rose Martin-Élie' }
export const nadia = { id: '4d617263-2044-4750-826f-6e7400000012', name: "Nadia O'Hara" }
const dpo = { id: '50617573-206c-4566-8465-767265000009', name: 'Agnès Petit' }
const by = { id: '50617573-206c-4566-8465-767265000000', name: 'Paul Lefèvre' }
const at = now()

/** Rose is credited, stands on a picture and in a link; Nadia, and one whose name holds Rose’s, in the words. */
export async function namingProof(changes: Partial<EditionProof> = {}): Promise<EditionProof> {
  const article = {
    ...proofArticle,
    credit: `${rose.name}, Parcs`,
    pictures: [await proofPicture(`${rose.name} devant la serre`)],
    text: `Dit **Nadia O’Hara**, avec Jean-${rose.name}.\n\n![${rose.name.toUpperCase()} en mars](photo:1)`,
    link: { title: 'Écrire', url: 'mailto:rose.martin@ville.fr' },
  }
  const whole = await editionProof(changes)
  const other = { ...proofArticle, title: 'Les archives', credit: null, text: 'Rien de plus.' }
  return { ...whole, sections: [{ id: 'life', name: 'La vie', articles: [article, other] }] }
}

/** One issue that was printed so, published, and lies in the library. `without`: what an earlier Mary kept not. */
export async function publishIssue(
  ports: Ports,
  { id, printed, without }: { id: string; printed: Printed; without?: 'proof' },
): Promise<void> {
  const production = 2
  const files = Object.fromEntries(
    editionFiles.map(kind => [kind, { digest: bytesDigest(printed[kind]), bytes: printed[kind].byteLength }]),
  ) as NonNullable<Edition['produced']>['files']
  for (const kind of [...editionFiles, 'proof'] as const)
    if (kind !== without) await ports.editionFiles.put({ editionId: id, production, kind }, printed[kind])
  const reference = `TU-2026-${id}`
  const edition: Edition = {
    id,
    version: 0,
    revision: 3,
    newspaperId: traitDUnion.id,
    reference,
    year: 2026,
    number: 11,
    state: 'published',
    day: '2026-11-25',
    closesOn: '2026-11-18',
    items: [],
    editorial: null,
    authors: [by],
    calls: [],
    productions: production,
    produced: { number: production, files, items: [], words: '', pages: 4, signs: 9000, at },
    fault: null,
    wanted: null,
    askedBy: null,
    postId: `post-${id}`,
    errata: [],
    mail: null,
    library: { html: 'https://x/h', pdf: 'https://x/p', package: 'https://x/z' },
    by,
    createdAt: at,
    updatedAt: at,
    publishedAt: at,
  }
  const digests = Object.fromEntries(editionFiles.map(kind => [kind, files[kind].digest])) as Record<
    (typeof editionFiles)[number],
    string
  >
  const what = {
    rendered: { locale: 'fr' as const, summary: 'Le journal est paru', card: '{}' },
    pictures: [],
    audience: { kind: 'everyone' as const },
    headCount: 3,
    slot: null,
    mandatory: false,
    expiresOn: null,
    correctionOf: null,
    edition: { editionId: id, reference, production, items: [], words: '', files: digests, mailTo: [] },
  }
  const version = { ...what, number: 1, seal: computeSeal(what), at, by }
  const announcing = { id: `post-${id}`, reference: `PUB-2026-${id}`, state: 'broadcast' as const, editionId: id }
  await ports.commit(
    { save: 'edition', row: edition, ifVersion: 0 },
    {
      save: 'post',
      row: post({ ...announcing, sealed: [version], broadcastId: `b-${id}`, validationId: `v-${id}` }),
      ifVersion: 0,
    },
    {
      save: 'validation',
      row: validation({ id: `v-${id}`, postId: `post-${id}`, state: 'approved', seal: version.seal }),
      ifVersion: 0,
    },
    {
      save: 'broadcast',
      row: broadcast({ id: `b-${id}`, postId: `post-${id}`, state: 'done', seal: version.seal, startedAt: at }),
      ifVersion: 0,
    },
  )
}

/** Of a key with their own id in it the erasure itself would go. */
export function erasureId({ name }: { name: string }): string {
  return `erasure of ${name.slice(0, 4)}`
}

/** Confirmed by both, as the job finds it. */
export function erasureOf(person: { id: string; name: string }, also: readonly string[] = []): Erasure {
  return {
    id: erasureId(person),
    version: 0,
    state: 'under-way',
    person,
    names: [person.name, ...also],
    ids: [],
    called: [],
    standIn: '00000000-0000-4000-8000-00000000000e',
    found: [],
    proposed: { by, roles: ['comms'], at },
    confirmed: { by: dpo, at },
    blockers: [],
    receipt: null,
  }
}

/** What anybody reads of a file of an issue, whatever it is; of paper null where no program reads it. */
export function wordsOf(kind: string, bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString()
  if (kind === 'pdf') return poppler('pdftotext', ['-', '-'], bytes)?.toString().replaceAll(/\s+/g, ' ') ?? null
  if (kind !== 'email') return text
  const parts = text.split('\r\n\r\n').map(part => Buffer.from(part.split('\r\n--')[0]!, 'base64').toString())
  return [text, ...parts].join('\n')
}
