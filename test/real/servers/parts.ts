import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Where `test/real/install` puts what no package of Debian's installs. */
export const installed = fileURLToPath(new URL('../../../build/real/', import.meta.url))

/** Modules of the lock file that lies here; they are no part of Mary's own. */
export const loadInstalled = createRequire(`${installed}package.json`)

const php = '/usr/bin/php'
const parts = {
  pds: [`${installed}node_modules/@atproto/pds`, `${installed}node_modules/@did-plc/server`],
  snac: ['/usr/bin/snac'],
  wordpress: [php, `${installed}wordpress/usr/share/wordpress`, `${installed}node_modules/@wp-playground/cli`],
  spip: [php, '/usr/share/spip'],
}

/** Whether that server is to be had; where it is not, this says so, and throws on CI. */
export function isHere(server: keyof typeof parts): boolean {
  const missing = parts[server].filter(path => !existsSync(path))
  if (missing.length === 0) return true
  const words = `No ${server} here, for want of ${missing.join(', ')} (Debian: test/real/install, as root).`
  if (process.env['CI']) throw new Error(words)
  console.warn(`  ${words} Its tests are skipped.`)
  return false
}
