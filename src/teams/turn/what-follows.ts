import { readEditionLine } from './edition-line.ts'
import { isPeriodText } from '../written/named-period.ts'

/** What follows a word: the reference of an object, and a reason, a question or an answer. */
export type Said = { reference: string; rest: string }

const ofKind = '[a-z]{3,4}[-\\s]?\\d{4}[-\\s]?'
const referencePattern = new RegExp(`^(?:${ofKind}\\d{1,9}|\\d{1,9})(?=\\s|$|[:,.;])`, 'i')
const historyPattern = /^(?:[a-z]{2,4}[-\s]?\d{4}[-\s]?\d{1,9}|\d{1,9})(?=\s|$|[:,.;])/i
const numberAlone = new RegExp(`^(?:${ofKind})?\\d{1,9}[\\s.!?…]*$`, 'i')
/** « n° 42 », « numéro PUB-2026-0042 » */
const numero = /^(?:n ?[°º]|num[ée]ro|no\.?|number|#) ?(?=\d|[a-z]{3,4}[-\s]?\d)/i
/** « participer au 42 », « je viens à l’événement n° 42 » */
const toEvent = /^(?:au|à la|à l[’']|à|to the|to|the|le|la) ?(?:[ée]v[ée]nement |event )?(?=n ?[°º]|num[ée]ro|\d)/i
/** After a small word a number that goes on may be a date: « participer au 12 décembre ». */
const aloneOrParts =
  /^(?:n ?[°º]|num[ée]ro)? ?\d{1,9}(?:[\s.!?…]*$|\s*[;,:]|\s+(?:avec|cr[ée]neau|with|session|slot)\s)/i
const oneWord = /^[«“"']?\s*\p{L}{3,20}[\s.!?…»”"']*$/u
const beside = /^[\s:,.;–—-]+/
/** An empty first part is a part too. */
const besideParts = /^[\s:,.–—-]+/

const searchMost = 200
const nameMost = 80

const grammars = {
  /** « 42 la photo est floue », « n° PUB-2026-0042 : trop long » */
  reference: after => referred(after),
  /** Of an edition too: « TU-2026-11 ». */
  history: after => referred(after, historyPattern),
  /** An event, with a small word before its number: « au 42 ». */
  event: after => referred(toNumber(after)),
  /** … then parts with « ; » between. */
  'event-and-parts': after => referred(toNumber(after), referencePattern, besideParts),
  /** A mail address, instead of a reference. */
  person: after => (/^[^\s@]+@\S/.test(after) ? whole(after) : referred(after)),
  /** A new name. */
  name: after => whole(after),
  /** A person's name; a longer text is no order. */
  somebody: after => oneLine(after, nameMost),
  'somebody-and-reference': after => (/\d/.test(after) ? whole(after) : null),
  /** A number alone names one thing; anything else is searched for. */
  search: after => (numberAlone.test(after) ? referred(after) : oneLine(after, searchMost)),
  /** « octobre 2026 », « T3 » */
  period: after => (isPeriodText(after) ? whole(after) : referred(after)),
  /** The word that is shown at the door, alone. */
  door: after => (oneWord.test(after) ? whole(after) : referred(after)),
  /** « TU-2026-11 ajouter 42 » */
  edition: after => (readEditionLine(after) ? whole(after) : null),
} satisfies Record<string, (after: string) => Said | null>

/** What may follow a word. */
export type Takes = keyof typeof grammars

/** Null where the line goes on otherwise: then the word was no order. */
export function saidAfter(takes: Takes, after: string): Said | null {
  return grammars[takes](after)
}

/** Before a name nothing says where the word ends. */
export function isBeforeName(takes: Takes): boolean {
  return takes === 'somebody' || takes === 'somebody-and-reference'
}

function whole(after: string): Said {
  return { reference: '', rest: after }
}

function oneLine(after: string, most: number): Said | null {
  return after.length > most || after.includes('\n') ? null : whole(after)
}

function referred(after: string, pattern = referencePattern, between = beside): Said | null {
  const named = after.replace(numero, '')
  const reference = pattern.exec(named)?.[0]
  return reference === undefined ? null : { reference, rest: named.slice(reference.length).replace(between, '') }
}

function toNumber(after: string): string {
  const behind = after.replace(toEvent, '')
  return aloneOrParts.test(behind) ? behind : after
}
