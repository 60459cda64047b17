import { textOf } from './page-texts.ts'
import { redactedPage } from './redacted-page.ts'
import { patternOf, type Sought } from './sought.ts'

/** An issue whose printed bytes name a person. `articles`: titles of the articles that do; '': outside of articles. */
export type PrintedIssue = { newspaper: string; number: number; articles: string[] }

/**
 * An issue that named a person, and names them no more. `isPdfGone`: the PDF could not be printed anew; absent: it was.
 * `left`: nobody reads it in Mary any more, and an earlier copy lies in the library, for good, or nothing does; absent:
 * it is read.
 */
export type RedactedIssue = PrintedIssue & { editionId: string; isPdfGone?: true; left?: 'library' | 'nothing' }

/**
 * Titles of the articles of a page, as `edition-page` writes it, that name this person, each once and without the name;
 * '': the editorial, errata, or the head of the page. The bytes of pictures are not searched.
 */
export function articlesNaming(html: string, sought: Sought, standIn: string): string[] {
  if (redactedPage(html, sought, standIn) === html) return []
  const [outside = '', ...articles] = html.split('<article ')
  const found = new Set<string>()
  const look = (text: string, title: string): void => {
    if (redactedPage(text, sought, standIn) !== text) found.add(title)
  }
  look(outside, '')
  for (const one of articles) {
    const [article = '', after = ''] = one.split('</article>', 2)
    const title = article.split('<h3>', 2)[1]?.split('</h3>', 1)[0] ?? ''
    look(`<${article}`, textOf(title).replaceAll(patternOf(sought), standIn).trim())
    look(after, '')
  }
  return [...found]
}
