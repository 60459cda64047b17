import type { Edition } from '../../domain/newspapers/edition.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Post } from '../../domain/posts/post.ts'
import { isComplete } from '../../domain/validations/chairs.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { editionCard } from '../cards/edition-card.ts'

type Needs = Pick<
  Ports,
  | 'editions'
  | 'editionFiles'
  | 'newspapers'
  | 'posts'
  | 'validations'
  | 'history'
  | 'library'
  | 'pack'
  | 'commit'
  | 'now'
>

/** In the library, each newspaper in a folder of its own. */
const folder = 'Journaux'
/** Entries of the journal about one edition: what was done with it, not who composed which line. */
const entriesMost = 500

/**
 * The job `edition.library`: page, PDF and the package for the archive, one each; the same names are the same files, so
 * that it may run again at any time. The package holds what a person without Mary needs to check the edition: the
 * files, the seals of its items with their visas, and what the journal says of it (Code du patrimoine, L. 211-1).
 */
export async function libraryEdition(ports: Needs, { id }: { id: string }): Promise<void> {
  const edition = await ports.editions.byId(id)
  if (edition?.state !== 'published' || edition.produced === null || edition.library !== null) return
  const newspaper = await ports.newspapers.byId(edition.newspaperId)
  const read = (kind: 'html' | 'pdf' | 'email') =>
    ports.editionFiles.get({ editionId: id, production: edition.produced!.number, kind })
  const [html, pdf, email] = await Promise.all([read('html'), read('pdf'), read('email')])
  if (!newspaper || html === null || pdf === null || email === null) return
  const { reference } = edition
  const proof = new TextEncoder().encode(JSON.stringify(await proofOf(ports, edition), null, 2))
  const archive = ports.pack([
    { name: `${reference}.html`, bytes: html },
    { name: `${reference}.pdf`, bytes: pdf },
    { name: `${reference}.eml`, bytes: email },
    { name: `${reference}.json`, bytes: proof },
  ])
  const inFolder = `${folder}/${newspaper.code}`
  const put = (suffix: string, type: string, bytes: Uint8Array) =>
    ports.library.put(inFolder, `${reference}${suffix}`, type, bytes)
  const library = {
    html: await put('.html', 'text/html', html),
    pdf: await put('.pdf', 'application/pdf', pdf),
    package: await put('.zip', 'application/zip', archive),
  }
  await noteKept(ports, id, library)
}

async function noteKept(ports: Needs, id: string, library: NonNullable<Edition['library']>): Promise<void> {
  const noted = await whileStale<'done'>(async () => {
    const read = await ports.editions.byId(id)
    if (!read || read.library !== null) return 'done'
    const row: Edition = { ...read, version: read.version + 1, library, updatedAt: ports.now() }
    return ports.commit(
      { save: 'edition', row, ifVersion: read.version },
      { journal: { verb: 'edition.kept', actor: null, subject: row.reference, seal: null, details: {} } },
      ...editionCard(row),
    )
  })
  if (noted !== 'done') throw new Unavailable('busy')
}

/** Everything as data; names of those who gave a visa, which a register of decisions keeps. */
async function proofOf(ports: Needs, edition: Edition) {
  const { produced, reference, day, publishedAt, items } = edition
  const seals = new Map(produced?.items.map(({ id, seal }) => [id, seal]))
  const announcing = edition.postId === null ? null : await ports.posts.byId(edition.postId)
  const lines = []
  for (const item of items) {
    const seal = seals.get(item.id)
    if (seal === undefined) continue
    const post = item.kind === 'post' ? await ports.posts.byId(item.postId) : null
    lines.push({ title: item.title, reference: post?.reference ?? null, seal, visas: await visasOf(ports, post, seal) })
  }
  const subjects = [reference, ...(announcing ? [announcing.reference] : [])]
  const told = await ports.history.about(subjects, { before: null, limit: entriesMost, without: [] })
  const version = announcing?.sealed.findLast(({ edition: sealed }) => sealed?.production === produced?.number)
  return {
    reference,
    day,
    publishedAt,
    files: produced?.files ?? null,
    seal: version?.seal ?? null,
    visas: announcing && version ? await visasOf(ports, announcing, version.seal) : [],
    items: lines,
    journal: told.toReversed().map(({ seq, at, verb, subject, seal }) => ({ seq, at, verb, subject, seal })),
  }
}

/** Of the validation in which that seal was approved. */
async function visasOf(ports: Pick<Ports, 'validations'>, post: Post | null, seal: string) {
  const ids = post ? [post.validationId, post.correcting?.validationId ?? null, post.sentUnder ?? null] : []
  for (const id of ids) {
    const validation = id === null ? null : await ports.validations.byId(id)
    if (validation?.seal === seal) return given(validation)
  }
  return []
}

function given({ steps }: Validation) {
  return steps
    .filter(isComplete)
    .flatMap(({ name, facets, visas }) =>
      visas.map(({ by, at, seal }) => ({ step: name, facets, by: by.name, at, seal })),
    )
}
