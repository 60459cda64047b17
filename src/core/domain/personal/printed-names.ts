import { patternOf, type Sought } from './sought.ts'

/** An issue whose printed bytes name somebody: `articles`: titles of those that do; '': what stands outside of them. */
export type PrintedIssue = { newspaper: string; number: number; articles: string[] }

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/**
 * Titles of the articles of a page, as `edition-page` writes it, that name this person, each once and without the name;
 * '': the editorial, errata, or the head of the page. Addresses and bytes of pictures, which nobody reads, name nobody.
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
    const title = article.split('<h3>', 2)[1]?.split('</h3>', 1)[0] ?? ''
    look(`<${article}`, textOf(title).replaceAll(pattern, standIn).trim())
    look(after, '')
  }
  return [...found]
}

function textOf(html: string): string {
  const [first = '', ...tags] = html.split('<')
  const text = [first, ...tags.map(tag => tag.slice(tag.indexOf('>') + 1))].join(' ')
  return text.replaceAll(/&(?:amp|lt|gt|quot);/g, sign => signs[sign] ?? sign)
}
