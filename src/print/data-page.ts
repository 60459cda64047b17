import type { Locale } from '../core/domain/actor.ts'
import { type TraceGroup, traceGroups } from '../core/domain/personal/erasure.ts'
import type { Sought } from '../core/domain/personal/sought.ts'
import type { DataPage, Trace } from '../core/ports/personal-data.ts'
import { escapeHtml } from '../escape-html.ts'
import type { Words } from '../words.ts'
import { concerning, type Place, whole } from './data-rows.ts'
import { simplePage } from './simple-page.ts'

/** What these hold is of one person alone. */
const own: readonly TraceGroup[] = ['own', 'deliveries', 'directory', 'journal', 'queue']
/** What no reader needs: numbers of rows and of their versions. */
const plumbing: readonly string[] = ['version', 'salt', 'seq', 'actor_ref', 'lease_owner', 'lease_until', 'reading']

/** What Mary holds about somebody, as one page that a browser opens: no script, nothing loaded. */
export function dataPage({ person, sought, at, until, traces }: DataPage, locale: Locale, words: Words): Uint8Array {
  const sections = traceGroups.flatMap(group => {
    const rows = traces.filter(trace => trace.group === group)
    if (rows.length === 0) return []
    const heading = escapeHtml(words.text(`personal.groups.${group}`))
    return [`<section><h2>${heading}</h2>${rows.map(row => article(row, sought, words)).join('')}</section>`]
  })
  const main = [
    `<p>${escapeHtml(words.text('personal.page.intro', { name: person.name, date: words.date(at) }))}</p>`,
    `<p>${escapeHtml(words.text('personal.page.until', { date: words.date(until) }))}</p>`,
    `<p>${escapeHtml(words.text('personal.page.rights'))}</p>`,
    ...(sections.length === 0 ? [`<p>${escapeHtml(words.text('personal.page.nothing'))}</p>`] : sections),
  ].join('')
  return simplePage({ locale, title: words.text('personal.page.title'), main }).body
}

function article({ group, table, key, row }: Trace, sought: Sought, words: Words): string {
  const places = own.includes(group) ? whole(row) : concerning(row, sought)
  const name = titleOf(row)
  const heading = name === '' ? table : `${table} · ${name}`
  const parts = places.map(place => placeHtml(place, words)).join('')
  return `<article data-row="${escapeHtml(`${table}/${key}`)}"><h3>${escapeHtml(heading)}</h3>${parts}</article>`
}

/** How people call what the row is about, where it has a reference. */
function titleOf(row: Record<string, unknown>): string {
  const doc = row['doc']
  const { reference } = typeof doc === 'object' && doc !== null ? (doc as Record<string, unknown>) : row
  return typeof reference === 'string' ? reference : ''
}

function placeHtml({ path, said }: Place, words: Words): string {
  const where =
    path.length === 0 ? '' : `<p><em>${escapeHtml(path.map(step => fieldName(step, words)).join(' › '))}</em></p>`
  const lines = said
    .filter(([name, value]) => !plumbing.includes(name) && value !== '')
    .map(([name, value]) => `<dt>${escapeHtml(fieldName(name, words))}</dt><dd>${escapeHtml(value)}</dd>`)
  return lines.length === 0 ? '' : `${where}<dl>${lines.join('')}</dl>`
}

/** In words where they are known; a number of a list, or what only Mary calls so, stays as it is. */
function fieldName(name: string, words: Words): string {
  return words.named('personal.fields', name) ?? name
}
