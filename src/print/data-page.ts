import type { Locale } from '../core/domain/actor.ts'
import type { DataRow, Place } from '../core/domain/personal/data-rows.ts'
import { traceGroups } from '../core/domain/personal/erasure.ts'
import type { DataPage } from '../core/ports/personal-data.ts'
import { escapeHtml } from '../http/escape-html.ts'
import type { Words } from '../words.ts'
import { simplePage } from './simple-page.ts'

/** Fields that no reader needs: numbers of rows and of their versions. */
const plumbing: readonly string[] = ['version', 'salt', 'seq', 'actor_ref', 'lease_owner', 'lease_until', 'reading']

/** What Mary holds about somebody, as one page that a browser opens: no script, nothing loaded. */
export function dataPage(page: DataPage, locale: Locale, words: Words): Uint8Array {
  const { person, of, at, until } = page
  const { name } = person
  const sections = traceGroups.flatMap(group => {
    const rows = page.rows.filter(row => row.group === group)
    if (rows.length === 0) return []
    const heading = escapeHtml(words.text(`personal.groups.${group}`))
    return [`<section><h2>${heading}</h2>${rows.map((row, index) => article(row, index, words)).join('')}</section>`]
  })
  const main = [
    `<p>${escapeHtml(words.text('personal.page.intro', { name, date: words.date(at) }))}</p>`,
    `<p>${escapeHtml(words.text('personal.page.until', { date: words.date(until) }))}</p>`,
    `<p>${escapeHtml(words.text(of ? 'personal.page.handed' : 'personal.page.rights'))}</p>`,
    ...(of?.hasNamesake ? [`<p>${escapeHtml(words.text('personal.page.namesake'))}</p>`] : []),
    ...notShown(page, words),
    ...(sections.length === 0 ? [`<p>${escapeHtml(words.text('personal.page.nothing'))}</p>`] : sections),
  ].join('')
  return simplePage({ locale, title: words.text('personal.page.title', { name }), main }).body
}

/** Said first, so that readers know that there is more, and whom to ask for it. */
function notShown({ leftOut, alike }: Pick<DataPage, 'leftOut' | 'alike'>, words: Words): string[] {
  const lines = leftOut.map(({ group, rows }) =>
    words.count('personal.page.leftOutRows', rows, { group: words.text(`personal.groups.${group}`) }),
  )
  const list = lines.map(line => `<li>${escapeHtml(line)}</li>`).join('')
  return [
    ...(lines.length === 0 ? [] : [`<p>${escapeHtml(words.text('personal.page.leftOut'))}</p><ul>${list}</ul>`]),
    ...(alike === 0 ? [] : [`<p>${escapeHtml(words.count('personal.page.alike', alike))}</p>`]),
  ]
}

/** Keys of rows name others too: here each has a number instead. */
function article({ table, reference, places }: DataRow, index: number, words: Words): string {
  const called = words.named('personal.tables', table) ?? table
  const heading = reference === '' ? called : `${called} · ${reference}`
  const parts = places.map(place => placeHtml(place, words)).join('')
  return `<article data-row="${escapeHtml(table)}/${index + 1}"><h3>${escapeHtml(heading)}</h3>${parts}</article>`
}

function placeHtml({ path, said }: Place, words: Words): string {
  const where =
    path.length === 0 ? '' : `<p><em>${escapeHtml(path.map(step => fieldName(step, words)).join(' › '))}</em></p>`
  const lines = said
    .filter(([name, value]) => !plumbing.includes(name) && value !== '')
    .map(
      ([name, value]) =>
        `<dt>${escapeHtml(fieldName(name, words))}</dt><dd>${escapeHtml(valueText(name, value, words))}</dd>`,
    )
  return lines.length === 0 ? '' : `${where}<dl>${lines.join('')}</dl>`
}

/** `true`, and instants, as people write them; typed texts to the letter. */
function valueText(name: string, value: string, words: Words): string {
  if (typed.includes(name)) return value
  if (value === 'true' || value === 'false')
    return words.text(value === 'true' ? 'register.say.yes' : 'register.say.no')
  return moment.test(value) ? words.date(new Date(value).toISOString()) : value
}

const typed: readonly string[] = ['text', 'title', 'reason', 'name', 'answer', 'question', 'summary', 'words']
const moment = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z|\+00:00)$/

/** In words where there are any; a number of a list, or a name that only Mary uses, stays as it is. */
function fieldName(name: string, words: Words): string {
  return words.named('personal.fields', name) ?? name
}
