import { keySeparator, keyStart } from '../../core/domain/placements/placed-card.ts'
import { newTable } from './new-table.ts'

/**
 * People wait for as many places as they and their guests need: earlier queues named people alone, and each came alone.
 */
export const eventTables = [
  `update event set doc = jsonb_set(doc, '{waiting}', (
    select coalesce(jsonb_agg(jsonb_build_object('person', person, 'seats', 1) order by rank), '[]')
    from jsonb_array_elements_text(doc->'waiting') with ordinality as waiting (person, rank)))`,
]

/** A name as `fold` compares it, for an index: the letters of our languages are enough to find it. */
export const foldedName = (name: string): string => `lower(translate(${name}, '${accented}', '${plain}'))`
const accented = 'ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿ’'
const plain = "AAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOoooooUUUUuuuuYyy''"

/** Assistants and their principals, and people by name. */
export const assistantTables = [
  `create function assistants_named(doc jsonb) returns text[] language sql immutable parallel safe as $$
    select array(select named->'person'->>'id' from jsonb_array_elements(doc->'named') as named) $$`,
  newTable('assistants'),
  'create index assistants_people on assistants using gin (people)',
  `create index directory_person_called on directory_person (${foldedName('name')})`,
]

/** Whether it is a card on which an assistant may answer, and the post of the event. */
export const isInName = `starts_with(key, '${keyStart('answering')}')`
export const postInName = `split_part(key, '${keySeparator}', 3)`

/** Read by each run that changes the delivered cards of an event. */
export const inNameTables = [`create index placement_in_name on placement (${postInName}) where ${isInName}`]
