import { isComms } from '../../core/domain/actor.ts'
import type { Edition } from '../../core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../core/domain/newspapers/newspaper.ts'
import { addPost } from '../../core/use-cases/newspapers/edition/compose-edition.ts'
import { inReadingOrder } from '../../core/domain/newspapers/reading-order.ts'
import { fold } from '../../core/domain/text.ts'
import type { Answer } from '../turn/answer.ts'
import { type EditionAct, type EditionLine, readEditionLine } from '../turn/edition-line.ts'
import { recentPosts } from '../turn/find.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import type { Verbs } from '../turn/verbs.ts'
import { editionFormVerbs, keepEditorial } from './edition-forms.ts'
import { editionVerbs, opened } from './edition-verbs.ts'
import { feedTyped, feedVerbs } from './feed-verbs.ts'
import { describe, mastheadVerbs } from './masthead-verbs.ts'
import { newspaperVerbs } from './newspapers-verbs.ts'
import { erratumMeant, erratumVerbs, keepErratum } from './erratum-verbs.ts'
import { printVerbs } from './print-verbs.ts'
import { editionRead, noSuchHeading, refusedEdition, showEdition } from './show-edition.ts'
import { type Answers, commsOrOfficers, equivalentOf, notOfficers, stays } from '../turn/word-facts.ts'

/**
 * « journal » the open edition, « journal TU » that of one newspaper, « journal TU-2026-11 » any; behind it what shall
 * be done: « ajouter 42 », « monter 3 », « rubrique 3 Portraits ». Lines have the numbers that the card shows.
 */
export const editionWords = {
  edition: stays({ ...commsOrOfficers, takes: 'edition' }, async (turn, _reference, rest) => {
    const said = readEditionLine(rest)
    if (!isComms(turn.actor)) return said ? directing(turn, said) : notComms(turn)
    if (!said) return refusal(turn, { kind: 'no-newspaper' })
    if (said.act === 'edit' || said.act === 'end' || said.act === 'again') return onNewspaper(turn, said.of, said.act)
    if (said.act === 'masthead') return onMasthead(turn, said)
    const edition = await meant(turn, said.of)
    if ('kind' in edition) return edition
    if (said.act === null) return showEdition(turn, edition.id)
    if (said.act === 'line') return onLine(turn, edition.id, said.rest, 'line')
    return acts[said.act]?.(turn, edition.id, said.rest) ?? showEdition(turn, edition.id)
  }),
  /** « modifier journal TU » is « journal TU modifier ». Said by anybody else it is a message like any other. */
  editNewspaper: equivalentOf(
    { ...notOfficers, takes: 'edition' },
    ['newspaper.edit'],
    async (turn, _reference, rest) => {
      const said = isComms(turn.actor) ? readEditionLine(rest) : null
      return said?.act === null ? onNewspaper(turn, said.of.split('-')[0] ?? '', 'edit') : []
    },
  ),
} satisfies TypedWords

/** The director of a publication, of comms or not, reads its editions and decides on their errata. */
async function directing(turn: Turn, { of, act, rest }: EditionLine): Promise<Answer | Answer[]> {
  const edition = /\d/.test(of) ? await byReference(turn, of) : null
  if (!edition || (await editionRead(turn, edition.id)) === null) return notComms(turn)
  const mayAct = act === 'erratum' || act === 'confirm' || act === 'withdraw'
  if (!mayAct) return act === null ? showEdition(turn, edition.id) : notComms(turn)
  return acts[act]?.(turn, edition.id, rest) ?? notComms(turn)
}

type Act = (turn: Turn, editionId: string, rest: string) => Answers
const pressing =
  <Table extends Verbs>(verbs: Table, name: keyof Table & string): Act =>
  (turn, editionId) =>
    press(turn, verbs, name, { editionId })
/** Alone, the button; else what is said behind it. */
const saying =
  (button: Act, said: Act): Act =>
  (turn, editionId, rest) =>
    (rest === '' ? button : said)(turn, editionId, rest)

const acts: Partial<Record<EditionAct, Act>> = {
  add: saying(pressing(editionVerbs, 'edition.ready'), addTyped),
  up: (turn, editionId, rest) => onLine(turn, editionId, rest, 'up'),
  down: (turn, editionId, rest) => onLine(turn, editionId, rest, 'down'),
  remove: (turn, editionId, rest) => onLine(turn, editionId, rest, 'remove'),
  section: toHeading,
  editorial: saying(pressing(editionFormVerbs, 'edition.editorial'), (turn, editionId, rest) =>
    keepEditorial(turn, editionId, typedEditorial(rest)),
  ),
  piece: pressing(editionFormVerbs, 'edition.piece'),
  day: saying(pressing(editionFormVerbs, 'edition.date'), (turn, editionId, day) =>
    press(turn, editionFormVerbs, 'edition.day', { editionId, day }),
  ),
  preview: pressing(printVerbs, 'edition.preview'),
  submit: pressing(printVerbs, 'edition.submit'),
  resume: pressing(printVerbs, 'edition.resume'),
  mail: pressing(printVerbs, 'edition.resend'),
  mailed: pressing(printVerbs, 'edition.mailed'),
  erratum: saying(pressing(erratumVerbs, 'edition.erratum'), keepErratum),
  confirm: (turn, editionId, rest) => onErratum(turn, editionId, rest, 'confirm'),
  withdraw: (turn, editionId, rest) => onErratum(turn, editionId, rest, 'withdraw'),
  call: saying(pressing(feedVerbs, 'edition.call'), (turn, editionId, rest) => feedTyped(turn, editionId, rest)),
  unlink: (turn, editionId, rest) => feedTyped(turn, editionId, rest, false),
  abandon: pressing(feedVerbs, 'edition.leave'),
  send: pressing(editionVerbs, 'edition.send'),
}

/** « éditorial : … »: of several lines the first is its title, and the last, behind a dash, who signs it. */
function typedEditorial(typed: string): { title: string; text: string; signature: string } {
  const lines = typed.split('\n').filter(line => line.trim() !== '')
  const last = /^\s*[—–-]\s*(\S.*)$/u.exec(lines.length > 1 ? lines.at(-1)! : '')
  const body = last ? lines.slice(0, -1) : lines
  const [first = '', ...others] = body
  return others.length === 0
    ? { title: '', text: first, signature: last?.[1] ?? '' }
    : { title: first, text: others.join('\n\n'), signature: last?.[1] ?? '' }
}

/** « journal TU-2026-11 » is that edition; « journal TU », « journal »: the one that is open, or a new one. */
async function meant(turn: Turn, of: string): Promise<Edition | Answer> {
  if (/\d/.test(of)) return (await byReference(turn, of)) ?? refusal(turn, { kind: 'not-found' })
  if (of === '') return opened(turn, null)
  const newspaper = (await turn.ports.newspapers.all()).find(({ code }) => code === of)
  return newspaper ? opened(turn, newspaper.id) : refusal(turn, { kind: 'no-newspaper' })
}

/** « TU-2026-7 » too. */
async function byReference({ ports }: Turn, of: string): Promise<Edition | null> {
  const [code = '', year = '', number = ''] = of.split('-')
  return ports.editions.byReference(`${code}-${year}-${number.padStart(2, '0')}`)
}

async function named({ ports }: Turn, of: string): Promise<Newspaper | null> {
  const all = (await ports.newspapers.all()).filter(({ code }) => of === '' || code === of)
  return all.length === 1 ? all[0]! : null
}

/** « journal TU bandeau », « … bandeau : Trait d’Union, le journal des agents », « … bandeau retirer ». */
async function onMasthead(turn: Turn, { of, rest }: EditionLine): Promise<Answer> {
  const newspaper = await named(turn, of)
  if (!newspaper) return refusal(turn, { kind: 'no-newspaper' })
  const [newspaperId, said] = [newspaper.id, fold(rest)]
  if (said === 'retirer' || said === 'remove') return press(turn, mastheadVerbs, 'newspaper.bare', { newspaperId })
  return said === ''
    ? press(turn, mastheadVerbs, 'newspaper.banner', { newspaperId })
    : describe(turn, newspaperId, rest)
}

async function onNewspaper(turn: Turn, of: string, act: 'edit' | 'end' | 'again'): Promise<Answer> {
  const newspaper = await named(turn, of)
  if (!newspaper) return refusal(turn, { kind: 'no-newspaper' })
  return press(turn, newspaperVerbs, act === 'again' ? 'newspaper.resume' : `newspaper.${act}`, {
    newspaperId: newspaper.id,
  })
}

async function addTyped(turn: Turn, editionId: string, typed: string): Promise<Answer[]> {
  return pickOne(turn, await recentPosts(turn), typed, async ({ id }) => {
    const result = await addPost(turn.ports, turn.actor, { editionId, postId: id })
    return result.kind === 'edition-changed' ? showEdition(turn, editionId) : refusedEdition(turn, result)
  })
}

/** The line of that number, as the card counts them. */
async function onLine(
  turn: Turn,
  editionId: string,
  typed: string,
  act: 'line' | 'up' | 'down' | 'remove',
): Promise<Answer> {
  const line = (await numberedIn(turn, editionId, typed))?.itemId ?? null
  if (line === null) return refusal(turn, { kind: 'no-such-line' })
  return act === 'line'
    ? press(turn, editionVerbs, 'edition.line', { editionId, item: line })
    : press(turn, editionVerbs, `edition.${act}`, { editionId, itemId: line })
}

/** « rubrique 3 Portraits »: by the whole name, or its beginning. */
async function toHeading(turn: Turn, editionId: string, typed: string): Promise<Answer> {
  const [number = '', ...words] = typed.split(/\s+/)
  const found = await numberedIn(turn, editionId, number)
  if (found === null) return refusal(turn, { kind: 'no-such-line' })
  const { itemId, sections } = found
  const said = fold(words.join(' '))
  const heading =
    sections.find(({ name }) => fold(name) === said) ??
    sections.find(({ name }) => said !== '' && fold(name).startsWith(said))
  if (!heading) return noSuchHeading(turn, words.join(' '), sections)
  return press(turn, editionVerbs, 'edition.tosection', { editionId, itemId, heading: heading.id })
}

/** « confirmer 2 », « supprimer 2 ». */
async function onErratum(turn: Turn, editionId: string, typed: string, act: 'confirm' | 'withdraw'): Promise<Answer> {
  const edition = await turn.ports.editions.byId(editionId)
  const erratumId = edition && erratumMeant(edition, typed.trim())
  if (erratumId === null) return refusal(turn, { kind: 'not-found' })
  return press(turn, erratumVerbs, `edition.${act}`, { editionId, erratumId })
}

/** What a line is numbered by is composed: of their posts nothing is read. Null: there is no line of that number. */
async function numberedIn(turn: Turn, editionId: string, typed: string) {
  const read = await editionRead(turn, editionId)
  const n = Number(/^\d{1,2}$/.exec(typed.trim())?.[0])
  const item = read && inReadingOrder(read.edition, read.newspaper)[n - 1]
  return read && item ? { itemId: item.id, sections: read.newspaper.sections } : null
}
