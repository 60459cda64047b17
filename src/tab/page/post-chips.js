import { element } from './element.js'
import { inputsOf, listed } from './post-inputs.js'

/** @import { Place } from './post-inputs.js' */
/** @import { Choice } from './post-types.js' */
/** @import { Text } from './words.js' */

/**
 * One row of chosen things, each with a button that takes it away.
 * @typedef {{ root: HTMLElement, show(valueOf: (input: string) => string): void, says(): string }} ChipRow
 */

/**
 * @param {Place} place
 * @param {Text} text
 * @param {{ titleOf(input: string, value: string): string, dropped(input: string, values: string[]): void,
 *   elsewhere(): HTMLElement }} on `elsewhere`: where the focus goes when the last one went
 * @returns {ChipRow}
 */
export function chipRow(place, text, { titleOf, dropped, elsewhere }) {
  const title = `chips-${place}`
  const chips = element('ul.chips', { 'aria-labelledby': title })
  const none = element('p.hint', {}, text(`post.places.none.${place}`))
  const root = element('div.chip-row', {}, element('h2', { id: title }, text(`post.places.${place}`)), chips, none)
  const inputs = inputsOf(place)
  /** @type {string | null} */
  let shown = null

  /** @param {(input: string) => string} valueOf */
  const show = valueOf => {
    const all = inputs.flatMap(input =>
      listed(valueOf(input)).map(value => ({ input, value, title: titleOf(input, value) })),
    )
    const now = JSON.stringify(all)
    if (now === shown) return
    shown = now
    const focused = [...chips.children].findIndex(chip => chip.contains(document.activeElement))
    chips.replaceChildren(...all.map(({ input, ...choice }) => chipOf(input, choice, valueOf)))
    chips.hidden = all.length === 0
    none.hidden = all.length > 0
    if (focused < 0) return
    const left = chips.querySelectorAll('button')
    const next = left[Math.min(focused, left.length - 1)] ?? elsewhere()
    next.focus()
  }

  /**
   * @param {string} input
   * @param {Choice} choice
   * @param {(input: string) => string} valueOf
   */
  const chipOf = (input, choice, valueOf) => {
    const drop = () =>
      dropped(
        input,
        listed(valueOf(input)).filter(one => one !== choice.value),
      )
    const label = text('search-drop', { title: choice.title })
    const button = element('button.drop', { type: 'button', 'aria-label': label, onclick: drop }, '×')
    return element('li.chip', {}, element('span', {}, choice.title), button)
  }

  const says = () => [...chips.querySelectorAll('span')].map(one => one.textContent).join(', ')
  return { root, show, says }
}
