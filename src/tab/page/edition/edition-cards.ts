import type { WrittenItem } from '../../../teams/desk/written-desk.ts'
import type { WrittenEdition, WrittenLine } from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

/** What the panel opens. It draws the card anew when `line` changes. */
export function itemOf({ id, title, state, stateText }: WrittenLine, editionId: string): WrittenItem {
  return { id, title, line: `${state} ${stateText}`, open: { verb: 'edition.line', data: { editionId, item: id } } }
}

/** The card of the edition, with all other actions on it. */
export function actsOf(edition: WrittenEdition | null, text: Text): WrittenItem {
  const { id = '', title = '', mark = '' } = edition ?? {}
  return {
    id: 'acts',
    title: title || text('edition.acts'),
    line: mark,
    open: { verb: 'edition.see', data: { editionId: id } },
  }
}
