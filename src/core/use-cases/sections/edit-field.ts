import type { Actor } from '../../domain/actor.ts'
import { type FieldFaults, type FieldInput, readField } from '../../domain/sections/read-section.ts'
import { fieldsKeptMax, fieldsMax, openFields, type Section } from '../../domain/sections/section.ts'
import type { Ports } from '../../ports.ts'
import { changeSection, type SectionInput, type SectionNeeds, type SectionResult } from './change-sections.ts'

type At = { section: Section; sections: Section[] }
type Refused = ({ kind: 'invalid'; errors: FieldFaults } & At) | ({ kind: 'no-such-field' | 'too-many-fields' } & At)

/** `fieldId` null: a new question. */
export type SaveFieldInput = SectionInput & { fieldId: string | null; fields: FieldInput }

/** New words of a question; earlier answers keep its id. */
export function saveField(
  ports: SectionNeeds & Pick<Ports, 'newId'>,
  actor: Actor,
  { fieldId, fields: input, ...at }: SaveFieldInput,
): Promise<SectionResult | Refused> {
  const id = fieldId ?? ports.newId()
  return changeSection<Refused>(ports, actor, at, (section, sections) => {
    const open = openFields(section)
    const index = section.fields.findIndex(one => one.id === id && !one.retired)
    if (fieldId !== null && index < 0) return { kind: 'no-such-field', section, sections }
    if (index < 0 && (open.length >= fieldsMax || section.fields.length >= fieldsKeptMax))
      return { kind: 'too-many-fields', section, sections }
    const others = open.filter(one => one.id !== id).map(({ label }) => label)
    const { field, errors } = readField(input, id, others)
    if (Object.keys(errors).length > 0) return { kind: 'invalid', section, sections, errors }
    return { becomes: { fields: index < 0 ? [...section.fields, field] : section.fields.with(index, field) } }
  })
}

type NoSuchField = { kind: 'no-such-field' } & At

/** No longer asked; earlier answers stay readable. */
export function removeField(
  ports: SectionNeeds,
  actor: Actor,
  { fieldId, ...at }: SectionInput & { fieldId: string },
): Promise<SectionResult | NoSuchField> {
  return changeSection<NoSuchField>(ports, actor, at, (section, sections) => {
    const field = section.fields.find(({ id }) => id === fieldId)
    if (!field) return { kind: 'no-such-field', section, sections }
    return {
      becomes: { fields: section.fields.map(one => (one === field ? { ...field, retired: true as const } : one)) },
    }
  })
}
