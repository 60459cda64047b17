import { zipSync } from 'fflate'
import type { Pack } from '../core/ports/newspapers.ts'

/** Every file of a package has this date, the first of ZIP, so that the same files make the same bytes. */
const always = new Date(1980, 0, 1)

/** A ZIP of files that are mostly packed already: they are stored as they are. */
export const packFiles: Pack = files =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0, mtime: always })
