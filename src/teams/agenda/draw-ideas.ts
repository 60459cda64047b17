import { ideaTitleMax, type RecurringIdea, shippedIdeas } from '../../core/domain/agenda/recurring-idea.ts'
import type { FaceOf } from '../../core/domain/faces/face.ts'
import { openSections, type Section } from '../../core/domain/sections/section.ts'
import { cut } from '../../core/domain/text.ts'
import type { ListedIdea } from '../../core/use-cases/agenda/change-ideas.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { sectionName } from '../cards/choices.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { byField, withFaults } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'
import { type AgendaSaid, saidLine } from './said-line.ts'

/** The name of an idea: as the person who turned it on has it, else as shipped with Mary. */
export function ideaTitle({ id, title }: Pick<RecurringIdea, 'id' | 'title'>, { words }: Pick<Look, 'words'>): string {
  return title ?? words.named('agenda.shipped', id) ?? id
}

const shownMost = 80

/** `one`: the chosen idea, when the card comes back with errors. */
export type IdeasData = { ideas: ListedIdea[]; said?: AgendaSaid; one?: string; errors?: Record<string, string> }

/** « marronniers »: by their next day, with those that are on ticked. */
export function drawIdeas({ ideas, said, one = '', errors = {} }: IdeasData, look: Look): Card {
  const { words } = look
  const on = ideas.filter(({ idea }) => idea.state === 'on').map(({ idea }) => idea.id)
  const card = drawCard(
    'agenda/ideas',
    {
      ...saidLine(said),
      on: on.join(','),
      before: on.join(','),
      ideas: ideas.map(listed => ({ title: choiceText(listed, look), value: listed.idea.id })),
      one,
      named: ideas.map(({ idea }) => ({ title: cut(ideaTitle(idea, look), shownMost), value: idea.id })),
      own: ideas.some(({ idea }) => shippedIdeas.every(({ id }) => id !== idea.id)),
    },
    look,
  )
  return withFaults(card, errors, words)
}

function choiceText({ idea, day, number }: ListedIdea, look: Look): string {
  const { words } = look
  const weeks = words.count('agenda.ideas.weeksBefore', idea.weeks)
  const line = words.text('agenda.ideas.choice', {
    number,
    day: words.day(day),
    title: cut(ideaTitle(idea, look), shownMost),
    weeks,
  })
  const year = day.slice(0, 4)
  const opened = idea.years.some(one => one.day.startsWith(year))
  return opened ? words.text('agenda.ideas.opened', { line, year }) : line
}

export const ideaInputs = [
  'ideaTitle',
  'rule',
  'date',
  'nth',
  'weekday',
  'month',
  'easter',
  'weeksBefore',
  'section',
] as const
type Typed = Partial<Record<(typeof ideaInputs)[number], string>>

const preset: Typed = { rule: 'fixed', nth: '1', weekday: '1', month: '1', weeksBefore: '4', section: '' }
const rules = ['fixed', 'nth', 'easter'] as const
const nths = ['1', '2', '3', '4', '-1'] as const
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

type IdeaFormData = { sections: Section[]; typed?: Typed; errors?: Record<string, string> }

export function drawIdeaForm({ sections, typed = {}, errors = {} }: IdeaFormData, given: Look): Card {
  const look = { ...given, sections }
  const { words } = look
  const card = drawCard(
    'agenda/idea-form',
    {
      value: byField(ideaInputs, name => typed[name] ?? preset[name] ?? ''),
      limits: { ideaTitleMax },
      rules: rules.map(value => ({ title: words.text(`agenda.idea-form.rules.${value}`), value })),
      nths: nths.map(value => ({ title: words.text(`agenda.idea-form.nths.${value}`), value })),
      weekdays: weekdays.map(value => ({ title: words.text(`agenda.idea-form.weekdays.${value}`), value })),
      months: months.map(value => ({ title: words.text(`agenda.idea-form.months.${value}`), value })),
      sections: [
        { title: words.text('agenda.idea-form.noSection'), value: '' },
        ...openSections(sections).map(({ id }) => ({ title: sectionName(id, look) ?? id, value: id })),
      ],
    },
    look,
  )
  return withFaults(card, errors, words)
}

export const drawnIdeas: DrawnCards<'idea'> = {
  idea: {
    draw: drawIdea,
    summary: ({ idea }, look) => look.words.text('summaries.idea', { title: ideaTitle(idea, look) }),
  },
}

type OneIdea = Pick<FaceOf<'idea'>, 'idea' | 'of' | 'post'>

/** In the channel: a draft of a recurring idea was opened, and what became of it. */
export function drawIdea({ idea, of, post }: OneIdea, look: Look): Card {
  const { words } = look
  const title = escapeLine(ideaTitle(idea, look))
  return drawCard(
    'agenda/idea',
    {
      heading: words.text('agenda.idea.heading', { title, day: words.day(of.day) }),
      text: becameOf({ of, post }, words),
      open: post.state === 'draft' && !of.skipped,
      postId: post.id,
      ideaId: idea.id,
      year: of.day.slice(0, 4),
    },
    look,
  )
}

function becameOf({ of: { skipped }, post: { reference, state } }: Pick<OneIdea, 'of' | 'post'>, words: Words): string {
  if (skipped) return words.text('agenda.idea.skipped', { name: escapeLine(skipped.name) })
  switch (state) {
    case 'draft':
      return words.text('agenda.idea.text', { reference })
    case 'in-validation':
    case 'approved':
    case 'broadcasting':
      return words.text('agenda.idea.on', { reference })
    case 'cancelled':
      return words.text('agenda.idea.gone')
    case 'refused':
    case 'broadcast':
    case 'taken-back':
      return words.text('agenda.idea.ended', { reference, state: words.text(`states.post.${state}`) })
  }
}
