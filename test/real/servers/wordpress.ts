import { unzipSync } from 'fflate'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownPort } from '../../support/own-port.ts'
import { installed, loadInstalled } from './parts.ts'
import { inOwnFolder, type RealServer, runOnce, startServer } from './program.ts'

const installation = fileURLToPath(new URL('install-wordpress.php', import.meta.url))
/** No mail leaves. */
const php = ['-d', 'sendmail_path=/bin/true']

/** WordPress on SQLite, with an editor who signs in with an application password. */
export function startWordpress(): Promise<RealServer<{ user: string; password: string }>> {
  return inOwnFolder('wordpress', async folder => {
    const port = await ownPort()
    const url = `http://localhost:${port}`
    runOnce('cp', ['-a', `${installed}wordpress/usr/share/wordpress/.`, folder])
    // Debian's reads a file of the machine's.
    rmSync(join(folder, 'wp-config.php'))
    writeFileSync(join(folder, 'wp-config.php'), configuration(url))
    unpackSqlite(join(folder, 'wp-content'))
    const password = runOnce('php', [...php, installation, folder])
    return startServer({
      url,
      path: '/?rest_route=/',
      command: ['php', ...php, '-S', `localhost:${port}`, '-t', folder],
      // It asks itself for some things.
      env: { PHP_CLI_SERVER_WORKERS: '4' },
      open: async () => ({ user: 'mary', password }),
    })
  })
}

/** Application passwords are for HTTPS, but where WordPress knows that it is for trying. */
function configuration(url: string): string {
  const constants = {
    DB_NAME: 'wordpress',
    DB_USER: '',
    DB_PASSWORD: '',
    DB_HOST: '',
    WP_HOME: url,
    WP_SITEURL: url,
    WP_ENVIRONMENT_TYPE: 'local',
    WP_HTTP_BLOCK_EXTERNAL: true,
    DISABLE_WP_CRON: true,
    ...Object.fromEntries(
      ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap(name => [
        [`${name}_KEY`, `key of ${name}`],
        [`${name}_SALT`, `salt of ${name}`],
      ]),
    ),
  }
  const lines = Object.entries(constants).map(([name, value]) => `define('${name}', ${phpOf(value)});`)
  return [
    '<?php',
    ...lines,
    "$table_prefix = 'wp_';",
    "if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');",
    "require_once ABSPATH . 'wp-settings.php';",
  ].join('\n')
}

function phpOf(value: unknown): string {
  return value === true ? 'true' : `'${String(value)}'`
}

/** WordPress speaks to MySQL; with this, which the WordPress project makes, it speaks to SQLite. */
function unpackSqlite(content: string): void {
  const zip = readFileSync(
    join(dirname(loadInstalled.resolve('@wp-playground/cli/package.json')), 'sqlite-database-integration.zip'),
  )
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const path = join(content, 'plugins', name.replace(/^[^/]+/, 'sqlite-database-integration'))
    if (name.endsWith('/')) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    if (name.endsWith('/db.copy')) writeFileSync(join(content, 'db.php'), bytes)
  }
}
