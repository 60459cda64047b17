import type { Audience } from '../../../core/audiences/audience.ts'

type Group = { id: string; name: string }
type Chosen = { everyone: boolean; departments: string[]; groups: Group[] }

/** What the editor's inputs show of an audience; choices of a multi-select are joined by commas (Input.ChoiceSet). */
export function audienceFields(audience: Audience, found: readonly Group[]) {
  const [from, without] = audience.kind === 'except' ? [audience.from, audience.without] : [audience, null]
  const included = chosen(from)
  const excluded = without ? chosen(without) : { everyone: false, departments: [], groups: [] }
  const groups = new Map([...included.groups, ...excluded.groups, ...found].map(group => [group.id, group]))
  return {
    /** Kept among the choices even where the list cannot be read. */
    departments: [...included.departments, ...excluded.departments],
    groups: [...groups.values()].map(({ id, name }) => ({ id, name })),
    values: {
      everyone: String(included.everyone),
      departments: included.departments.join(','),
      groups: included.groups.map(group => group.id).join(','),
      exceptDepartments: excluded.departments.join(','),
      exceptGroups: excluded.groups.map(group => group.id).join(','),
    },
  }
}

function chosen(audience: Audience): Chosen {
  const parts = audience.kind === 'union' ? audience.of : [audience]
  return {
    everyone: parts.some(part => part.kind === 'everyone'),
    departments: parts.flatMap(part => (part.kind === 'department' ? [part.name] : [])),
    groups: parts.flatMap(part => (part.kind === 'group' ? [{ id: part.id, name: part.name }] : [])),
  }
}
