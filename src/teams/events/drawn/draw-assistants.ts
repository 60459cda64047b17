import type { Named, PersonId } from '../../../core/domain/actor.ts'
import { type Assistance, type Assistants, assistantsMost } from '../../../core/domain/events/assistants.ts'
import type { AssistantError } from '../../../core/use-cases/events/answers/name-assistant.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { belowFields } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { drawAnswering } from './draw-answering.ts'

export const drawnAssistants: DrawnCards<'assistant' | 'answering'> = {
  assistant: {
    draw: drawAssistant,
    summary: ({ principal, assistant, reader }, { words }) =>
      reader === principal.id
        ? words.text('summaries.assistantNamed', { name: assistant.name })
        : words.text('summaries.assistant', { name: principal.name }),
  },
  answering: {
    draw: (face, look, { now }) => drawAnswering({ ...face, now }, look),
    summary: ({ event, principal }, { words }) =>
      words.text('summaries.answering', { name: principal.name, title: event.title }),
  },
}

/** To both, once: who may answer for whom. */
export function drawAssistant(
  { principal, assistant, over, reader }: Assistance & { reader: PersonId },
  look: Look,
): Card {
  const { words } = look
  const own = reader === principal.id
  const other = own ? assistant : principal
  const heading = own ? (over ? 'ownOver' : 'own') : over ? 'theirsOver' : 'theirs'
  return drawCard(
    'events/assistant',
    {
      heading: words.text(`events.assistant.${heading}`, { name: nameOf(other, look) }),
      color: over ? 'accent' : 'default',
      how: over ? '' : own ? words.text('events.assistant.ownHow') : howText(principal, look),
      told: over || own ? '' : words.text('events.assistant.told'),
      ends: own && !over,
      leaves: !own && !over,
      person: other.id,
    },
    look,
  )
}

export type AssistantsData = {
  own: Assistants | null
  /** People who named the reader. */
  principals: Named[]
  /** What was typed, and why nobody was named. */
  fault?: { typed: string; error: AssistantError }
}

/** Assistants of the reader, and people who named the reader. */
export function drawAssistants({ own, principals, fault }: AssistantsData, look: Look): Card {
  const { words } = look
  const named = own?.named ?? []
  const card = drawCard(
    'events/assistants',
    {
      named: named.map(({ person, at }) => ({
        person: person.id,
        name: nameOf(person, look),
        since: words.text('events.assistants.since', { date: words.date(at) }),
      })),
      mayName: named.length < assistantsMost,
      typed: words.text('events.assistants.typed', { word: words.typed.assistant[0]! }),
      principals: principals.map(one => ({ person: one.id, name: nameOf(one, look), how: howText(one, look) })),
    },
    look,
  )
  return fault ? belowFields(card, { colleague: faultOf(fault, look) }, words) : card
}

/** The search cannot show a text typed elsewhere: the fault does. */
function faultOf({ typed, error }: NonNullable<AssistantsData['fault']>, { words }: Look) {
  if (typed === '') return error
  return {
    text: words.text('events.assistants.fault', { typed: escapeLine(typed), text: words.text(`errors.${error}`) }),
  }
}

/** « répondre pour Nadia Benali 42 » */
function howText({ name }: Named, { words }: Look): string {
  return words.text('events.assistants.how', { word: words.typed.answerFor[0]!, name: escapeLine(name) })
}

function nameOf({ name }: Named, { words }: Look): string {
  return escapeLine(name || words.text('events.participants.unnamed'))
}
