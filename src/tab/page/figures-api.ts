import type { FiguresPage } from '../../teams/figures/written-figures-page.ts'
import type { Answer, Api } from './api.ts'

export type Which = { unit: FiguresPage['unit']; at?: string }

export async function askFigures(api: Api, which: Which) {
  return (await api.ask('figures', which)) as Answer<FiguresPage>
}
