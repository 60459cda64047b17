import { element } from '../../shell/element.ts'
import { inputsOf, listed, type Place } from '../kept/post-inputs.ts'
import type { Choice } from '../../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../../shell/page-words.ts'

/** One row of chosen things, each with a button that takes it away. */
export type ChipRow = { root: HTMLElement; show(valueOf: (input: string) => string): void; says(): string }

/** `elsewhere`: where the focus goes when the last chip was removed. */
export function chipRow(
  place: Place,
  text: Text,
  {
    titleOf,
    dropped,
    elsewhere,
  }: {
    titleOf(input: string, value: string): string
    dropped(input: string, values: string[]): void
    elsewhere(): HTMLElement
  },
): ChipRow {
  const title = `chips-${place}`
  const chips = element('ul.chips', { 'aria-labelledby': title })
  const none = element('p.hint', {}, text(`post.places.none.${place}`))
  const root = element('div.chip-row', {}, element('h2', { id: title }, text(`post.places.${place}`)), chips, none)
  const inputs = inputsOf(place)
  let shown: string | null = null

  const show = (valueOf: (input: string) => string) => {
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

  const chipOf = (input: string, choice: Choice, valueOf: (input: string) => string) => {
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
