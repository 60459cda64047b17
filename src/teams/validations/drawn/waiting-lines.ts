import { usesOfPost } from '../../../core/domain/posts/uses-of-post.ts'
import type { PersonId } from '../../../core/domain/actor.ts'
import { currentVersion, type Post, type SealedVersion } from '../../../core/domain/posts/post.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { chairsFor, isComplete, stillAsked } from '../../../core/domain/validations/chairs.ts'
import { drawnFor } from '../../../core/domain/validations/decide.ts'
import { dueOf } from '../../../core/domain/validations/dues.ts'
import type { Decision, Step, Validation } from '../../../core/domain/validations/validation.ts'
import { keysOf, type Words } from '../../../words.ts'
import { askedNames, enumerate, names } from '../../cards/names.ts'
import type { Card, Look } from '../../cards/card-templates.ts'
import { facetNames, stepName } from '../../cards/state-names.ts'
import { asShown, inertBody } from '../../cards/inert-body.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { consentView } from '../../pictures/drawn/consent-text.ts'
import { giver, isParallel, panelLines, unsourcedText } from './validation-figures.ts'
import { when, whom } from './version-view.ts'

type At = { index: number; reader: PersonId; now: Instant }
type Line = { validation: Validation; post: Post }

const key = keysOf('validations.to-approve')

/** One line of the waiting list: all that a visa given here covers is in the line, or under *Lire*. */
export function waitingLine({ validation, post }: Line, { index, reader, now }: At, look: Look) {
  const { words } = look
  const version = post.sealed.find(one => one.seal === validation.seal) ?? currentVersion(post)
  const due = dueOf(validation)
  const late = due !== null && due <= now
  const figures = version ? unsourcedText(version, words) : ''
  return {
    postId: validation.postId,
    seal: validation.seal,
    step: validation.current,
    drawn: drawnFor(validation, reader),
    read: `read${index}`,
    reference: [validation.reference, ...inPlaceOf(validation, reader, now, words)].join(' · '),
    title: escapeLine(validation.title),
    to: version ? whom(version, words) : '',
    sent: sentText(validation, version, words),
    ...consentView(post.content, usesOfPost(post), words),
    due: due !== null,
    changed: isChanged(validation, reader),
    figures,
    color: late ? 'attention' : 'accent',
    before: due === null ? '' : words.text(key(late ? 'late' : 'before'), { date: words.date(due) }),
    sealed: version ? unfolded(version, validation, post, look) : [],
  }
}

/** A visa of urgency sends at once, whatever the version says. */
function sentText({ urgent }: Validation, version: SealedVersion | undefined, words: Words): string {
  if (urgent) return words.text('validations.validation.urgentSent')
  return version ? when(version, words) : ''
}

/** What *Lire* shows: the alert, the card to be sent, the sources of its figures, and what the visa covers. */
function unfolded(version: SealedVersion, { steps, current }: Validation, post: Post, look: Look): Card[] {
  const { words } = look
  const { rendered, sources } = version
  const facets = facetNames(steps[current]?.facets ?? [], words)
  return [
    small(words.text('validations.validation.alert', { summary: escapeLine(rendered.summary) })),
    ...inertBody(asShown(version, post, look), words),
    ...(sources ? [small(`${words.text('validations.validation.sources')} · ${escapeMarkdown(sources)}`)] : []),
    small(words.text('validations.validation.vouches', { facets })),
  ]
}

function small(text: string): Card {
  return { type: 'TextBlock', text, wrap: true, size: 'Small', isSubtle: true }
}

/** The reader has seen another version and not yet this one: the whole card lists the changes, beside the buttons. */
function isChanged({ seal, seenBefore, shown }: Validation, reader: PersonId): boolean {
  return seenBefore[reader] !== undefined && seenBefore[reader] !== seal && shown[reader] !== seal
}

/** The people whose place the reader's visa would take, other than their own. */
function inPlaceOf(validation: Validation, reader: PersonId, now: Instant, words: Words): string[] {
  const { steps, current } = validation
  const step = steps[current]
  const others = chairsFor(validation, current, reader, now).filter(id => id !== reader)
  const place = step?.approvers.find(({ id }) => id === others[0])
  return place ? [words.text(key('instead'), { name: escapeLine(place.name) })] : []
}

/** Why a click wrote nothing: another version, a contrary decision, or a picture without consent. */
export type Told = 'stale' | 'no-consent' | Decision

export function toldText(told: Told, reader: PersonId, words: Words): string {
  if (told === 'stale') return words.text('validations.validation.toldStale')
  if (told === 'no-consent') return words.text('notices.no-consent')
  const { kind, by, at } = told
  const who = by.id === reader ? 'toldMine' : 'toldOther'
  return words.text(`validations.validation.${who}.${kind}`, { name: escapeLine(by.name), date: words.date(at) })
}

/** A step on the tracking card; `details`: panel by panel, then since and until when a decision is awaited. */
export type TrackedStep = { mark: string; color: string; name: string; said: string; details: { text: string }[] }

const trackingStepsKey = keysOf('validations.tracking')

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
      said: words.text(trackingStepsKey('later'), { names: escapeLine(askedNames(validation, index, words)) }),
      details: [],
    }
  })
}

function waitingStep(step: Step, validation: Validation, words: Words): TrackedStep {
  const due = dueOf(validation)
  const since = words.text(trackingStepsKey('waitingSince'), {
    date: words.date(step.openedAt ?? validation.submittedAt),
  })
  const until = due === null ? '' : words.text(trackingStepsKey('until'), { date: words.date(due) })
  const lines = isParallel(step) ? panelLines(validation, validation.current, words) : []
  const panels = lines.map(({ mark, text }) => ({ text: `${mark} ${text}` }))
  const who = isParallel(step)
    ? words.text(trackingStepsKey('several'))
    : words.text(trackingStepsKey('waiting'), {
        names: escapeLine(askedNames(validation, validation.current, words, Infinity)),
      })
  return {
    mark: '…',
    color: 'warning',
    name: stepName(step.name, words),
    said: who,
    details: [...panels, { text: since + until }],
  }
}

/** The people whom the step would have asked, had the validation not ended before. */
function notAsked(validation: Validation, index: number, words: Words): string {
  return names(stillAsked(validation, index), words)
}

/** The authors and times of the visas that completed the step; visas kept from an earlier version are marked. */
function visasText(step: Step, { submittedAt }: Validation, words: Words): string {
  return enumerate(
    step.visas.map(visa => visaText(visa, step, submittedAt, words)),
    words,
  )
}

function visaText(visa: Decision, step: Step, submittedAt: string, words: Words): string {
  const said = words.text(trackingStepsKey('done'), {
    name: escapeLine(giver(visa, step, words)),
    date: words.date(visa.at),
  })
  return visa.at < submittedAt ? words.text(trackingStepsKey('kept'), { said }) : said
}
