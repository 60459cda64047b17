import { type Ask, asking } from './asking-route.ts'
import type { ApiOptions } from './tab-api.ts'
import type { TabRoute } from './tab-route.ts'

/** What the page of figures asks of a period: to see it; to have it as a file, which a job writes. */
export type FiguresOptions = { see: Ask; askForFile: Ask }

export function figuresApi(options: ApiOptions, { see, askForFile }: FiguresOptions): TabRoute[] {
  return [asking(options, 'figures', 'refresh', see), asking(options, 'figures/file', 'press', askForFile)]
}
