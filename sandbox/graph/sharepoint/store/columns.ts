import { randomUUID } from 'node:crypto'
import { badRequest, GraphFailure } from '../../failure.ts'
import { columnKinds, type ColumnKind, type KeptColumn, type KeptList } from './kept.ts'

/** https://learn.microsoft.com/sharepoint/install/software-boundaries-limits-2019: indexes of one list. */
const mostIndexes = 20

const facets: Partial<Record<ColumnKind, Record<string, unknown>>> = {
  text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  dateTime: { displayAs: 'default', format: 'dateOnly' },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  hyperlinkOrPicture: { isPicture: false },
}

/** A column as Graph's `columnDefinition` asks for it. */
export function readColumn(body: unknown, list: Pick<KeptList, 'columns'>): KeptColumn {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const name = asked.name
  if (typeof name !== 'string' || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw badRequest('The column needs a valid internal name.', 'invalidRequest')
  }
  const kinds = columnKinds.filter(kind => asked[kind] !== undefined && asked[kind] !== null)
  const kind = kinds[0]
  if (kind === undefined || kinds.length > 1) throw badRequest('A column has exactly one type.', 'invalidRequest')
  if (list.columns.some(column => column.name.toLowerCase() === name.toLowerCase())) {
    throw new GraphFailure(409, 'nameAlreadyExists', `A column named '${name}' already exists.`)
  }
  const facet = { ...facets[kind], ...(asked[kind] as Record<string, unknown>) }
  if (facet.allowMultipleLines === true) delete facet.maxLength
  const column = { ...newColumn(name, kind), ...readOptions(asked, name), facet }
  checkIndex(column, list)
  return column
}

/**
 * A column after a PATCH: what is named changes, its type never does.
 * https://learn.microsoft.com/graph/api/columndefinition-update
 */
export function changedColumn(column: KeptColumn, body: unknown, list: Pick<KeptList, 'columns'>): KeptColumn {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  if (column.readOnly) throw badRequest('The column is read-only.', 'invalidRequest')
  if (asked.name !== undefined && asked.name !== column.name) {
    throw badRequest('The internal name of a column never changes.', 'invalidRequest')
  }
  const other = columnKinds.find(kind => kind !== column.kind && asked[kind] !== undefined && asked[kind] !== null)
  if (other !== undefined) throw badRequest('The type of a column never changes.', 'invalidRequest')
  const given = readOptions({ ...column, ...asked }, column.name)
  const facet = { ...column.facet, ...(asked[column.kind] as Record<string, unknown> | undefined) }
  const changed = { ...column, ...given, facet }
  checkIndex(changed, { columns: list.columns.filter(one => one.id !== column.id) })
  return changed
}

export function newColumn(name: string, kind: ColumnKind, change: Partial<KeptColumn> = {}): KeptColumn {
  return {
    id: randomUUID(),
    name,
    displayName: name,
    description: '',
    kind,
    facet: { ...facets[kind] },
    indexed: false,
    hidden: false,
    required: false,
    readOnly: false,
    enforceUniqueValues: false,
    ...change,
  }
}

function readOptions(asked: Record<string, unknown>, name: string): Partial<KeptColumn> {
  const { displayName, description } = asked
  return {
    displayName: typeof displayName === 'string' ? displayName : name,
    description: typeof description === 'string' ? description : '',
    indexed: asked.indexed === true,
    hidden: asked.hidden === true,
    required: asked.required === true,
    enforceUniqueValues: asked.enforceUniqueValues === true,
  }
}

function checkIndex(column: KeptColumn, list: Pick<KeptList, 'columns'>): void {
  if (column.enforceUniqueValues && !column.indexed) {
    throw badRequest('A column with unique values must be indexed.', 'invalidRequest')
  }
  if (!column.indexed) return
  if (column.facet.allowMultipleLines === true || column.kind === 'hyperlinkOrPicture') {
    throw badRequest('This type of column cannot be indexed.', 'invalidRequest')
  }
  if (list.columns.filter(each => each.indexed).length >= mostIndexes) {
    throw badRequest(`A list has at most ${mostIndexes} indexes.`, 'invalidRequest')
  }
}

/** What every list has from the start. */
export function builtInColumns(): KeptColumn[] {
  const system = (name: string, kind: ColumnKind, displayName: string): KeptColumn =>
    newColumn(name, kind, { displayName, readOnly: true })
  return [
    newColumn('Title', 'text', { displayName: 'Titre' }),
    { ...system('ID', 'number', 'ID'), indexed: true },
    system('ContentType', 'text', 'Type de contenu'),
    system('Modified', 'dateTime', 'Modifié'),
    system('Created', 'dateTime', 'Créé'),
    system('Author', 'personOrGroup', 'Créé par'),
    system('Editor', 'personOrGroup', 'Modifié par'),
  ]
}
