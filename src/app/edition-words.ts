import type { EditionWords } from '../core/ports/newspapers.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Words } from '../words.ts'

/** So many headlines fit on the card that announces an edition. */
const headlinesMost = 3

/** `authority`: null: nobody said who publishes. */
export function editionWords(words: Words, locale: Locale, authority: string | null): EditionWords {
  return {
    locale,
    authority: authority ?? '',
    others: words.text('newspapers.edition.otherHeading'),
    announce: ({ newspaper, number, headlines, articles }) => {
      const said = { newspaper, number: String(number) }
      const shown = headlines.slice(0, headlinesMost)
      const [headline] = shown
      const left = articles - shown.length
      return {
        title: words.text('editions.announced.title', said),
        summary:
          headline === undefined
            ? words.text('editions.announced.none', said)
            : words.text('editions.announced.summary', { newspaper, headline }),
        body: [
          ...shown.map(one => `- ${one}`),
          ...(left > 0 ? ['', words.count('editions.announced.more', left)] : []),
          ...(shown.length === 0 ? [words.text('editions.announced.none', said)] : []),
        ].join('\n'),
        read: words.text('editions.announced.read'),
      }
    },
  }
}
