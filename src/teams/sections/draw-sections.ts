import {
  fieldChoiceMax,
  fieldChoicesMax,
  fieldKinds,
  fieldLabelMax,
  fieldsKeptMax,
  fieldsMax,
  openFields,
  type Section,
  type SectionField,
  sectionNameMax,
  sectionsMax,
} from '../../core/domain/sections/section.ts'
import type { SectionColumn } from '../../core/domain/sections/section-column.ts'
import { type Card, drawCard, type Look, type Tone } from '../cards/card-templates.ts'
import { sectionName } from '../cards/choices.ts'
import { byField, fieldErrors, withFaults } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'

/** The result of the click that brought a card. */
export type Said = { text: string; tone: Tone }
type Errors = Readonly<Record<string, string | undefined>>

const styles: Record<Tone, string> = { ok: 'good', warning: 'warning', error: 'attention' }

function saidView(said: Said | undefined) {
  return { said: said?.text ?? '', saidStyle: styles[said?.tone ?? 'ok'] }
}

/** Those on offer first. */
function listed(sections: readonly Section[]): Section[] {
  return [...sections].sort((one, other) => Number(one.state === 'retired') - Number(other.state === 'retired'))
}

/** `typed`: a name that was refused. */
export type SectionsData = {
  sections: Section[]
  column: SectionColumn | null
  said?: Said
  typed?: string
  errors?: Errors
}

export function drawSections({ sections, column, said, typed = '', errors = {} }: SectionsData, given: Look): Card {
  const look = { ...given, sections }
  const { words } = look
  const state = column?.state ?? 'ready'
  const card = drawCard(
    'sections/list',
    {
      ...saidView(said),
      column: state === 'ready' ? '' : words.text(`sections.says.column.${state}`),
      columnColor: state === 'waiting' ? 'default' : 'attention',
      lines: listed(sections).map(section => ({
        id: section.id,
        title: `${section.number ?? ''}\\. ${escapeLine(sectionName(section.id, look) ?? '')}`,
        about: aboutText(section, look),
      })),
      canAdd: sections.length < sectionsMax,
      name: typed,
      max: sectionNameMax,
    },
    look,
  )
  return withFaults(card, errors, words)
}

function aboutText(section: Section, { words }: Look): string {
  const n = openFields(section).length
  return [
    ...(section.state === 'retired' ? [words.text('sections.says.retired')] : []),
    ...(n > 0 ? [words.count('sections.says.questions', n)] : []),
  ].join(words.text('sections.says.between'))
}

export type SectionData = { section: Section; sections: Section[]; said?: Said; typed?: string; errors?: Errors }

export function drawSection({ section, sections, said, typed, errors = {} }: SectionData, given: Look): Card {
  const look = { ...given, sections }
  const { words } = look
  const name = sectionName(section.id, look) ?? ''
  const alike = sections.filter(({ state }) => state === section.state)
  const open = openFields(section)
  const card = drawCard(
    'sections/section',
    {
      ...saidView(said),
      id: section.id,
      seen: section.version,
      kicker: words.text('sections.section.kicker', {
        n: sections.find(({ id }) => id === section.id)?.number ?? 0,
        of: sections.length,
      }),
      heading: escapeLine(name),
      name: typed ?? name,
      max: sectionNameMax,
      later: alike[0]?.id !== section.id,
      open: section.state === 'open',
      retired: section.state === 'retired',
      questions: open.map(field => ({
        fieldId: field.id,
        label: escapeLine(field.label),
        about: fieldText(field, look),
      })),
      canAsk: open.length < fieldsMax && section.fields.length < fieldsKeptMax,
    },
    look,
  )
  return withFaults(card, errors, words)
}

/** « Un choix · obligatoire » */
function fieldText({ kind, required }: SectionField, { words }: Look): string {
  return [
    words.text(`sections.field.kinds.${kind}`),
    words.text(`sections.says.${required ? 'required' : 'optional'}`),
  ].join(words.text('sections.says.between'))
}

export const fieldInputs = ['label', 'kind', 'choices', 'required'] as const
type Typed = Partial<Record<(typeof fieldInputs)[number], string>>

/** `field` null: a new question. `typed`: values that come back with errors. */
export type FieldData = {
  section: Section
  sections: Section[]
  field: SectionField | null
  typed?: Typed
  errors?: Errors
}

export function drawField({ section, sections, field, typed = {}, errors = {} }: FieldData, given: Look): Card {
  const look = { ...given, sections }
  const { words } = look
  const own: Typed = field
    ? { ...field, choices: field.choices.join('\n'), required: String(field.required) }
    : { kind: 'text', required: 'false' }
  const card = drawCard(
    'sections/field',
    {
      id: section.id,
      seen: section.version,
      fieldId: field?.id ?? 'new',
      kicker: escapeLine(sectionName(section.id, look) ?? ''),
      heading: words.text(field ? 'sections.field.heading' : 'sections.field.new'),
      error: fieldErrors(['card'], errors, words),
      value: byField(fieldInputs, name => typed[name] ?? own[name] ?? ''),
      limits: { fieldLabelMax, choicesMax: fieldChoicesMax * (fieldChoiceMax + 1) },
      kinds: fieldKinds.map(kind => ({ title: words.text(`sections.field.kinds.${kind}`), value: kind })),
      known: field !== null,
    },
    look,
  )
  return withFaults(card, errors, words)
}
