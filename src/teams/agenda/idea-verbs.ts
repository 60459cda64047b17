import { isComms } from '../../core/domain/actor.ts'
import { type RecurringIdea, shippedIdeas } from '../../core/domain/agenda/recurring-idea.ts'
import { choicesIn, cleanText } from '../../core/domain/text.ts'
import { addIdea, changeIdea, listIdeas } from '../../core/use-cases/agenda/change-ideas.ts'
import { ideaInYear } from '../../core/use-cases/agenda/kept-ideas.ts'
import { skipIdea } from '../../core/use-cases/ideas/skip-idea.ts'
import { allSections } from '../../core/use-cases/sections/all-sections.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawIdea, drawIdeaForm, drawIdeas, ideaInputs, type IdeasData, ideaTitle } from './draw-ideas.ts'
import type { AgendaSaid } from './said-line.ts'
import { orders, reads } from '../turn/verb-facts.ts'

type Fields = Record<string, unknown>

/** Recurring ideas: the list, an idea of one's own, the card in the channel. */
export const ideaVerbs = {
  'idea.list': verb(reads, [], turn => showIdeas(turn)),
  'idea.save': verb(orders('uncounted'), [], (turn, _ids, fields) => saveTicked(turn, fields)),
  'idea.weeks': verb(orders('uncounted'), [], (turn, _ids, fields) =>
    onChosen(turn, fields, idea => changeWeeks(turn, idea, fields['weeks'])),
  ),
  'idea.remove': verb(orders('uncounted'), [], (turn, _ids, fields) =>
    onChosen(turn, fields, idea => remove(turn, idea)),
  ),
  'idea.form': verb(orders('uncounted'), [], turn => showForm(turn)),
  'idea.add': verb(orders('plan'), [], (turn, _ids, fields) => add(turn, fields)),
  'idea.skip': verb(orders('uncounted'), ['ideaId', 'year'], (turn, { ideaId, year }) =>
    skip(turn, ideaId, Number(year)),
  ),
} satisfies Verbs

export async function showIdeas(turn: Turn, more: Omit<IdeasData, 'ideas'> = {}): Promise<Answer> {
  const result = await listIdeas(turn.ports, turn.actor, turn.settings)
  if (result.kind !== 'ideas-listed') return refusal(turn, result)
  return { kind: 'card', card: drawIdeas({ ideas: result.ideas, ...more }, turn.look) }
}

export async function setIdea(turn: Turn, idea: RecurringIdea, state: 'on' | 'off' | 'ended'): Promise<Answer> {
  return answered(turn, await change(turn, idea, { state }))
}

function change({ ports, actor, look }: Turn, idea: RecurringIdea, wanted: Parameters<typeof changeIdea>[2]['wanted']) {
  return changeIdea(ports, actor, { ideaId: idea.id, title: ideaTitle(idea, look), wanted })
}

function answered(turn: Turn, result: Awaited<ReturnType<typeof changeIdea>>, one = ''): Promise<Answer> | Answer {
  switch (result.kind) {
    case 'idea-changed':
      return showIdeas(turn, { said: { text: turn.look.words.text('agenda.says.saved'), tone: 'ok' } })
    case 'invalid':
      return showIdeas(turn, { one, errors: { ...result.errors } })
    default:
      return refusal(turn, result)
  }
}

/**
 * Only what the reader ticked or unticked, so that others' changes meanwhile stay. Each is saved by itself; those that
 * somebody else changed at the same moment are named.
 */
async function saveTicked(turn: Turn, fields: Fields): Promise<Answer> {
  const result = await listIdeas(turn.ports, turn.actor, turn.settings)
  if (result.kind !== 'ideas-listed') return refusal(turn, result)
  const [ticked, before] = [choicesIn(fields['ideasOn']), choicesIn(fields['before'])]
  const left: string[] = []
  for (const { idea } of result.ideas) {
    const [is, was] = [ticked.includes(idea.id), before.includes(idea.id)]
    if (is === was) continue
    const changed = await change(turn, idea, { state: is ? 'on' : 'off' })
    if (changed.kind !== 'idea-changed') left.push(escapeLine(ideaTitle(idea, turn.look)))
  }
  const { words } = turn.look
  const said: AgendaSaid =
    left.length === 0
      ? { text: words.text('agenda.says.saved'), tone: 'ok' }
      : { text: words.text('agenda.ideas.savedBut', { list: left.join(', ') }), tone: 'warning' }
  return showIdeas(turn, { said })
}

async function onChosen(turn: Turn, fields: Fields, then: (idea: RecurringIdea) => Promise<Answer>): Promise<Answer> {
  const result = await listIdeas(turn.ports, turn.actor, turn.settings)
  if (result.kind !== 'ideas-listed') return refusal(turn, result)
  const chosen = cleanText(fields['ideaChoice'])
  const found = result.ideas.find(({ idea }) => idea.id === chosen)
  if (found) return then(found.idea)
  return showIdeas(turn, { said: { text: turn.look.words.text('agenda.says.which'), tone: 'warning' } })
}

async function changeWeeks(turn: Turn, idea: RecurringIdea, weeks: unknown): Promise<Answer> {
  const typed = typeof weeks === 'number' ? String(weeks) : weeks
  return answered(turn, await change(turn, idea, { weeks: typed }), idea.id)
}

async function remove(turn: Turn, idea: RecurringIdea): Promise<Answer> {
  if (shippedIdeas.some(({ id }) => id === idea.id)) return refusal(turn, { kind: 'own-ideas-only' })
  return setIdea(turn, idea, 'ended')
}

async function showForm(
  turn: Turn,
  filled: { typed?: Record<string, string>; errors?: Record<string, string> } = {},
): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  return { kind: 'card', card: drawIdeaForm({ sections: await allSections(turn.ports), ...filled }, turn.look) }
}

async function add(turn: Turn, fields: Fields): Promise<Answer> {
  const { ideaTitle: title, rule, date, nth, weekday, month, easter, weeksBefore: weeks, section } = fields
  const form = { title, rule, date, nth, weekday, month, easter, weeks, section }
  const result = await addIdea(turn.ports, turn.actor, form)
  if (result.kind !== 'invalid') return answered(turn, result)
  const typed = typedIn(ideaInputs, fields)
  const { title: wrong, weeks: notWeeks, ...errors } = result.errors
  const named = { ...(wrong && { ideaTitle: wrong }), ...(notWeeks && { weeksBefore: notWeeks }) }
  return showForm(turn, { typed, errors: { ...errors, ...named } })
}

/** The card in the channel is everybody's: it is drawn for all, in its present state. */
async function skip(turn: Turn, ideaId: string, year: number): Promise<Answer> {
  const result = await skipIdea(turn.ports, turn.actor, { ideaId, year })
  if (result.kind === 'idea-under-way')
    return refusal(turn, { kind: result.kind }, { reference: result.post.reference })
  if (result.kind !== 'idea-skipped') return refusal(turn, result)
  const found = await ideaInYear(turn.ports, ideaId, year)
  if (!found) return refusal(turn, { kind: 'not-found' })
  return { kind: 'card', card: drawIdea(found, turn.look) }
}
