/** @import { DeskItem } from './api.js' */
/** @import { Edition, Line } from './edition-types.js' */
/** @import { Text } from './words.js' */

/**
 * @param {Line} line
 * @param {string} editionId
 * @returns {DeskItem} what the panel opens, and draws anew when its line changes
 */
export function itemOf({ id, title, state, stateText }, editionId) {
  return { id, title, line: `${state} ${stateText}`, open: { verb: 'edition.line', data: { editionId, item: id } } }
}

/**
 * @param {Edition | null} edition
 * @param {Text} text
 * @returns {DeskItem} the card of the edition, which has all else that may be done with it
 */
export function actsOf(edition, text) {
  const { id = '', title = '', mark = '' } = edition ?? {}
  return {
    id: 'acts',
    title: title || text('edition.acts'),
    line: mark,
    open: { verb: 'edition.see', data: { editionId: id } },
  }
}
