import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Locale } from '../core/domain/actor.ts'
import type { Words } from '../words.ts'
import type { TabRoute } from './tab-route.ts'

/** What is served, by its ending; anything else in the folder is for its makers. */
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
}
const home = 'index.html'
const folder = new URL('page/', import.meta.url)
/** As browsers load them, each in one file. */
const libraries: [name: string, file: string][] = [
  ['lib/teams-js.js', import.meta.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js')],
  ['lib/adaptivecards.js', import.meta.resolve('adaptivecards/dist/adaptivecards.min.js')],
]
const compress = promisify(gzip)

type Served = { plain: Buffer; gzipped: Buffer; etag: string }

/**
 * A route for each file of the page, for the libraries that it loads and for its words, under the names that they have
 * now: no address of a request ever names a file. Each is read and compressed once, when somebody first asks.
 */
export function pageFiles(words: Record<Locale, Words>, headers: Record<string, string>): TabRoute[] {
  const named = readdirSync(folder).filter(name => extname(name) in contentTypes && extname(name) !== '.json')
  const files = named.map(name =>
    fileRoute(name === home ? '' : name, extname(name), () => readFile(new URL(name, folder)), headers),
  )
  const loaded = libraries.map(([name, file]) => fileRoute(name, '.js', () => readFile(new URL(file)), headers))
  const locales = Object.values(words).map(({ locale, under }) =>
    fileRoute(`words/${locale}.json`, '.json', async () => Buffer.from(JSON.stringify(under('tab'))), headers),
  )
  return [...files, ...loaded, ...locales]
}

function fileRoute(
  name: string,
  ending: string,
  read: () => Promise<Buffer>,
  headers: Record<string, string>,
): TabRoute {
  let once: Promise<Served> | undefined
  return {
    method: 'get',
    path: `/tab/${name}`,
    answer: async (request, response) => {
      const { plain, gzipped, etag } = await (once ??= prepare(read))
      response.setHeaders(
        new Map(Object.entries({ ...headers, etag, vary: 'accept-encoding', 'cache-control': 'no-cache' })),
      )
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304)
        response.end()
        return null
      }
      const isGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
      const bytes = isGzip ? gzipped : plain
      response.writeHead(200, {
        'content-type': contentTypes[ending],
        'content-length': bytes.byteLength,
        ...(isGzip && { 'content-encoding': 'gzip' }),
      })
      response.end(bytes)
      return null
    },
  }
}

async function prepare(read: () => Promise<Buffer>): Promise<Served> {
  const plain = await read()
  const gzipped = await compress(plain)
  return { plain, gzipped, etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"` }
}
