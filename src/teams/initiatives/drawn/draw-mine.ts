import type { OwnIdea } from '../../../core/use-cases/posts/list-own.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { endedBy } from './draw-taken.ts'
import { initiativeState } from '../../cards/state-names.ts'

export type OwnIdeas = { own: readonly OwnIdea[]; others: boolean }

/** *Mes propositions*: each with its state, and what happened when, by whom, and why. */
export function drawMine({ own, others }: OwnIdeas, look: Look): Card {
  const { words } = look
  const lines = own.map(idea => {
    const { title, reference, state } = idea.initiative
    return {
      title: escapeLine(title),
      reference,
      ...initiativeState(state, words),
      steps: stepsOf(idea, words).map(text => ({ text })),
      asked: state === 'asked',
      hint: words.text('initiatives.mine.answerHint', { number: String(Number(reference.split('-').at(-1))) }),
    }
  })
  return drawCard('initiatives/mine', { lines, empty: lines.length === 0, others }, look)
}

/** Oldest first. */
function stepsOf({ initiative, post, ended, publishedAt }: OwnIdea, words: Look['words']): string[] {
  const { submittedAt, takenBy, takenAt } = initiative
  const sent = words.text('initiatives.mine.sent', { date: words.date(submittedAt) })
  const taken =
    takenBy && takenAt
      ? [words.text('initiatives.mine.taken', { name: escapeLine(takenBy.name), date: words.date(takenAt) })]
      : []
  const made =
    post && publishedAt === null && !ended
      ? [words.text(`initiatives.outcome.post.${post.state}`, nameOf(initiative))]
      : []
  const over = ended ? [withReason(`${endedBy(ended, { words })}.`, ended.reason, words)] : []
  const published =
    publishedAt === null ? [] : [words.text('initiatives.mine.published', { date: words.date(publishedAt) })]
  return [sent, ...taken, ...putOff(initiative, words), ...decided(initiative, words), ...made, ...over, ...published]
}

function nameOf({ decision }: OwnIdea['initiative']): { name: string } {
  return { name: escapeLine(decision?.by.name ?? '') }
}

/** A lasting delay with its end; a past one as past. */
function putOff({ delays = [] }: OwnIdea['initiative'], words: Look['words']): string[] {
  const last = delays.at(-1)
  if (!last) return []
  const values = { name: escapeLine(last.by.name), date: words.date(last.at), day: words.day(last.on) }
  const said = words.text(last.back === null ? 'initiatives.mine.putOff' : 'initiatives.mine.wasPutOff', values)
  return [withReason(said, last.reason, words)]
}

function decided({ state, decision }: OwnIdea['initiative'], words: Look['words']): string[] {
  if (!decision || (state !== 'retained' && state !== 'declined' && state !== 'withdrawn')) return []
  const values = { name: escapeLine(decision.by.name), date: words.date(decision.at) }
  return [withReason(words.text(`initiatives.mine.${state}`, values), decision.reason, words)]
}

function withReason(said: string, reason: string | null, words: Look['words']): string {
  return reason === null ? said : `${said} ${words.text('triage.inbox.reason', { reason: escapeMarkdown(reason) })}`
}
