import type { UrgentTemplate } from './urgent-template.ts'

/** `[lieu]`; texts of posts are no Markdown, and have no links in brackets. */
const blank = /\[([^[\]\n]{1,60})\]/g

type Wording = Pick<UrgentTemplate, 'title' | 'summary' | 'body'>

/** The distinct blanks in reading order; the title first. */
export function blanksOf({ title, summary, body }: Wording): string[] {
  const found = [title, summary, body].flatMap(text => [...text.matchAll(blank)].map(([, name = '']) => named(name)))
  return [...new Set(found.filter(name => name !== ''))]
}

/** In one pass: filled-in text is never searched for blanks again. */
export function fillBlanks({ title, summary, body }: Wording, values: ReadonlyMap<string, string>): Wording {
  const fill = (text: string): string => text.replace(blank, (whole, name: string) => values.get(named(name)) ?? whole)
  return { title: fill(title), summary: fill(summary), body: fill(body) }
}

/** A bracket that is part of no blank: it would be sent as it is. */
export function hasLooseBracket(text: string): boolean {
  return /[[\]]/.test(text.replace(blank, (whole, name: string) => (named(name) === '' ? whole : '')))
}

function named(name: string): string {
  return name.replace(/\s+/g, ' ').trim()
}
