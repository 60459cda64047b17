import { isAdmin } from '../../core/domain/actor.ts'
import { openFields, type Section } from '../../core/domain/sections/section.ts'
import { cleanText } from '../../core/domain/text.ts'
import {
  addSection,
  listSections,
  moveSection,
  type NamedAs,
  renameSection,
  retireSection,
  type SectionInput,
  type SectionResult,
} from '../../core/use-cases/sections/change-sections.ts'
import { removeField, saveField } from '../../core/use-cases/sections/edit-field.ts'
import { refusedAttempt } from '../../core/use-cases/journal/refused-attempt.ts'
import { sectionName } from '../cards/choices.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawField, drawSection, drawSections, type FieldData, fieldInputs, type Said } from './draw-sections.ts'
import { orders, reads } from '../turn/verb-facts.ts'

type Fields = Record<string, unknown>
const fresh = 'new'

/** The list, a section's card, its questions. */
export const sectionVerbs = {
  'section.list': verb(reads, [], turn => showSections(turn)),
  'section.open': verb({ ...reads, opensForm: true }, ['sectionId'], (turn, { sectionId }) =>
    showSection(turn, sectionId),
  ),
  'section.add': verb(orders('uncounted'), [], (turn, _ids, fields) => add(turn, fields['name'])),
  'section.rename': verb(orders('uncounted'), ['sectionId', 'seen'], (turn, ids, fields) =>
    rename(turn, at(ids), fields['name']),
  ),
  'section.move': verb(orders('uncounted'), ['sectionId', 'seen'], async (turn, ids) =>
    answered(turn, await moveSection(turn.ports, turn.actor, at(ids))),
  ),
  'section.retire': verb(orders('uncounted'), ['sectionId', 'seen'], async (turn, ids) =>
    answered(turn, await retireSection(turn.ports, turn.actor, { ...at(ids), state: 'retired' })),
  ),
  'section.reopen': verb(orders('uncounted'), ['sectionId', 'seen'], async (turn, ids) =>
    answered(turn, await retireSection(turn.ports, turn.actor, { ...at(ids), state: 'open' })),
  ),
  'section.question': verb(orders('uncounted'), ['sectionId', 'fieldId'], (turn, { sectionId, fieldId }) =>
    showField(turn, { sectionId, fieldId }),
  ),
  'section.savefield': verb(
    orders('uncounted'),
    ['sectionId', 'seen', 'fieldId'],
    (turn, { fieldId, ...ids }, fields) => save(turn, at(ids), fieldId, fields),
  ),
  'section.removefield': verb(
    orders('uncounted'),
    ['sectionId', 'seen', 'fieldId'],
    async (turn, { fieldId, ...ids }) =>
      answered(turn, await removeField(turn.ports, turn.actor, { ...at(ids), fieldId })),
  ),
} satisfies Verbs

function at({ sectionId, seen }: { sectionId: string; seen: string }): SectionInput {
  return { sectionId, seen: Number(seen) }
}

function namedAs({ look }: Turn): NamedAs {
  return section => sectionName(section.id, { ...look, sections: [section] }) ?? ''
}

export async function showSections(
  turn: Turn,
  more: { said?: Said; typed?: string; errors?: Record<string, string> } = {},
): Promise<Answer> {
  const result = await listSections(turn.ports, turn.actor)
  return result.kind === 'listed'
    ? { kind: 'card', card: drawSections({ ...result, ...more }, turn.look) }
    : refusal(turn, result)
}

type Found = { section: Section; sections: Section[] }

/** For a person who may, and an existing section: else the answer to give. Only administrators get a card with it. */
async function findSection(turn: Turn, sectionId: string): Promise<Found | Answer> {
  const result = await listSections(turn.ports, turn.actor)
  if (result.kind !== 'listed') {
    const tried = { what: 'section.change', subject: 'sections' }
    return refusal(turn, await refusedAttempt(turn.ports, turn.actor, tried, result))
  }
  const section = result.sections.find(({ id }) => id === sectionId)
  return section ? { section, sections: result.sections } : refusal(turn, { kind: 'not-found' })
}

export async function showSection(turn: Turn, sectionId: string): Promise<Answer> {
  const found = await findSection(turn, sectionId)
  return 'kind' in found ? found : { kind: 'card', card: drawSection(found, turn.look) }
}

/** A refused name stays in its field. */
export async function add(turn: Turn, name: unknown): Promise<Answer> {
  const result = await addSection(turn.ports, turn.actor, { name, namedAs: namedAs(turn) })
  switch (result.kind) {
    case 'section-changed':
      return showSections(turn, { said: { text: turn.look.words.text('sections.says.saved'), tone: 'ok' } })
    case 'invalid':
      return showSections(turn, { typed: cleanText(name), errors: result.errors })
    default:
      return refusal(turn, result)
  }
}

export async function rename(turn: Turn, input: SectionInput, name: unknown): Promise<Answer> {
  const result = await renameSection(turn.ports, turn.actor, { ...input, name, namedAs: namedAs(turn) })
  const typed = cleanText(name)
  switch (result.kind) {
    case 'invalid':
      return { kind: 'card', card: drawSection({ ...result, typed }, turn.look) }
    case 'changed':
      return { kind: 'card', card: drawSection({ ...result, typed, errors: { name: 'section-changed' } }, turn.look) }
    default:
      return answered(turn, result)
  }
}

type AnyResult = SectionResult | ({ kind: 'last-section' | 'no-such-field' | 'too-many-fields' } & Found)

/** The present section, with the result of the click. */
function answered(turn: Turn, result: AnyResult): Answer {
  const { words } = turn.look
  const shown = (found: Found, said?: Said): Answer => ({
    kind: 'card',
    card: drawSection({ section: found.section, sections: found.sections, ...(said ? { said } : {}) }, turn.look),
  })
  switch (result.kind) {
    case 'section-changed':
      return shown(result, { text: words.text('sections.says.saved'), tone: 'ok' })
    case 'section-unchanged':
      return shown(result)
    case 'changed':
      return shown(result, { text: words.text('sections.says.meanwhile'), tone: 'warning' })
    case 'last-section':
      return shown(result, { text: words.text('sections.says.lastOpen'), tone: 'error' })
    case 'no-such-field':
      return shown(result, { text: words.text('sections.says.noSuchField'), tone: 'warning' })
    case 'too-many-fields':
      return shown(result, { text: words.text('sections.says.tooManyFields'), tone: 'error' })
    default:
      return refusal(turn, result)
  }
}

type FieldForm = { sectionId: string; fieldId: string } & Pick<FieldData, 'typed' | 'errors'>

export async function showField(turn: Turn, { sectionId, fieldId, ...filled }: FieldForm): Promise<Answer> {
  const found = await findSection(turn, sectionId)
  if ('kind' in found) return found
  const field = openFields(found.section).find(({ id }) => id === fieldId) ?? null
  if (!field && fieldId !== fresh) return answered(turn, { kind: 'no-such-field', ...found })
  return { kind: 'card', card: drawField({ ...found, field, ...filled }, turn.look) }
}

async function save(turn: Turn, input: SectionInput, fieldId: string, fields: Fields): Promise<Answer> {
  if (!isAdmin(turn.actor)) return showSection(turn, input.sectionId)
  const result = await saveField(turn.ports, turn.actor, {
    ...input,
    fieldId: fieldId === fresh ? null : fieldId,
    fields: { label: fields['label'], kind: fields['kind'], choices: fields['choices'], required: fields['required'] },
  })
  const typed = typedIn(fieldInputs, fields)
  switch (result.kind) {
    case 'invalid':
      return showField(turn, { sectionId: input.sectionId, fieldId, typed, errors: result.errors })
    case 'changed':
      return showField(turn, { sectionId: input.sectionId, fieldId, typed, errors: { card: 'section-changed' } })
    default:
      return answered(turn, result)
  }
}
