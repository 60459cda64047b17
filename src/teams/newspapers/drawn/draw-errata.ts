import type { Edition, Erratum } from '../../../core/domain/newspapers/edition.ts'
import { keysOf, type Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'

const key = keysOf('newspapers.edition')
/** So many of each kind; all have their number, and typed words do what buttons do. */
const shownMost = 4
const confirmedShown = 160

type Numbered = { n: number; erratum: Erratum }

/**
 * The errata of an edition, numbered for typed words. `retracting`: a public one whose removal has to be confirmed;
 * null: none.
 */
export function drawnErrata({ errata }: Pick<Edition, 'errata'>, retracting: string | null, words: Words) {
  const all = errata.map((erratum, index) => ({ n: index + 1, erratum }))
  const waiting = all.filter(({ erratum }) => erratum.confirmed === null)
  const confirmed = all.filter(({ erratum }) => erratum.confirmed !== null)
  const asked = confirmed.find(({ erratum }) => erratum.id === retracting)
  // The latest ones: the reader of the card just saw them come.
  const [toConfirm, corrected] = [waiting.slice(0, shownMost), confirmed.slice(-shownMost)]
  const others = all.length - toConfirm.length - corrected.length
  return {
    retract: asked ? words.text(key('retractSure'), { n: asked.n, text: escapeLine(asked.erratum.text) }) : '',
    retracting: asked?.erratum.id ?? '',
    errata: toConfirm.map(one => ({ id: one.erratum.id, text: toConfirmText(one, words) })),
    corrected: corrected.map(one => ({ id: one.erratum.id, text: confirmedText(one, words) })),
    otherErrata: others === 0 ? '' : words.count(key('otherErrata'), others),
  }
}

function toConfirmText({ n, erratum: { by, text } }: Numbered, words: Words): string {
  return words.text(key('toConfirm'), { n, name: escapeLine(by.name), text: escapeLine(text) })
}

function confirmedText({ n, erratum: { text, printedIn } }: Numbered, words: Words): string {
  const told = { n, text: escapeLine(shortened(text, confirmedShown)) }
  return printedIn === undefined
    ? words.text(key('confirmed'), told)
    : words.text(key('confirmedPrinted'), { ...told, reference: printedIn })
}
