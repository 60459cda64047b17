import type { Beside, MoveWarning } from '../../core/domain/week/move-warning.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from './markdown.ts'
import { enumerate } from './names.ts'
import { holderNames } from './release-text.ts'
import { stepName } from './state-names.ts'

/** What is asked once before a release gets that time, a sentence each. */
export function warningTexts(warnings: readonly MoveWarning[], at: Instant, words: Words): string[] {
  return warnings.map(one => warningText(one, at, words))
}

function warningText(warning: MoveWarning, at: Instant, words: Words): string {
  const people = (count: number) => words.count('audience.headCount', count)
  switch (warning.kind) {
    case 'quiet':
      return words.text('week.warnings.quiet', { date: words.date(at) })
    case 'holiday':
      return words.text('week.warnings.holiday', { day: words.day(warning.day) })
    case 'zone':
      return words.text(`broadcasts.schedule.${warning.change}`, { date: words.date(at) })
    case 'crowded':
      return words.text('week.warnings.crowded', { ...besideOf(warning.beside, words), people: people(warning.people) })
    case 'third-in-week': {
      const list = enumerate(
        warning.beside.map(({ reference }) => reference),
        words,
      )
      return words.text('week.warnings.third-in-week', { people: people(warning.people), list })
    }
    case 'duty':
      return words.text('week.warnings.duty', { title: escapeLine(warning.title) })
    case 'campaign-clash':
      return words.text('week.warnings.campaign-clash', besideOf(warning.beside, words))
    case 'reopens':
      return reopensText(warning, words)
    case 'second':
      return words.text('week.warnings.second', { people: people(warning.people) })
  }
}

function besideOf({ reference, title, at }: Beside, words: Words) {
  return { reference, title: escapeLine(title), date: words.date(at) }
}

/** The steps, and a few of the names: an approving group may be large. */
function reopensText(warning: Extract<MoveWarning, { kind: 'reopens' }>, words: Words): string {
  const { steps, approvers, wasScheduled } = warning
  const list = enumerate(
    steps.map(name => stepName(name, words)),
    words,
  )
  const said =
    steps.length === 0
      ? words.text('week.warnings.reopens')
      : words.count('week.warnings.reopensAt', steps.length, {
          steps: list,
          names: escapeLine(holderNames(approvers, words)),
        })
  return wasScheduled ? `${said} ${words.text('week.warnings.unscheduled')}` : said
}
