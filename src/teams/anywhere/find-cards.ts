import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import { sentContent } from '../../core/domain/posts/sent-post.ts'
import { isOutside } from '../../core/domain/actor.ts'
import type { Published } from '../../core/ports/searchable.ts'
import { findShareable, type Page, type Shareable } from '../../core/use-cases/posts/ending/find-shareable.ts'
import type { Instant } from '../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { facts } from '../cards/choices.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { shortened } from '../cards/shortened.ts'
import { initiativeState } from '../cards/state-names.ts'
import { refusalText } from '../turn/refusal.ts'
import type { FoundCard, NoCards } from '../turn/search.ts'
import type { Turn } from '../turn/turn.ts'

/** Beside a message that somebody writes: what they may put into it. */
export async function findCards(turn: Turn, text: string, page: Page): Promise<FoundCard[] | NoCards> {
  if (isOutside(turn.actor)) return { none: refusalText(turn, { kind: 'guest' }) }
  const found = await findShareable(turn.ports, turn.actor, text, page)
  if (found.length === 0 && page.skip === 0) return { none: turn.look.words.text('anywhere.found.none') }
  const now = turn.ports.now()
  return found.map(one => ({ card: drawFound(one, now, turn.look), ...previewOf(one, turn.look) }))
}

function previewOf(found: Shareable, { words }: Look): Omit<FoundCard, 'card'> {
  if (found.kind === 'post')
    return {
      title: sentContent(found.post).title,
      line: words.text('anywhere.found.post', { date: words.date(found.at) }),
    }
  const { title, reference, state } = found.initiative
  return { title, line: `${reference} · ${initiativeState(state, words).state}` }
}

/** How much of the text is shown: for the rest one asks the person who sent it. */
const leadMax = 280

/**
 * In a person's message, where nothing keeps it up to date: it says of when it is, and has no button, since others read
 * it than the one who searched.
 */
export function drawFound(found: Shareable, now: Instant, look: Look): Card {
  const asOf = look.words.text('anywhere.found.asOf', { date: look.words.date(now) })
  const shown = found.kind === 'post' ? ofPost(found, look) : ofProposal(found.initiative, look)
  return drawCard('anywhere/found', { ...shown, asOf }, look)
}

function ofPost({ post, at }: Published, { words }: Look) {
  const { title, summary, event } = sentContent(post)
  return {
    kicker: words.text('anywhere.found.post', { date: words.date(at) }),
    title: escapeLine(title),
    text: escapeMarkdown(summary),
    facts: facts(
      [words.text('fields.date'), event && words.day(event.date)],
      [words.text('fields.place'), event?.place],
    ),
  }
}

function ofProposal({ reference, title, text, state, date, place }: Initiative, { words }: Look) {
  return {
    kicker: words.text('anywhere.found.proposal', { reference, state: initiativeState(state, words).state }),
    title: escapeLine(title),
    text: escapeMarkdown(shortened(text, leadMax)),
    facts: facts([words.text('fields.date'), date && words.day(date)], [words.text('fields.place'), place]),
  }
}
