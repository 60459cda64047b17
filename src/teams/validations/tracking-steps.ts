import { isComplete, stillAsked } from '../../core/domain/validations/chairs.ts'
import { dueOf } from '../../core/domain/validations/due-of.ts'
import type { Decision, Step, Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate, names } from '../cards/names.ts'
import { stepName } from '../cards/step-name.ts'
import { askedNames } from '../cards/asked-names.ts'
import { giver, isParallel, panelLines } from './panel-lines.ts'

/** A step on the tracking card; `details`: panel by panel, then since and until when it is waited for. */
export type TrackedStep = { mark: string; color: string; name: string; said: string; details: { text: string }[] }

const key = (name: string): string => `validations.tracking.${name}`

export function trackedSteps(validation: Validation, words: Words): TrackedStep[] {
  return validation.steps.map((step, index) => {
    const name = stepName(step.name, words)
    if (isComplete(step))
      return { mark: '✓', color: 'good', name, said: visasText(step, validation, words), details: [] }
    if (validation.state !== 'waiting')
      return { mark: '–', color: 'default', name, said: escapeLine(notAsked(validation, index, words)), details: [] }
    if (index === validation.current) return waitingStep(step, validation, words)
    return {
      mark: '·',
      color: 'default',
      name,
      said: words.text(key('later'), { names: escapeLine(askedNames(validation, index, words)) }),
      details: [],
    }
  })
}

function waitingStep(step: Step, validation: Validation, words: Words): TrackedStep {
  const due = dueOf(validation)
  const since = words.text(key('waitingSince'), { date: words.date(step.openedAt ?? validation.submittedAt) })
  const until = due === null ? '' : words.text(key('until'), { date: words.date(due) })
  const lines = isParallel(step) ? panelLines(validation, validation.current, words) : []
  const panels = lines.map(({ mark, text }) => ({ text: `${mark} ${text}` }))
  const who = isParallel(step)
    ? words.text(key('several'))
    : words.text(key('waiting'), { names: escapeLine(askedNames(validation, validation.current, words, Infinity)) })
  return {
    mark: '…',
    color: 'warning',
    name: stepName(step.name, words),
    said: who,
    details: [...panels, { text: since + until }],
  }
}

/** Whom the step would have asked, had it not ended before. */
function notAsked(validation: Validation, index: number, words: Words): string {
  return names(stillAsked(validation, index), words)
}

/** Who gave the visas that completed it, and when; those kept from an earlier version are said to be. */
function visasText(step: Step, { submittedAt }: Validation, words: Words): string {
  return enumerate(step.visas.map(visa => visaText(visa, step, submittedAt, words)), words)
}

function visaText(visa: Decision, step: Step, submittedAt: string, words: Words): string {
  const said = words.text(key('done'), { name: escapeLine(giver(visa, step, words)), date: words.date(visa.at) })
  return visa.at < submittedAt ? words.text(key('kept'), { said }) : said
}
