import { badRequest } from '../../failure.ts'
import type { Fields, KeptColumn, KeptItem, KeptList } from './kept.ts'

const invalid = (message: string): Error => badRequest(message, 'invalidRequest')

/** What is written into an item, checked against the columns as SharePoint does. */
export function readFields(list: KeptList, value: unknown, others: () => KeptItem[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('The item carries no fields.')
  const fields: Fields = {}
  for (const [name, written] of Object.entries(value as Fields)) {
    if (name.includes('@')) continue
    const column = list.columns.find(each => each.name === name || `${each.name}LookupId` === name)
    if (column === undefined) throw invalid(`Field '${name}' is not recognized`)
    if (column.readOnly) throw invalid(`Field '${name}' is read-only.`)
    if (written !== null) checkValue(column, name, written)
    if (column.enforceUniqueValues && written !== null && others().some(item => item.fields[name] === written)) {
      throw invalid(
        'The list item could not be added or updated because duplicate values were found in the ' +
          `following field(s) in the list: [${column.displayName}].`,
      )
    }
    fields[name] = written
  }
  return fields
}

function checkValue(column: KeptColumn, name: string, value: unknown): void {
  const { kind, facet } = column
  const wrong = invalid(`The value of field '${name}' does not fit a column of type '${kind}'.`)
  switch (kind) {
    case 'text': {
      const { maxLength } = facet
      if (typeof value !== 'string' || (typeof maxLength === 'number' && value.length > maxLength)) throw wrong
      return
    }
    case 'number':
    case 'currency':
      if (typeof value !== 'number') throw wrong
      return
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong
      return
    case 'dateTime':
      if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw wrong
      return
    case 'choice':
      if (typeof value !== 'string' && !Array.isArray(value)) throw wrong
      return
    case 'hyperlinkOrPicture':
      if (typeof value !== 'object' || typeof (value as { Url?: unknown }).Url !== 'string') throw wrong
      return
    case 'personOrGroup':
    case 'lookup':
      if (!name.endsWith('LookupId')) throw invalid(`Field '${name}' is set through '${name}LookupId'.`)
  }
}
