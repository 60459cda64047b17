import { usesOfPost } from '../../../core/domain/posts/uses-of-post.ts'
import { currentVersion } from '../../../core/domain/posts/post.ts'
import { shortNumber } from '../../../core/domain/reference.ts'
import { isGone } from '../../../core/domain/validations/concerned.ts'
import { dueOf } from '../../../core/domain/validations/dues.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import { reasonMax } from '../../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { consentView } from '../../pictures/drawn/consent-text.ts'
import { reasonChoices } from '../../cards/choices.ts'
import { editionView } from './edition-view.ts'
import { asShown, inertBody } from '../../cards/inert-body.ts'
import { askedView, versionFacts, when, whom } from './version-view.ts'
import { figuresView } from './validation-figures.ts'
import { type Told, toldText } from './waiting-lines.ts'
import { type ChangeLine, textRun, whatChanged } from './what-changed.ts'
import { type CommentsData, commentsView } from './draw-comments.ts'
import { proposalLines } from './draw-propose.ts'
import { sealedChannels } from './sealed-channels.ts'
import { standing, type Stands } from './standing.ts'
import { keysOf } from '../../../words.ts'

/** `told`: why the click wrote nothing. `reminded`: since when a later card in the same chat shows it too. */
export type ValidationData = Stands & { told?: Told | null; reminded?: Instant | null }

/** How many changes the folded card names. */
const changesMost = 3
/** How many are listed below the card. */
const listedMost = 12

/** In one phone screen when folded: what, for whom, by when; « Lire »; the buttons. */
export function drawValidation({ told = null, reminded = null, ...data }: ValidationData, look: Look): Card {
  const { words } = look
  const { validation, post, reader, now } = data
  const version = post.sealed.find(one => one.seal === validation.seal) ?? currentVersion(post)
  const stand = standing(data, words)
  const key = keysOf('validations.validation')
  return drawCard(
    'validations/validation',
    {
      postId: validation.postId,
      validationId: validation.id,
      seal: stand.seal,
      step: stand.step,
      drawn: stand.drawn,
      // The card of a replaced version stays as it is: the present version has a card of its own.
      userIds: validation.state === 'void' ? [] : (look.teamsUserIds ?? []),
      told: told === null ? '' : toldText(told, reader, words),
      before: stand.asked ? before(validation, words) : stand.text,
      color: stand.asked ? (dueOf(validation) === null && !validation.urgent ? 'accent' : 'attention') : stand.color,
      // In an emergency the words are shown at once.
      open: validation.urgent && stand.asked,
      reminded: reminded === null ? '' : words.text(key('reminded'), { date: words.date(reminded) }),
      title: escapeLine(validation.title),
      to: version ? whom(version, words) : '',
      sent: validation.urgent && stand.asked ? words.text(key('urgentSent')) : version ? when(version, words) : '',
      by: words.text(key('by'), {
        name: escapeLine(validation.submittedBy.name),
        date: words.date(validation.submittedAt),
      }),
      ...consentView(post.validationId === validation.id ? post.content : { pictures: [] }, usesOfPost(post), words),
      kicker: words.text(key('kicker'), { reference: validation.reference }),
      alert: words.text(key('alert'), { summary: escapeLine(version?.rendered.summary ?? '') }),
      sealed: version ? inertBody(asShown(version, post, look), words) : [],
      facts: version && !validation.urgent ? versionFacts(version, words) : [],
      channels: version ? sealedChannels(version, { number: shortNumber(validation.reference) }, words) : [],
      ...askedView(validation, reader, stand.asked, now, words),
      ...figuresView(stand.asked ? version : undefined, words),
      ...changesView(stand.asked ? whatChanged(post, validation, reader, words) : null, words),
      ...proposalLines(validation, reader, stand.asked, words),
      ...commentsView(saidTo(data), look),
      ...editionView(version ?? {}, look),
      asked: stand.asked,
      proposes: stand.asked && !validation.urgent,
      own: stand.withdrawable,
      next: stand.next,
      changeReasons: reasonChoices('changes', words),
      refuseReasons: reasonChoices('refuse', words),
      reasonMax,
    },
    look,
  )
}

/** A person who was replaced is told nothing more. */
function saidTo({ validation, post, reader, now }: Omit<ValidationData, 'told' | 'reminded'>): CommentsData {
  return isGone(validation, post, reader, now)
    ? { validation: { ...validation, comments: [] }, post, where: 'read' }
    : { validation, post, where: 'validation' }
}

/** The first changes beside the question, all of them below the card. */
function changesView(changes: ChangeLine[] | null, words: Look['words']) {
  const all = changes ?? []
  const rest = all.length - changesMost
  return {
    changes: all.slice(0, changesMost),
    moreChanges: rest > 0 ? words.count('validations.validation.more', rest) : '',
    allChanges: rest > 0 ? listed(all, words) : [],
  }
}

/** As many as a card holds beside the text itself. */
function listed(all: ChangeLine[], words: Look['words']): ChangeLine[] {
  const beyond = all.length - listedMost
  if (beyond <= 0) return all
  const more = textRun(words.count('validations.validation.beyondChanges', beyond))
  return [...all.slice(0, listedMost), { inlines: [more] }]
}

/** The notification's text of that card. */
export function validationSummary(validation: Validation, { words }: Look): string {
  const { title, urgent } = validation
  if (urgent) return words.text('validations.validation.summaryUrgent', { title })
  const due = dueOf(validation)
  if (due === null) return words.text('validations.validation.summaryFree', { title })
  return words.text('validations.validation.summary', { date: words.date(due), title })
}

function before(validation: Validation, words: Look['words']): string {
  if (validation.urgent) return words.text('validations.validation.urgent')
  const due = dueOf(validation)
  return due === null
    ? words.text('validations.validation.toApprove')
    : words.text('validations.validation.before', { date: words.date(due) })
}
