import { element } from './element.js'

/** @import { Line } from './edition-types.js' */
/** @import { Text } from './words.js' */

/**
 * What is pressed on a line. `step`: up or down; `carry`: taken up by keys, or put under a heading that is chosen.
 * @typedef {{ open(line: Line): void, step(line: Line, step: 1 | -1): void, carry(line: Line, isByKeys: boolean): void }} OnLine
 */

/**
 * One line of the flat plan.
 * @param {Line} line
 * @param {{ text: Text, on: OnLine, n: number, movable: boolean, isFirst: boolean, isLast: boolean }} look `n`: its number in the
 *   whole edition, by which typed words name it; `isFirst`, `isLast`: of the edition
 * @returns {HTMLElement}
 */
export function drawLine(line, { text, on, n, movable, isFirst, isLast }) {
  const { id, title, kindText, reference, state, stateText, signs, by } = line
  const part = (/** @type {string} */ name, /** @type {string} */ words) =>
    words === '' ? null : element(`span.${name}`, {}, words)
  const open = element(
    'button.open',
    { type: 'button', 'data-key': `open ${id}`, onclick: () => on.open(line) },
    element('span.title', {}, text('edition.numbered', { n, title })),
    element('span.state', {}, element('span.mark', { 'aria-hidden': 'true' }), stateText),
    part('about', [kindText, reference, signs, by].filter(words => words !== '').join(' · ')),
  )
  const way = (
    /** @type {'up' | 'down' | 'carry'} */ name,
    /** @type {string} */ sign,
    /** @type {boolean} */ isOff,
    /** @type {(event: Event) => void} */ press,
  ) =>
    element(
      'button.way',
      {
        type: 'button',
        'data-key': `${name} ${id}`,
        'aria-label': text(`edition.${name}`, { title }),
        title: text(`edition.${name}`, { title }),
        // The focus stays on it when the line has reached the end.
        'aria-disabled': isOff ? 'true' : null,
        onclick: event => isOff || press(event),
      },
      element('span', { 'aria-hidden': 'true' }, sign),
    )
  const ways = element(
    'span.ways',
    {},
    way('up', '↑', isFirst, () => on.step(line, -1)),
    way('down', '↓', isLast, () => on.step(line, 1)),
    // A key presses a button without a pointer.
    way('carry', '⠿', false, event => on.carry(line, /** @type {MouseEvent} */ (event).detail === 0)),
  )
  return element(
    'li.plan-line',
    { 'data-line': id, 'data-state': state, 'data-movable': movable },
    open,
    movable ? ways : null,
  )
}
