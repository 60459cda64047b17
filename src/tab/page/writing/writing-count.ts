import { element } from '../shell/element.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * The length of a text, once it comes near the limit; screen readers say it when it comes near and when it becomes too
 * long, not at each key.
 */
export function countShown(
  text: Text,
  most: number,
  id: string,
): { shown: HTMLElement; show: (value: string) => void } {
  const seen = element('p.writing-count', { id })
  const heard = element('p.heard', { role: 'status' })
  let state = ''
  return {
    shown: element('div', {}, seen, heard),
    show: ({ length }) => {
      const now = length > most ? 'over' : length > most * 0.9 ? 'near' : ''
      const words = now === '' ? '' : text(`writing.${now}`, { typed: length, most, over: length - most })
      seen.textContent = words
      seen.toggleAttribute('data-over', now === 'over')
      if (now !== state) heard.textContent = words
      state = now
    },
  }
}
