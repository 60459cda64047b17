import { patternOf, type Sought } from './sought.ts'

/** An issue whose printed bytes name somebody: `articles`: titles of those that do; '': what stands outside of them. */
export type PrintedIssue = { newspaper: string; number: number; articles: string[] }

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/**
 * Titles of the articles of a page, as `edition-page` writes it, that name this person, each once and without their
 * name; '': the editorial, errata, or the head of the page. What nobody reads, as addresses and bytes of pictures, names
 * nobody.
 */
export function articlesNaming(html: string, sought: Sought, standIn: string): string[] {
  const pattern = patternOf({ ...sought, ids: [sought.person] })
  const [outside = '', ...articles] = html.split('<article ')
  const found = new Set<string>()
  const look = (text: string, title: string): void => {
    if (textOf(text).search(pattern) >= 0) found.add(title)
  }
  look(outside, '')
  for (const one of articles) {
    const [article = '', after = ''] = one.split('</article>', 2)
    const title = /<h3>([^<]*)<\/h3>/.exec(article)?.[1] ?? ''
    look(`<${article}`, textOf(title).replaceAll(pattern, standIn).trim())
    look(after, '')
  }
  return [...found]
}

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(?:amp|lt|gt|quot);/g, sign => signs[sign] ?? sign)
}
