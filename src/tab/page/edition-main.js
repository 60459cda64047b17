import { EditionPage } from './edition-page.js'
import { startFollowed } from './start-followed.js'

/** @import { Edition, None } from './edition-types.js' */

startFollowed('edition', given => new EditionPage(given), {
  isComms: (/** @type {Edition | None} */ value) => value.isComms,
})
