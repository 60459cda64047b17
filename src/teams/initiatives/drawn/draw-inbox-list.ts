import type { Initiative } from '../../../core/domain/initiatives/initiative.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { initiativeState } from '../../cards/state-names.ts'
import { escapeLine } from '../../cards/markdown.ts'

const choicesMax = 8

/** « À quelle proposition ? »: one button each. */
export function drawWhichInitiative(initiatives: readonly Initiative[], fileKey: string, look: Look): Card {
  const choices = initiatives.slice(0, choicesMax).map(({ id, reference, title }) => ({
    id,
    fileKey,
    label: reference,
    title: escapeLine(title),
  }))
  return drawCard('initiatives/which', { choices }, look)
}

const linesMax = 15

/** `away`: since when the channel takes no cards; null: it takes them. */
export type InboxList = { initiatives: readonly Initiative[]; putOff?: readonly Initiative[]; away?: Instant | null }

/** Waiting proposals, and who has them. */
export function drawInboxList({ initiatives, putOff = [], away = null }: InboxList, look: Look): Card {
  const { words } = look
  const lines = initiatives.slice(0, linesMax).map(({ title, reference, state, takenBy, author, submittedAt }) => ({
    title: escapeLine(title),
    at: words.text(`triage.list.at.${state === 'taken' || state === 'asked' ? state : 'received'}`, {
      name: escapeLine(takenBy?.name ?? ''),
      author: escapeLine(author.name),
    }),
    color: initiativeState(state, words).color,
    line: words.text('triage.list.line', { reference, author: escapeLine(author.name), date: words.date(submittedAt) }),
  }))
  const later = putOff.slice(0, linesMax).map(({ title, reference, author, laterOn }) => ({
    title: escapeLine(title),
    back: words.text('triage.list.back', { day: laterOn ? words.day(laterOn) : '' }),
    line: words.text('triage.list.by', { reference, author: escapeLine(author.name) }),
  }))
  return drawCard(
    'triage/list',
    {
      count: words.count('triage.list.count', initiatives.length),
      lines,
      later,
      putOff: words.count('triage.list.putOff', putOff.length),
      hint: words.text(`triage.list.${away === null ? 'hint' : 'hintAway'}`, {
        date: away === null ? '' : words.date(away),
      }),
      some: lines.length + later.length > 0,
    },
    look,
  )
}
