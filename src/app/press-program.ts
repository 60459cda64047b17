import { paperPicture } from '../media/paper-picture.ts'
import { screenPicture } from '../media/screen-picture.ts'
import { runPress } from '../print/run-press.ts'

/** A process of its own, which `print/press.ts` starts for each printing. */
runPress({ onScreen: screenPicture, onPaper: paperPicture })
