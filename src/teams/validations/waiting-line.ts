import type { PersonId } from '../../core/domain/actor.ts'
import { currentVersion, type Post, type SealedVersion } from '../../core/domain/posts/post.ts'
import type { Instant } from '../../core/domain/time.ts'
import { chairsFor } from '../../core/domain/validations/chairs.ts'
import { dueOf } from '../../core/domain/validations/due-of.ts'
import { drawnFor } from '../../core/domain/validations/decide.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import type { Card } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { consentView } from '../pictures/consent-text.ts'
import { facetNames } from '../cards/facet-names.ts'
import { inertBody } from '../cards/inert-body.ts'
import { unsourcedText } from './figures-view.ts'
import { when, whom } from './version-view.ts'

type At = { index: number; reader: PersonId; now: Instant }
type Line = { validation: Validation; post: Post }

const key = (name: string) => `validations.to-approve.${name}`

/** Of all that waits, one: what a visa given here vouches for stands in its line, or under *Lire*. */
export function waitingLine({ validation, post }: Line, { index, reader, now }: At, words: Words) {
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
    sent: version ? when(version, words) : '',
    hasSent: version !== undefined && when(version, words) !== '',
    ...consentView(post.content.pictures, words),
    due: due !== null,
    changed: isChanged(validation, reader),
    hasFigures: figures !== '',
    figures,
    color: late ? 'attention' : 'accent',
    before: due === null ? '' : words.text(key(late ? 'late' : 'before'), { date: words.date(due) }),
    sealed: version ? unfolded(version, validation, words) : [],
  }
}

/** What *Lire* shows: the alert, the very card, where its figures come from, and what the visa vouches for. */
function unfolded({ rendered, sources }: SealedVersion, { steps, current }: Validation, words: Words): Card[] {
  const facets = facetNames(steps[current]?.facets ?? [], words)
  return [
    small(words.text('validations.validation.alert', { summary: escapeLine(rendered.summary) })),
    ...inertBody(rendered, words),
    ...(sources ? [small(`${words.text('validations.validation.sources')} · ${escapeMarkdown(sources)}`)] : []),
    small(words.text('validations.validation.vouches', { facets })),
  ]
}

function small(text: string): Card {
  return { type: 'TextBlock', text, wrap: true, size: 'Small', isSubtle: true }
}

/** They had seen another version and not yet this one: what changed stands on the whole card, beside the buttons. */
function isChanged({ seal, seenBefore, shown }: Validation, reader: PersonId): boolean {
  return seenBefore[reader] !== undefined && seenBefore[reader] !== seal && shown[reader] !== seal
}

/** Whose place the reader's visa would take, when it is not their own. */
function inPlaceOf(validation: Validation, reader: PersonId, now: Instant, words: Words): string[] {
  const { steps, current } = validation
  const step = steps[current]
  const others = chairsFor(validation, current, reader, now).filter(id => id !== reader)
  const place = step?.approvers.find(({ id }) => id === others[0])
  return place ? [words.text(key('instead'), { name: escapeLine(place.name) })] : []
}
