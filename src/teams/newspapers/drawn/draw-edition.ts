import {
  isOutNow,
  type SeenEdition,
  type SeenLine,
  type SeenSection,
} from '../../../core/domain/newspapers/seen-edition.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { remarkLines } from '../../cards/remark-lines.ts'
import { shortened } from '../../cards/shortened.ts'
import { thatFits } from '../../cards/that-fits.ts'
import { drawnErrata } from './draw-errata.ts'
import { mailFile, mailNotes, resendTitle } from './edition-mailed.ts'
import {
  closesText,
  editionState,
  faultLines,
  headingName,
  lineState,
  missingText,
  readsText,
  signsText,
} from './edition-stands.ts'

const key = keysOf('newspapers.edition')
/** So many lines of the flat plan; each of them can be chosen below, by its number. */
const linesTried = [60, 40, 25, 15, 8] as const
const titleShown = 90
const choiceShown = 60
const candidatesNamed = 3

/**
 * `said`: the result of the click that brought the card; `warned`: it is bad news; `placed`: it is the one in the
 * channel, which is kept up to date; `retracting`: the erratum whose removal has to be confirmed; `mailing`: a question
 * about its e-mail.
 */
export type EditionCardData = SeenEdition & {
  said?: string
  warned?: boolean
  placed?: boolean
  retracting?: string
  mailing?: 'resend' | 'mailed'
}

/** The flat plan: the state of the edition and what is missing, then its lines. */
export function drawEdition(data: EditionCardData, look: Look): Card {
  return thatFits(linesTried, most => withLines(data, most, look))
}

function withLines(data: EditionCardData, linesMost: number, look: Look): Card {
  const { edition, newspaper, holder, candidates, addresses, said = '', warned = false, placed = false } = data
  const { mailing = '' } = data
  const { words } = look
  const resend = resendTitle(data, words)
  const open = edition.state === 'open'
  const [state, missing] = [editionState(data, words), missingText(data, words)]
  // Only the card in the channel is drawn again by itself.
  const isAside = edition.state === 'producing' && !placed
  return drawCard(
    'newspapers/edition',
    {
      id: edition.id,
      revision: edition.revision,
      said,
      saidStyle: warned ? 'warning' : 'good',
      kicker: words.text(key('kicker'), { name: escapeLine(newspaper.name), reference: edition.reference }),
      title: words.text(key('title'), { number: edition.number, day: words.day(edition.day) }),
      state: isAside ? words.text(key('producingAside')) : state.text,
      color: state.color,
      closes: closesText(data, words),
      closesColor: data.closesIn < 0 ? 'attention' : 'default',
      missing: missing.text,
      missingColor: missing.color,
      faults: faultLines(data, words),
      remarks: remarkLines(data.remarks ?? [], words).map(text => ({ text })),
      ...figuresOf(data, words),
      ...addressesOf(holder?.state === 'gone' ? nowhere : addresses),
      reads: readsText(data, words),
      notes: mailNotes(data, words),
      resend,
      mailFile: mailFile(data),
      mailing: resend === '' ? '' : mailing,
      mailSure: mailing === '' ? '' : words.text(key(`mailSure.${mailing}`), { act: resend }),
      editorial: editorialText(data, words),
      ...plan(data, linesMost, words),
      calls: callLines(data, words),
      ...drawnErrata(edition, data.retracting ?? null, words),
      candidates: open && candidates.length > 0 ? candidatesText(data, words) : '',
      add: words.count(key('add'), candidates.length),
      open,
      submitted: edition.state === 'submitted' && holder?.state !== 'sending',
      over: isOutNow(edition, holder),
      sendable: edition.state === 'submitted' && holder?.state === 'approved',
      placed,
    },
    look,
  )
}

function figuresOf({ edition, sections, signs, room }: SeenEdition, words: Words) {
  const n = sections.reduce((sum, { lines }) => sum + lines.length, 0)
  const { produced } = edition
  return {
    figures: words.text(key('figures'), {
      articles: words.count(key('items'), n),
      signs: signsText(signs, room, words).text,
    }),
    printed:
      produced === null
        ? ''
        : words.text(key('printed'), {
            date: words.date(produced.at),
            pages: words.count(key('pages'), produced.pages),
          }),
  }
}

/** An edition that was taken back is no longer read. */
const nowhere = { preview: null, previewPdf: null, published: null, publishedPdf: null }

function addressesOf({ preview, previewPdf, published, publishedPdf }: SeenEdition['addresses']) {
  return {
    preview: published === null ? (preview ?? '') : '',
    previewPdf: published === null ? (previewPdf ?? '') : '',
    published: published ?? '',
    publishedPdf: publishedPdf ?? '',
  }
}

function editorialText({ edition: { editorial } }: SeenEdition, words: Words): string {
  if (editorial === null) return words.text(key('editorialNone'))
  const title = escapeLine(shortened(editorial.title, titleShown))
  const told = title === '' ? words.text(key('editorialBare')) : words.text(key('editorialLine'), { title })
  const signature = escapeLine(editorial.signature)
  return signature === '' ? told : words.text(key('editorialSigned'), { editorial: told, signature })
}

/** Lines are numbered through the whole edition, for typed words. */
function plan({ edition, sections }: SeenEdition, linesMost: number, words: Words) {
  const all = numbered(sections)
  const open = edition.state === 'open'
  const shown = sections.map(section => ({
    name: escapeLine(headingName(section, words)),
    signs: signsText(section.signs, section.room, words).text,
    color: signsText(section.signs, section.room, words).color,
    lines: all
      .filter(({ n, line }) => n <= linesMost && section.lines.includes(line))
      .map(({ n, line }) => {
        const { text, color } = lineState(line, words)
        const isTold = edition.state !== 'published' || line.stands.state !== 'ready'
        return { title: escapeLine(plainTitle(line, n, titleShown, words)), state: isTold ? text : '', color }
      }),
  }))
  const rest = Math.max(0, all.length - linesMost)
  return {
    sections: open ? shown : shown.filter(({ lines }) => lines.length > 0),
    others: rest === 0 ? '' : words.count(key('otherLines'), rest),
    items: open ? all.map(({ n, line }) => ({ title: plainTitle(line, n, choiceShown, words), value: line.id })) : [],
  }
}

/** In the order in which they are read, from 1. */
export function numbered(sections: readonly SeenSection[]): { n: number; line: SeenLine; section: SeenSection }[] {
  return sections
    .flatMap(section => section.lines.map(line => ({ line, section })))
    .map((one, index) => ({ n: index + 1, ...one }))
}

function plainTitle(line: SeenLine, n: number, most: number, words: Words): string {
  const title = shortened(line.title === '' && line.kind === 'post' ? line.reference : line.title, most)
  if (line.kind === 'post') return words.text(key('line'), { n, title })
  return words.text(key('pieceLine'), { n, kind: words.text(`newspapers.pieces.${line.piece}`), title })
}

function candidatesText({ candidates }: SeenEdition, words: Words): string {
  const titles = candidates
    .slice(0, candidatesNamed)
    .map(({ title, reference }) => escapeLine(shortened(title || reference, choiceShown)))
  const list = titles.join(', ')
  const told = candidates.length > candidatesNamed ? words.text(key('etc'), { list }) : list
  return words.count(key('candidates'), candidates.length, { list: told })
}

/** `detach`: its button. */
function callLines({ edition, calls }: SeenEdition, words: Words): { id: string; text: string; detach: string }[] {
  if (edition.state !== 'open') return []
  return calls.map(({ call, answered, asked }) => {
    const told = { reference: call.reference, title: escapeLine(shortened(call.title, titleShown)), asked }
    return {
      id: call.id,
      detach: words.text(key('unlink'), { reference: call.reference }),
      text:
        call.state === 'closed'
          ? words.count(key('callClosed'), answered, told)
          : words.count(key('call'), answered, { ...told, date: words.date(call.closesAt) }),
    }
  })
}
