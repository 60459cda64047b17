import { element } from '../shell/element.ts'
import type { WrittenLine } from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

/** What is pressed on a line. `step`: up or down; `carry`: taken up by keys, or put under a chosen heading. */
export type OnLine = {
  open(line: WrittenLine): void
  step(line: WrittenLine, step: 1 | -1): void
  carry(line: WrittenLine, isByKeys: boolean): void
}

/**
 * One line of the flat plan. `n`: its number in the whole edition, by which typed words name it; `isFirst`, `isLast`:
 * of the edition.
 */
export function drawLine(
  line: WrittenLine,
  {
    text,
    on,
    n,
    movable,
    isFirst,
    isLast,
  }: { text: Text; on: OnLine; n: number; movable: boolean; isFirst: boolean; isLast: boolean },
): HTMLElement {
  const { id, title, kindText, reference, state, stateText, signs, by } = line
  const part = (name: string, words: string) => (words === '' ? null : element(`span.${name}`, {}, words))
  const open = element(
    'button.open',
    { type: 'button', 'data-key': `open ${id}`, onclick: () => on.open(line) },
    element('span.title', {}, text('edition.numbered', { n, title })),
    element('span.state', {}, element('span.mark', { 'aria-hidden': 'true' }), stateText),
    part('about', [kindText, reference, signs, by].filter(words => words !== '').join(' · ')),
  )
  const way = (name: 'up' | 'down' | 'carry', sign: string, isOff: boolean, press: (event: Event) => void) =>
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
    way('carry', '⠿', false, event => on.carry(line, (event as MouseEvent).detail === 0)),
  )
  return element(
    'li.plan-line',
    { 'data-line': id, 'data-state': state, 'data-movable': movable },
    open,
    movable ? ways : null,
  )
}
