import { fold } from '../../core/domain/text.ts'

/** The words behind « journal TU » that act on an edition, each in French and in English. */
const acts = {
  add: ['ajouter', 'add'],
  up: ['monter', 'up'],
  down: ['descendre', 'down'],
  section: ['rubrique', 'heading'],
  remove: ['retirer', 'remove'],
  editorial: ['editorial'],
  piece: ['texte', 'text'],
  day: ['date', 'day', 'jour'],
  preview: ['apercu', 'preview'],
  submit: ['soumettre', 'submit'],
  send: ['diffuser', 'send'],
  call: ['appel', 'call'],
  unlink: ['detacher', 'unlink'],
  abandon: ['abandonner', 'abandon'],
  resume: ['reprendre', 'reopen'],
  mail: ['renvoyer', 'resend'],
  mailed: ['parti', 'mailed'],
  erratum: ['erratum'],
  confirm: ['confirmer', 'confirm'],
  withdraw: ['supprimer', 'withdraw'],
  masthead: ['bandeau', 'masthead'],
  edit: ['modifier', 'change'],
  end: ['arreter', 'end'],
  again: ['relancer', 'restart'],
} as const
export type EditionAct = keyof typeof acts

/** `of`: « TU », « TU-2026-11 » or nothing; `line`: a number alone, which shows that line. */
export type EditionLine = { of: string; act: EditionAct | 'line' | null; rest: string }

const named = /^[a-z]{2,4}(?:[-\s]?\d{4}[-\s]\d{1,3})?(?=\s|$)/i
const firstWord = /^\p{L}+(?=[\s:]|$)/u
const lineNumber = /^\d{1,2}$/

/** The words behind « journal »: the publication or edition, and the act; null where the sentence goes on otherwise. */
export function readEditionLine(typed: string): EditionLine | null {
  const line = typed.trim()
  const alone = actIn(line)
  if (alone) return { of: '', ...alone }
  const of = named.exec(line)?.[0]
  if (of === undefined) return null
  const after = actIn(line.slice(of.length).trim())
  return after && { of: of.toUpperCase().replace(/\s/g, '-'), ...after }
}

function actIn(text: string): Omit<EditionLine, 'of'> | null {
  if (text === '') return { act: null, rest: '' }
  if (lineNumber.test(text)) return { act: 'line', rest: text }
  const word = firstWord.exec(text)?.[0] ?? ''
  const act = (Object.keys(acts) as EditionAct[]).find(one => acts[one].some(spelling => spelling === fold(word)))
  return act === undefined ? null : { act, rest: text.slice(word.length).replace(/^\s*:?\s*/, '') }
}

/** « journal TU-2026-11 »: the person in charge of that publication need not belong to the communication team. */
export function namesEdition({ word, rest }: { word: string; rest: string }): boolean {
  return word === 'edition' && /^[a-z]{2,4}[-\s]?\d{4}[-\s]\d/i.test(rest)
}
