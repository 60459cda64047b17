import type { Second } from '../../core/domain/broadcasts/second-confirmation.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'

/** `over`: above so many people two confirm. */
type Asked = { people: number; over: number }

/** Whether the word that is asked for is one of two, and whose the other one is. Empty: it is enough. */
export function secondText(second: Second, { people, over }: Asked, words: Words): string {
  const key = `broadcasts.confirm.second.${second.kind}`
  switch (second.kind) {
    case 'not-needed':
      return ''
    case 'first':
      return words.text(key, { over: words.number(over) })
    case 'yours':
    case 'theirs': {
      const { by, at, scheduledFor } = second.confirmation
      const values = {
        name: escapeLine(by.name),
        date: words.date(at),
        count: words.count('audience.headCount', people),
      }
      return scheduledFor === null
        ? words.text(key, values)
        : words.text(`${key}At`, { ...values, slot: words.date(scheduledFor) })
    }
  }
}
