import type { Edition } from '../../../domain/newspapers/edition.ts'
import { confirmedErrata } from '../../../domain/newspapers/erratum.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import { Unavailable } from '../../../domain/errors.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { parseReference } from '../../../domain/reference.ts'
import { isComplete } from '../../../domain/validations/chairs.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import type { Ports } from '../../../ports.ts'
import { sealedFile } from '../../broadcasts/sealed/sealed-file.ts'
import { isUnderWay } from '../../broadcasts/standing-broadcast.ts'
import type { Decided } from '../../road.ts'
import { editions } from '../edition/edition-road.ts'
import { isPageAlone, type libraryEndings, mayBeKept, unsentMail } from '../../editions/library-copy.ts'
import { type SentEdition, sentEdition } from '../../editions/sent-edition.ts'

type Needs = Pick<
  Ports,
  | 'editions'
  | 'editionFiles'
  | 'newspapers'
  | 'posts'
  | 'validations'
  | 'broadcasts'
  | 'history'
  | 'library'
  | 'pack'
  | 'correctedPage'
  | 'commit'
  | 'now'
>

/** In the library, each newspaper in a folder of its own. */
const folder = 'Journaux'
/** Journal entries about one edition: what was done with it, not who composed which line. */
const entriesMost = 500

/**
 * The job `edition.library`: page, PDF, e-mail and the archive's package, one each; the same names are the same files,
 * so that it may run again at any time. The package holds what a person without Mary needs to check the edition: the
 * files, the seals of its items with their visas, and the journal entries about it, each with the hash before it, so
 * that they are found again in an export of the chain (Code du patrimoine, L. 211-1). Only for the announced edition,
 * once all cards have left or a person decided after a stop, and only with the sealed bytes. Later the page alone is
 * written anew, with errata since.
 */
export async function libraryEdition(ports: Needs, { id }: { id: string }): Promise<void> {
  const edition = await ports.editions.byId(id)
  if (edition?.state !== 'published') return
  const sent = await sentEdition(ports, edition)
  if (sent.kind !== 'sent') return
  if (isUnderWay(sent.broadcast)) throw new Unavailable('edition-leaving')
  if (!mayBeKept(edition, sent)) return
  const newspaper = await ports.newspapers.byId(edition.newspaperId)
  if (!newspaper) return
  const isShort = isPageAlone(edition, sent.sealed.production)
  if (isShort || edition.library !== null) return correctPage(ports, edition, newspaper, sent)
  const [html, pdf, email] = await Promise.all([
    sealedFile(ports, sent.sealed, 'html'),
    sealedFile(ports, sent.sealed, 'pdf'),
    sealedFile(ports, sent.sealed, 'email'),
  ])
  if (html.kind !== 'sealed' || pdf.kind !== 'sealed' || email.kind !== 'sealed') {
    const differs = [html, pdf, email].some(({ kind }) => kind === 'differs')
    return noteFault(ports, id, differs ? 'file-differs' : 'file-gone')
  }
  const { reference } = edition
  const proof = new TextEncoder().encode(JSON.stringify(await proofOf(ports, edition, sent), null, 2))
  const archive = ports.pack([
    { name: `${reference}.html`, bytes: html.bytes },
    { name: `${reference}.pdf`, bytes: pdf.bytes },
    { name: `${reference}.eml`, bytes: email.bytes },
    { name: `${reference}.json`, bytes: proof },
  ])
  const put = (suffix: (typeof libraryEndings)[number], type: string, bytes: Uint8Array) =>
    ports.library.put(folderOf(newspaper), `${reference}${suffix}`, type, bytes)
  const unsent = unsentMail(email.bytes, sent.sealed.mailTo)
  const library = {
    html: await putPage(ports, edition, newspaper, html.bytes),
    pdf: await put('.pdf', 'application/pdf', pdf.bytes),
    ...(unsent && { email: await put('.eml', 'message/rfc822', unsent) }),
    package: await put('.zip', 'application/zip', archive),
  }
  await note(ports, id, ({ libraryFault: _mended, ...read }) => ({
    row: { ...read, library },
    verb: 'edition.kept',
    details: {},
  }))
}

function folderOf({ code }: Newspaper): string {
  return `${folder}/${code}`
}

function putPage(ports: Needs, edition: Edition, newspaper: Newspaper, html: Uint8Array): Promise<string> {
  const page = ports.correctedPage(html, confirmedErrata(edition), edition.withdrawn?.pictures ?? [])
  return ports.library.put(folderOf(newspaper), `${edition.reference}.html`, 'text/html', page)
}

async function correctPage(ports: Needs, edition: Edition, newspaper: Newspaper, { sealed }: SentEdition) {
  // If the page cannot be shown without a withdrawn picture, nothing of it stays there.
  if (edition.withdrawn?.production === sealed.production && edition.withdrawn.pictures === null) return
  const html = await sealedFile(ports, sealed, 'html')
  if (html.kind === 'sealed') await putPage(ports, edition, newspaper, html.bytes)
}

function noteFault(ports: Needs, id: string, fault: NonNullable<Edition['libraryFault']>): Promise<void> {
  return note(ports, id, read =>
    read.libraryFault === fault
      ? null
      : { row: { ...read, libraryFault: fault }, verb: 'edition.not-kept', details: { reason: fault } },
  )
}

type Noted = Pick<Decided<Edition>, 'row' | 'verb' | 'details'>

/** Null: it is known already. */
async function note(ports: Needs, id: string, change: (read: Edition) => Noted | null): Promise<void> {
  const noted = { kind: 'noted' as const }
  await editions.byMary<typeof noted>(ports, id, read => {
    const changed = read.library === null ? change(read) : null
    return changed ? { ...changed, answer: () => noted } : noted
  })
}

/** Everything as data; with the names of those who gave a visa, as in a register of decisions. */
async function proofOf(ports: Needs, edition: Edition, { post: announcing, version, sealed }: SentEdition) {
  const { reference, day, publishedAt, items } = edition
  const lines = []
  for (const { id, seal } of sealed.items) {
    const item = items.find(one => one.id === id)
    const post = item?.kind === 'post' ? await ports.posts.byId(item.postId) : null
    const visas = await visasOf(ports, post, seal)
    lines.push({ title: item?.title ?? '', reference: post?.reference ?? null, seal, visas })
  }
  const subjects = [reference, announcing.reference]
  return {
    reference,
    day,
    publishedAt,
    files: sealed.files,
    seal: version.seal,
    // Where an erasure removed a name: the seal that the files above match.
    ...(version.erasedSeal && { erasedSeal: version.erasedSeal }),
    visas: await visasOf(ports, announcing, version.seal),
    items: lines,
    journal: await ports.history.lines(subjects, entriesMost),
  }
}

/** Visas of the validation in which that seal was approved, whatever was validated since. */
async function visasOf(ports: Pick<Ports, 'history'>, post: Post | null, seal: string) {
  const typed = post && parseReference(post.reference)
  const trails = typed ? await ports.history.trails(typed) : []
  const validation = trails.flatMap(({ validations }) => validations).findLast(one => one.seal === seal)
  return validation ? given(validation) : []
}

function given({ steps }: Validation) {
  return steps
    .filter(isComplete)
    .flatMap(({ name, facets, visas }) =>
      visas.map(({ by, at, seal }) => ({ step: name, facets, by: by.name, at, seal })),
    )
}
