/** @import { Answer, Api } from './api.js' */

/**
 * A period and its figures, in words; `previous`, `next`: the months by which those beside it are asked for.
 * @typedef {object} FiguresPage
 * @property {'month' | 'quarter'} unit
 * @property {string} at
 * @property {string} title
 * @property {string} beside
 * @property {string} running '' once the period is over
 * @property {string} previous
 * @property {string | null} next
 * @property {FigureTable[]} tables
 */
/**
 * `svg`: of the server's own making, without a style; `empty`: what stands in the place of rows.
 * @typedef {{ id: string, title: string, note: string, columns: { title: string, isNumber: boolean }[],
 *   rows: string[][], empty: string, chart: { svg: string, alt: string } | null }} FigureTable
 */
/** @typedef {{ unit: 'month' | 'quarter', at?: string }} Which */

/**
 * @param {Api} api
 * @param {Which} which
 */
export async function askFigures(api, which) {
  return /** @type {Answer<FiguresPage>} */ (await api.ask('figures', which))
}
