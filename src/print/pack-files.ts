import { createRequire } from 'node:module'
import type * as Fflate from 'fflate'
import type { Pack } from '../core/ports/newspapers.ts'

/** Loaded when an edition is first packed. */
const zipLibrary = () => createRequire(import.meta.url)('fflate') as typeof Fflate

/** Every file of a package has this date, the first of ZIP, so that the same files make the same bytes. */
const always = new Date(1980, 0, 1)

/** A ZIP of files that are mostly packed already: they are stored as they are. */
export const packFiles: Pack = files =>
  zipLibrary().zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0, mtime: always })
