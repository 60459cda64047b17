import {
  type Counted,
  type Erasure,
  type ErasureSeen,
  isOpen,
  mayConfirmErasure,
  mayGiveUpErasure,
  type Receipt,
} from '../../core/domain/personal/erasure.ts'
import type { PrintedIssue, RedactedIssue } from '../../core/domain/personal/printed-names.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'

/** The request, obstacles, and at last the receipt; the person's name only until it is done. */
export function drawErasure({ erasure, reader }: ErasureSeen, look: Look): Card {
  const { words } = look
  const { id, state, person, blockers } = erasure
  const isDecided = !isOpen(erasure)
  const isNamed = reader !== null && person !== null
  const confirms = reader !== null && !isDecided && mayConfirmErasure(erasure, reader)
  return drawCard(
    'personal/erasure',
    {
      id,
      heading: isNamed
        ? words.text('personal.erasure.heading', { name: escapeLine(person.name) })
        : words.text('personal.erasure.headingNobody'),
      state: stateText(erasure, reader !== null, words),
      color: blockers.length > 0 ? 'warning' : state === 'done' ? 'good' : 'default',
      lines: isNamed ? linesOf(erasure, words) : [],
      facts: factsOf(state === 'done' ? (erasure.receipt?.erased ?? []) : isNamed ? erasure.found : [], words),
      notes: erasure.receipt
        ? receiptLines(erasure.receipt, words)
        : isNamed && !isDecided && !erasure.isOutside
          ? [words.text('personal.erasure.account')].map(text => ({ text }))
          : [],
      confirms,
      confirmTitle: words.text(`personal.erasure.${blockers.length > 0 ? 'again' : 'confirm'}`),
      givesUp: reader !== null && !isDecided && mayGiveUpErasure(erasure, reader),
    },
    look,
  )
}

function stateText(
  { state, proposed, confirmed, receipt, blockers }: Erasure,
  isOwnChat: boolean,
  words: Words,
): string {
  const name = escapeLine(proposed.by.name)
  const date = words.date(proposed.at)
  switch (state) {
    case 'proposed':
      if (!isOwnChat)
        return words.text('personal.erasure.states.channel', { name, date, word: words.typed.erasures[0]! })
      if (blockers.length > 0) return words.text('personal.erasure.states.blocked')
      return words.text('personal.erasure.states.proposed', { name, date })
    case 'under-way':
      return words.text('personal.erasure.states.under-way', {
        name: escapeLine(confirmed?.by.name ?? ''),
        date: words.date(confirmed?.at ?? proposed.at),
      })
    case 'done':
      return words.text('personal.erasure.states.done', {
        date: words.date(receipt?.at ?? proposed.at),
        by: name,
        confirmed: escapeLine(confirmed?.by.name ?? ''),
      })
    case 'blocked':
    case 'given-up':
      return words.text(`personal.erasure.states.${state}`)
  }
}

/** The whole database is searched by each of these names: the person who confirms reads them first. */
function linesOf({ blockers, found, called, hasNamesake }: Erasure, words: Words): { text: string }[] {
  const why = blockers.map(({ why, names }) =>
    words.text(`personal.erasure.blockers.${why}`, { names: escapeLine(names.join(', ')) }).trim(),
  )
  const erased = words.text('personal.erased.person')
  const what =
    found.length === 0 ? words.text('personal.erasure.nothing') : words.text('personal.erasure.found', { erased })
  const names = called.map(({ name, rows }) => {
    const counted = words.count('personal.erasure.rows', rows)
    return words.text('personal.erasure.called', { name: escapeLine(name), rows: counted })
  })
  const alike = hasNamesake ? [words.text('personal.erasure.namesake')] : []
  return [...why, ...names, ...alike, what].map(text => ({ text }))
}

function factsOf(counted: Counted, words: Words): { title: string; value: string }[] {
  return counted.map(({ group, rows }) => ({
    title: words.text(`personal.groups.${group}`),
    value: words.count('personal.erasure.rows', rows),
  }))
}

/** So many issues, or folders, are named, and the others counted. */
const issuesMost = 10

type Issue = PrintedIssue & Pick<RedactedIssue, 'isPdfGone' | 'left'>
type IssueWords = {
  said(issue: Issue): 'issue' | 'redacted' | 'redactedPage' | 'leftThere' | 'leftNowhere'
  more: 'issues' | 'moreRedacted' | 'moreLeft'
}
const redacted: IssueWords = {
  said: ({ isPdfGone }) => (isPdfGone ? 'redactedPage' : 'redacted'),
  more: 'moreRedacted',
}
const notMade: IssueWords = {
  said: ({ left }) => (left === 'library' ? 'leftThere' : 'leftNowhere'),
  more: 'moreLeft',
}
const stillNaming: IssueWords = { said: () => 'issue', more: 'issues' }

function issueLines(issues: readonly Issue[], { said, more }: IssueWords, words: Words): string[] {
  const named = issues.slice(0, issuesMost).map(issue => {
    const { newspaper, number, articles } = issue
    const where = articles.map(title =>
      title === ''
        ? words.text('personal.erasure.receipt.outside')
        : words.text('personal.erasure.receipt.article', { title }),
    )
    return words.text(`personal.erasure.receipt.${said(issue)}`, {
      newspaper: escapeLine(newspaper),
      number: String(number),
      where: escapeLine(enumerate(where, words)),
    })
  })
  const others = issues.length - named.length
  return others > 0 ? [...named, words.count(`personal.erasure.receipt.${more}`, others)] : named
}

function receiptLines(
  { lines, files, entries, issues = [], editions = [], unsought = [], library = 'unseen' }: Receipt,
  words: Words,
): { text: string }[] {
  const { made = [], left = [] } = Object.groupBy(issues, one => (one.left === undefined ? 'made' : 'left'))
  return [
    words.text(`personal.erasure.receipt.${editions.length === 0 ? 'done' : 'doneBut'}`),
    ...unsought.map(what => words.text(`personal.erasure.receipt.unsought.${what}`)),
    ...(lines > 0 ? [words.count('personal.erasure.receipt.lines', lines)] : []),
    ...(files > 0 ? [words.count('personal.erasure.receipt.files', files)] : []),
    ...(entries > 0 ? [words.count('personal.erasure.receipt.entries', entries)] : []),
    ...issueLines(made, redacted, words),
    ...issueLines(left, notMade, words),
    ...issueLines(editions, stillNaming, words),
    ...libraryLines(library, words),
    words.text('personal.erasure.receipt.sealed', { erased: words.text('personal.erased.person') }),
    words.text('personal.erasure.receipt.cannot'),
  ].map(text => ({ text }))
}

function libraryLines(library: NonNullable<Receipt['library']>, words: Words): string[] {
  if (library === 'unseen') return [words.text('personal.erasure.receipt.library.unseen')]
  const part = library.isPart ? [words.text('personal.erasure.receipt.library.part')] : []
  if (library.folders.length === 0)
    return part.length > 0 ? part : [words.text('personal.erasure.receipt.library.none')]
  const places = library.folders.map(one => words.text('personal.erasure.receipt.library.folder', one))
  const more = places.splice(issuesMost).length
  if (more > 0) places.push(words.count('personal.erasure.receipt.library.more', more))
  const where = escapeLine(enumerate(places, words))
  return [words.text('personal.erasure.receipt.library.left', { where }), ...part]
}

type Typed = { who?: string; names?: string; isOutside?: boolean; asked?: string; isOfficer?: boolean }

/** Refused text stays. `asked`: « address », if none is known; ''. `isOfficer`: they may read what is held. */
export function drawErasureForm(typed: Typed, look: Look): Card {
  const { who = '', names = '', isOutside = false, asked = '', isOfficer = false } = typed
  return drawCard('personal/form', { who, names, outside: String(isOutside), asked, isOfficer }, look)
}

/** Requested erasures, newest first; finished ones name nobody. */
export function drawErasures({ erasures }: { erasures: Erasure[] }, look: Look): Card {
  const { words } = look
  return drawCard(
    'personal/list',
    {
      erasures: erasures.map(({ id, state, person, proposed, receipt }) => ({
        id,
        name: person ? escapeLine(person.name) : words.text('personal.list.nobody'),
        state:
          state === 'proposed'
            ? words.text('personal.list.states.proposed', { date: words.date(proposed.at) })
            : state === 'done'
              ? words.text('personal.list.states.done', { date: words.date(receipt?.at ?? proposed.at) })
              : words.text(`personal.list.states.${state}`),
      })),
    },
    look,
  )
}
