import { type Attachment, type Initiative, isUndecided } from '../../../core/domain/initiatives/initiative.ts'
import { isAskedOf } from '../../../core/domain/initiatives/showable.ts'
import { isConsentOpen } from '../../../core/domain/pictures/consent.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { type Fact, facts, sectionName } from '../../cards/choices.ts'
import { initiativeState } from '../../cards/state-names.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { answerLines } from '../../sections/answer-lines.ts'
import { creditOffer } from './draw-credit.ts'
import { fileLimits, filesText } from '../../pictures/drawn/files-list.ts'
import { sourceLine } from './source-line.ts'

/** The author's card: the reference, the state, who has it; `post`: the post made of it. */
export function drawReceipt(initiative: Initiative, look: Look, post: Post | null = null, away = false): Card {
  const { words } = look
  const { state, takenBy, decision } = initiative
  const where = away && state === 'received' ? 'away' : state
  const open = isUndecided(initiative)
  const asked = open || state === 'retained' ? questionOf(initiative) : undefined
  const name = escapeLine((decision?.by ?? takenBy)?.name ?? '')
  return drawCard(
    'initiatives/receipt',
    {
      id: initiative.id,
      kicker: words.text('initiatives.receipt.kicker', { reference: initiative.reference }),
      title: escapeLine(initiative.title),
      ...initiativeState(state, words),
      now: words.text(post === null ? `initiatives.receipt.now.${where}` : `initiatives.outcome.post.${post.state}`, {
        name,
        day: initiative.laterOn ? words.day(initiative.laterOn) : '',
      }),
      text: escapeMarkdown(initiative.text),
      facts: initiativeFacts(initiative, look),
      files: filesText(initiative.attachments, words),
      source: sourceLine(initiative, words),
      open,
      limits: open ? fileLimits(words) : '',
      photoAsked: open && initiative.photoAskedAt !== null,
      askedId: asked?.id ?? '',
      credit: creditOffer(initiative, post),
      named: initiative.credited ? words.text('initiatives.receipt.named') : '',
    },
    look,
  )
}

/** The first picture of which it is not declared yet whether it may be shown. */
function questionOf({ attachments }: Initiative): Attachment | undefined {
  return attachments.find(file => isAskedOf(file) && isConsentOpen(file))
}

/** What was said of it besides its text; `unsure`: the words for no section; absent: none. */
export function initiativeFacts(initiative: Initiative, look: Look, unsure: string | null = null): Fact[] {
  const { section, date, place, forWhom, onBehalfOf, callReference } = initiative
  const { words } = look
  return facts(
    [words.text('fields.call'), callReference],
    [words.text('fields.section'), sectionName(section, look) ?? unsure],
    ...answerLines(initiative, look).map(([label, answer]): [string, string] => [escapeLine(label), answer]),
    [words.text('fields.date'), date && words.day(date)],
    [words.text('fields.place'), place],
    [words.text('fields.forWhom'), forWhom],
    [words.text('fields.onBehalfOf'), onBehalfOf],
  )
}
