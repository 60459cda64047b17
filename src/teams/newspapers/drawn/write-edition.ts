import { editorialMax } from '../../../core/domain/newspapers/edition.ts'
import { idFrom } from '../../../core/domain/id-from.ts'
import { othersId } from '../../../core/domain/newspapers/reading-order.ts'
import type { SeenEdition, SeenLine, SeenSection } from '../../../core/domain/newspapers/seen-edition.ts'
import { canonicalKey } from '../../../core/domain/seal.ts'
import { keysOf, type Words } from '../../../words.ts'
import { plainText } from '../../cards/markdown.ts'
import { remarkLines } from '../../cards/remark-lines.ts'
import { shortened } from '../../cards/shortened.ts'
import { mailFile, mailNotes, resendTitle } from './edition-mailed.ts'
import {
  closesText,
  editionState,
  faultLines,
  headingName,
  lineState,
  missingText,
  signsText,
} from './edition-stands.ts'
import type { WrittenChoice, WrittenEdition, WrittenLine, WrittenSection } from './written-edition.ts'

const key = keysOf('newspapers.edition')
const candidatesNamed = 5
const titleShown = 90

/**
 * The page's flat plan: every word of it is made here, so that page and card always agree. `composes`: the reader may
 * compose; `editions`: the other ones.
 */
export function writeEdition(
  seen: SeenEdition,
  { composes, editions, words }: { composes: boolean; editions: WrittenChoice[]; words: Words },
): WrittenEdition {
  const { edition, newspaper, sections, signs, room, closesIn, calls } = seen
  const { id, revision, reference, number, day, state } = edition
  const open = composes && state === 'open'
  const shown = {
    kind: 'edition' as const,
    id,
    revision,
    reference,
    title: words.text('newspapers.page.title', { name: newspaper.name, number, day: words.day(day) }),
    stateText: plainText(editionState(seen, words).text),
    closes: plainText(closesText(seen, words)),
    isLate: closesIn < 0,
    missing: plainText(missingText(seen, words).text),
    faults: faultLines(seen, words).map(({ text }) => plainText(text)),
    remarks: remarkLines(seen.remarks ?? [], words).map(plainText),
    open,
    isPrinting: state === 'producing',
    signs,
    room,
    signsText: signsText(signs, room, words).text,
    sections: sections.map(section => writeSection(section, words)),
    ready: open ? readyText(seen, words) : '',
    calls: calls.map(one => callText(one, words)),
    editorial: writeEditorial(seen, words),
    editorialMost: editorialMax,
    reads: readsOf(seen, words),
    mail: writeMail(seen, composes, words),
    editions,
    isComms: composes,
  }
  return { ...shown, mark: idFrom(canonicalKey(shown)) }
}

function writeSection({ id, room, signs, lines, ...section }: SeenSection, words: Words): WrittenSection {
  const name = headingName(section, words)
  const signsSaid = signsText(signs, room, words).text
  const written = lines.map(line => writeLine(line, words))
  return { id, name, closed: id === othersId, signs, room, signsText: signsSaid, lines: written }
}

function writeLine(line: SeenLine, words: Words): WrittenLine {
  const { id, title, stands, signs, by } = line
  const isPost = line.kind === 'post'
  return {
    id,
    title: title.trim() || (isPost ? line.reference : words.text('newspapers.page.untitled')),
    kindText: isPost ? '' : words.text(`newspapers.pieces.${line.piece}`),
    reference: isPost ? line.reference : '',
    state: stands.state,
    stateText: plainText(lineState(line, words).text),
    signs: signs === null ? '' : words.count(key('signs'), signs),
    by: by.name,
  }
}

function writeEditorial({ edition: { editorial } }: SeenEdition, words: Words): WrittenEdition['editorial'] {
  if (editorial === null) return { seen: '', title: '', text: '', signature: '', by: '' }
  const { title, text, signature, by, at } = editorial
  const said = words.text('newspapers.page.editorialBy', { name: by.name, date: words.date(at) })
  return { seen: at, title, text, signature, by: said }
}

function writeMail(seen: SeenEdition, composes: boolean, words: Words): WrittenEdition['mail'] {
  const resend = composes ? resendTitle(seen, words) : ''
  return {
    notes: mailNotes(seen, words).map(({ text }) => plainText(text)),
    resend,
    mailed: resend === '' ? '' : words.text(key('mailed')),
  }
}

function readyText({ candidates }: SeenEdition, words: Words): string {
  if (candidates.length === 0) return ''
  const titles = candidates.slice(0, candidatesNamed).map(one => shortened(one.title || one.reference, titleShown))
  const list = titles.join(', ')
  const told = candidates.length > candidatesNamed ? words.text(key('etc'), { list }) : list
  return words.count(key('candidates'), candidates.length, { list: told })
}

function callText({ call, answered, asked }: SeenEdition['calls'][number], words: Words): string {
  const told = { reference: call.reference, title: shortened(call.title, titleShown), asked }
  if (call.state === 'closed') return words.count(key('callClosed'), answered, told)
  return words.count(key('call'), answered, { ...told, date: words.date(call.closesAt) })
}

/** The published edition replaces its preview. */
function readsOf(seen: SeenEdition, words: Words): WrittenEdition['reads'] {
  const { preview, previewPdf, published, publishedPdf } = seen.addresses
  const email = mailFile(seen)
  const isOut = published !== null
  const [page, pdf] = isOut ? [published, publishedPdf] : [preview, previewPdf]
  return [
    ...(page === null ? [] : [{ href: page, text: words.text(key(isOut ? 'read' : 'draft')) }]),
    ...(pdf === null ? [] : [{ href: pdf, text: words.text(key('pdf')) }]),
    ...(email === '' ? [] : [{ href: email, text: words.text(key('mailFile')) }]),
  ]
}
