import { EditionPage } from './edition-screen.ts'
import { startFollowed } from './start-followed.ts'
import type { WrittenEdition, NoEdition } from '../../teams/newspapers/written-edition.ts'

startFollowed('edition', given => new EditionPage(given), {
  isComms: (value: WrittenEdition | NoEdition) => value.isComms,
})
