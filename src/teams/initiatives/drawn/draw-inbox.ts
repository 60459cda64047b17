import type { FaceOf, SectorSeen } from '../../../core/domain/faces/face.ts'
import { type Initiative, isUndecided } from '../../../core/domain/initiatives/initiative.ts'
import { cut } from '../../../core/domain/text.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { filesText } from '../../pictures/drawn/files-list.ts'
import { enumerate, names } from '../../cards/names.ts'
import { firstWords } from '../../cards/shortened.ts'
import { delayLine } from './draw-delay.ts'
import { initiativeFacts } from './draw-receipt.ts'
import { initiativeState } from '../../cards/state-names.ts'
import { sourceLine } from './source-line.ts'

/** How much of the text shows before « Lire la suite ». */
const leadMax = 280

type Seen = Partial<Pick<FaceOf<'inbox'>, 'unreached' | 'sector'>>

/**
 * The card in the comms channel, the same for everybody there. `unreached`: the author has no card of the open
 * question; `sector`: the sector, and its people present when the proposal came.
 */
export function drawInbox(initiative: Initiative, look: Look, { unreached = false, sector = null }: Seen = {}): Card {
  const { words } = look
  const { state, takenBy, decision, author, questions } = initiative
  const name = escapeLine((decision?.by ?? takenBy)?.name ?? '')
  const lead = leadOf(initiative.text)
  return drawCard(
    'triage/inbox',
    {
      id: initiative.id,
      postId: state === 'retained' ? (initiative.postId ?? '') : '',
      kicker: words.text('triage.inbox.kicker', { reference: initiative.reference }),
      title: escapeLine(initiative.title),
      by: by(initiative, words),
      sector: sector === null ? '' : sectorText(sector, words),
      source: sourceLine(initiative, words),
      color: unreached ? 'attention' : initiativeState(state, words).color,
      state: words.text(`triage.inbox.state.${unreached ? 'unreached' : state}`, {
        name,
        author: escapeLine(author.name),
        day: initiative.laterOn ? words.day(initiative.laterOn) : '',
      }),
      text: escapeMarkdown(lead ?? initiative.text),
      all: escapeMarkdown(initiative.text),
      long: lead !== null,
      facts: initiativeFacts(initiative, look, words.text('common.unsure')),
      files: filesText(initiative.attachments, words),
      questions: questions.map(question => ({
        asked: words.text('triage.inbox.question', { name: escapeLine(question.by.name) }),
        question: escapeMarkdown(question.text),
        answered: question.answer !== null,
        answer: question.answer ? escapeMarkdown(question.answer.text) : words.text('triage.inbox.noAnswer'),
      })),
      reason:
        state === 'declined' && decision?.reason
          ? words.text('triage.inbox.reason', { reason: escapeMarkdown(decision.reason) })
          : '',
      delay: delayLine(initiative, look),
      doubles: doublesLine(initiative, words),
      open: isUndecided(initiative),
      free: state === 'received' || state === 'later',
      asked: state === 'asked',
    },
    look,
  )
}

/** What it resembled when it was sent; empty: nothing. */
function doublesLine({ doubles = [] }: Initiative, words: Look['words']): string {
  if (doubles.length === 0) return ''
  const named = doubles.map(({ reference, title, author, department }) =>
    words.text('triage.inbox.double', {
      title: escapeLine(title),
      of: [reference, escapeLine(author.name), escapeLine(department ?? '')].filter(part => part !== '').join(', '),
    }),
  )
  return words.text('triage.inbox.doubles', { list: enumerate(named, words) })
}

function by({ author, department, submittedAt }: Initiative, words: Look['words']): string {
  const values = { author: escapeLine(author.name), date: words.date(submittedAt) }
  if (department === null) return words.text('triage.inbox.by', values)
  return words.text('triage.inbox.byDepartment', { ...values, department: escapeLine(department) })
}

function sectorText({ name, to }: SectorSeen, words: Look['words']): string {
  const sector = escapeLine(name)
  if (to.length === 0) return words.text('triage.inbox.sector', { name: sector })
  return words.text('triage.inbox.sectorTo', { name: sector, people: escapeLine(names(to, words)) })
}

/** Null: short enough to show whole. */
function leadOf(text: string): string | null {
  return text.length <= leadMax ? null : `${firstWords(text, leadMax) || cut(text, leadMax)}…`
}
