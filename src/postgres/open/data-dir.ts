import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Misconfigured } from '../../core/domain/errors.ts'

/** In the place of a folder, for tests: a database that ends with its process. */
export const inMemory = 'memory://'

/** What Mary keeps on this machine lies there, whichever database she has. */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
    throw new Misconfigured(
      'no-data-dir',
      `DATA_DIR is no folder that Mary can use: ${path.resolve(dataDir)}${code}.`,
      { cause },
    )
  }
}
