import { EditionPage } from './edition-page.js'
import { startFollowed } from './start-followed.js'

startFollowed('edition', given => new EditionPage(given), { isComms: value => value.isComms })
