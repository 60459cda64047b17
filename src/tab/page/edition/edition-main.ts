import { EditionPage } from './edition-screen.ts'
import { startFollowed } from '../shell/start-followed.ts'
import type { WrittenEdition, NoEdition } from '../../../teams/newspapers/drawn/written-edition.ts'

startFollowed('edition', given => new EditionPage(given), {
  isComms: (value: WrittenEdition | NoEdition) => value.isComms,
})
