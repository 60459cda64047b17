import { createHash } from 'node:crypto'
import { bytesDigest } from '../core/domain/seal.ts'
import type { ServedEdition } from '../core/domain/newspapers/served-edition.ts'
import type { EditionFile } from '../core/domain/sealed-edition.ts'
import type { EditionFileName } from '../core/ports/newspapers.ts'
import { escapeHtml } from '../http/escape-html.ts'
import { perSecond } from '../timing/per-second.ts'
import type { Words } from '../words.ts'
import { errataFrame, inFrame } from './edition/errata-frame.ts'
import { mendedPage } from './edition/mend-page.ts'
import { readEditionName } from './edition-names.ts'
import { lastOfSecond } from '../timing/last-of-second.ts'
import { type PrintedAnswer, printedHeaders, printedPolicy, type ReadPrinted, tooMany } from './read-printed.ts'
import { simplePage } from './simple-page.ts'

export type ServedEditionsOptions = {
  /** Must stay the same while addresses live. */
  secret: string
  words: Words
  /** What its addresses show now; null: there is no such edition. */
  see(editionId: string): Promise<ServedEdition | null>
  /** The printed bytes; null: they do not exist any more. */
  bytes(file: EditionFileName): Promise<Uint8Array | null>
  /** A person read the page of a published edition; nobody knows who. */
  opened(editionId: string): void
  /** Milliseconds that never go back. */
  now?(): number
}

/** For each edition; a whole authority opens the same one at nine. */
const seenPerSecond = 20
/** For all editions together, from the store. */
const filesPerSecond = 20
/** Pages without withdrawn pictures: one takes some 60 ms, and a reader with five addresses exceeds what is kept. */
const mendedPerSecond = 4
/** Files of megabytes, the same for every reader. */
const keptMost = 4

/** `last`: the answer with this frame and without these pictures, the same bytes for a thousand readers. */
type File = {
  name: EditionFileName
  bytes: Uint8Array
  digest: string
  last: { shown: string; answer: PrintedAnswer } | null
}

/**
 * Reads `journal/<signed name>`: an edition as sealed, with its errata. However many read the same one, nobody is
 * refused, and nothing is older than a second.
 */
export function createServedEditions(options: ServedEditionsOptions): ReadPrinted {
  const { secret, see, opened, now = () => performance.now() } = options
  const seeEdition = lastOfSecond<ServedEdition | null>(seenPerSecond, now)
  const mayMend = perSecond(mendedPerSecond, now)
  const fileOf = keptFiles(options.bytes, perSecond(filesPerSecond, now))
  return async (path, asked, method) => {
    const name = path.startsWith('journal/') ? readEditionName(path.slice('journal/'.length), secret) : null
    if (name === null) return null
    const { editionId, kind } = name
    const edition = await seeEdition(editionId, () => see(editionId))
    // A name of ours whose row is no longer kept.
    if (edition === null) return told('forgotten', options.words)
    const { draft } = edition
    // A draft that became the edition leads to it, and ends with it: approvers' cards hold its address.
    const isPublished = name.production === null || (draft === null && edition.published !== null && kind !== 'email')
    const printing = isPublished ? edition.published : draft?.production === name.production ? draft : null
    if (printing === 'gone') return told('gone', options.words)
    const without = printing ? withoutOf(edition, printing.production) : []
    // A withdrawn picture cannot be taken out of the PDF, nor of a message that is there to be sent.
    if (without === null || (without.length > 0 && kind !== 'html')) return told('withdrawn', options.words)
    if (printing && endedOf(edition, printing.production).includes(kind)) return told('erased', options.words)
    const file = printing && (await fileOf({ editionId, production: printing.production, kind }, printing.files[kind]))
    if (file === 'busy') return tooMany
    if (file === null) return told(printing ? 'unreadable' : isPublished ? 'notYet' : 'draftOver', options.words)
    const answer = answerOf(
      file,
      edition,
      { errata: isPublished ? edition.errata : [], without, mayMend },
      options.words,
    )
    if (answer === tooMany) return tooMany
    if (isUnchanged(asked, answer.headers['etag'] ?? '')) return { status: 304, headers: answer.headers, body: null }
    if (isPublished && kind === 'html' && method === 'GET' && isOpening(asked)) opened(editionId)
    return answer
  }
}

/** The digests of pictures no longer shown in that printing; null: nothing of it is shown. */
function withoutOf({ withdrawn }: ServedEdition, production: number): readonly string[] | null {
  return withdrawn?.production === production ? withdrawn.pictures : []
}

/** Files of that printing that named an erased person, and could not be printed without them. */
function endedOf({ erased }: ServedEdition, production: number): readonly EditionFile[] {
  return erased?.production === production ? erased.ended : []
}

function answerOf(
  file: File,
  { reference }: ServedEdition,
  { errata, without, mayMend }: { errata: ServedEdition['errata']; without: readonly string[]; mayMend(): boolean },
  words: Words,
): PrintedAnswer {
  const frame = file.name.kind === 'html' ? errataFrame(errata, words) : ''
  const shown = `${without.join(' ')} ${frame}`
  if (file.last?.shown !== shown) {
    if (without.length > 0 && !mayMend()) return tooMany
    const bytes = mendedPage(file.bytes, without, words)
    file.last = { shown, answer: framed({ ...file, bytes, digest: file.digest + without.join('') }, frame, reference) }
  }
  return file.last.answer
}

function framed({ name: { kind }, bytes, digest }: File, frame: string, reference: string): PrintedAnswer {
  const body = inFrame(bytes, frame)
  const mark = createHash('sha256').update(digest).update(frame).digest('base64url').slice(0, 27)
  const headers = {
    ...printedHeaders,
    ...typeHeaders(kind, reference, body),
    etag: `"${mark}"`,
    'content-length': String(body.byteLength),
  }
  return { status: 200, headers, body }
}

function typeHeaders(kind: EditionFile, reference: string, body: Buffer): Record<string, string> {
  switch (kind) {
    case 'html':
      return { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': printedPolicy(styleHash(body)) }
    case 'pdf':
      return { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${reference}.pdf"` }
    case 'email':
      return { 'content-type': 'message/rfc822', 'content-disposition': `attachment; filename="${reference}.eml"` }
  }
}

/** The hash of the page's one style, which has the colours of the newspaper. */
function styleHash(page: Buffer): string {
  const from = page.indexOf('<style>') + '<style>'.length
  return createHash('sha256')
    .update(page.subarray(from, page.indexOf('</style>', from)))
    .digest('base64')
}

const statuses = {
  gone: 410,
  withdrawn: 410,
  erased: 410,
  forgotten: 410,
  draftOver: 410,
  notYet: 404,
  unreadable: 404,
} as const

/** A person with an address reads why there is nothing behind it. */
function told(why: keyof typeof statuses, words: Words): PrintedAnswer {
  const main = `<p>${escapeHtml(words.text(`print.edition.${why}Text`))}</p>`
  const page = simplePage({ locale: words.locale, title: words.text(`print.edition.${why}`), main })
  return { status: statuses[why], headers: { ...printedHeaders, ...page.headers }, body: page.body }
}

/** Whether a person opens it in a browser: no program that fetches, no preview, nothing that a browser reads ahead. */
function isOpening(asked: Record<string, unknown>): boolean {
  const { accept, purpose = asked['sec-purpose'] ?? '', 'sec-fetch-dest': into = 'document' } = asked
  return String(accept).includes('text/html') && into === 'document' && !/prefetch|preview/i.test(String(purpose))
}

function isUnchanged({ 'if-none-match': match }: Record<string, unknown>, etag: string): boolean {
  return typeof match === 'string' && match.split(',').some(one => one.trim().replace(/^W\//, '') === etag)
}

/**
 * A printing never changes: the files read last are read once, for all readers. Bytes that do not match the digest are
 * no edition, and are not kept. busy: too many others were read in this second.
 */
function keptFiles(
  read: ServedEditionsOptions['bytes'],
  mayRead: () => boolean,
): (name: EditionFileName, digest: string) => Promise<File | null | 'busy'> {
  const kept = new Map<string, Promise<File | null>>()
  const readSealed = async (name: EditionFileName, digest: string): Promise<File | null> => {
    const bytes = await read(name)
    return bytes && bytesDigest(bytes) === digest ? { name, bytes, digest, last: null } : null
  }
  return async (name, digest) => {
    const key = `${name.editionId}~${name.production}~${name.kind}~${digest}`
    const known = kept.get(key)
    if (!known && !mayRead()) return 'busy'
    const file = known ?? readSealed(name, digest)
    kept.delete(key)
    kept.set(key, file)
    if (kept.size > keptMost) kept.delete(kept.keys().next().value ?? '')
    const forget = (): void => void (kept.get(key) === file && kept.delete(key))
    if (!known) file.then(found => found ?? forget(), forget)
    return file
  }
}
