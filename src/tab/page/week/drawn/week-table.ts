import { element } from '../../shell/element.ts'
import type { WrittenWeek } from '../../../../teams/week/drawn/written-week.ts'
import type { Text } from '../../shell/page-words.ts'

/** `channel`: of which this is the row. */
export function row(title: string, cells: HTMLElement[], channel?: string) {
  return element('tr', { 'data-channel': channel ?? null }, element('th', { scope: 'row' }, title), ...cells)
}

/** A cell onto which releases can be moved. */
export function dayCell(day: string, week: WrittenWeek, children: (HTMLElement | null)[]) {
  return element('td', { 'data-day': day, ...ofDay(day, week) }, ...children)
}

export function ofDay(day: string, { today }: Pick<WrittenWeek, 'today'>) {
  return { 'data-today': day === today, 'data-past': day < today }
}

/** A grid that is wider than the page is moved within it, by keys too. */
export function inScroll(text: Text, table: HTMLElement) {
  return element('div.scroll', { role: 'region', 'aria-label': text('week.grid'), tabindex: '0' }, table)
}
