import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Locale } from '../core/domain/actor.ts'
import type { Words } from '../words.ts'
import { inlineScripts, libraries, bareCode } from './page-libraries.ts'
import { shortScripts } from './short-scripts.ts'
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
/** From the smallest: a browser gets the first that it takes. */
const codings: [name: string, compress: (plain: Buffer) => Promise<Buffer>][] = [
  ['br', promisify(brotliCompress)],
  ['gzip', promisify(gzip)],
]

/** `shorter`: what is served in place of it once it is made; null: nothing. */
type Source = { read(): Promise<Buffer>; shorter?(): Promise<Buffer | null> }
type Served = { plain: Buffer; etag: string; compressed: Map<string, Promise<Buffer>> }

/**
 * A route for each file of the page, for the libraries that it loads and for its words, under the names that they have
 * now: no address of a request ever names a file. Each is read and compressed once, when somebody first asks; a script
 * once more when its short code is made.
 * `headersOf`: those of a page that holds these scripts within itself.
 */
export function pageFiles(
  words: Record<Locale, Words>,
  headersOf: (inlineScripts: readonly string[]) => Record<string, string>,
): TabRoute[] {
  const headers = headersOf([])
  const named = readdirSync(folder).filter(name => extname(name) in contentTypes && extname(name) !== '.json')
  const urlOf = (name: string) => new URL(name, folder).href
  const own = named.filter(name => extname(name) === '.js').map(urlOf)
  const short = shortScripts([...own, ...libraries.map(([, file]) => file)])
  const script = (file: string): Source => ({
    read: async () => bareCode(await readFile(new URL(file))),
    shorter: () => short(file),
  })
  const files = named.map(name => {
    const file = new URL(name, folder)
    const isPage = extname(name) === '.html'
    const headersOfFile = isPage ? headersOf(inlineScripts(readFileSync(file, 'utf8'))) : headers
    const source = extname(name) === '.js' ? script(file.href) : { read: () => readFile(file) }
    return fileRoute(name === home ? '' : name, extname(name), source, headersOfFile)
  })
  const loaded = libraries.map(([name, file]) => fileRoute(`lib/${name}.js`, '.js', script(file), headers))
  const locales = Object.values(words).map(({ locale, timeZone: zone, under }) =>
    fileRoute(
      `words/${locale}.json`,
      '.json',
      { read: async () => Buffer.from(JSON.stringify({ ...under('tab'), zone, editor: under('posts.editor') })) },
      headers,
    ),
  )
  return [...files, ...loaded, ...locales]
}

function fileRoute(name: string, ending: string, { read, shorter }: Source, headers: Record<string, string>): TabRoute {
  let once: Promise<Served> | undefined
  const first = (): Promise<Served> => {
    const better = shorter?.().then(code => {
      if (code) once = Promise.resolve(servedOf(code))
    })
    // Where there is no room to make it, the longer one goes on being served.
    better?.catch(() => undefined)
    return read().then(servedOf)
  }
  return {
    method: 'get',
    path: `/tab/${name}`,
    answer: async (request, response) => {
      const served = await (once ??= first())
      const { etag } = served
      response.setHeaders(
        new Map(Object.entries({ ...headers, etag, vary: 'accept-encoding', 'cache-control': 'no-cache' })),
      )
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304)
        response.end()
        return null
      }
      const [coding, bytes] = await encoded(served, String(request.headers['accept-encoding'] ?? ''))
      response.writeHead(200, {
        'content-type': contentTypes[ending],
        'content-length': bytes.byteLength,
        ...(coding !== null && { 'content-encoding': coding }),
      })
      response.end(bytes)
      return null
    },
  }
}

function servedOf(plain: Buffer): Served {
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`
  return { plain, etag, compressed: new Map() }
}

/** The bytes as this browser takes them. */
async function encoded({ plain, compressed }: Served, accepted: string): Promise<[coding: string | null, Buffer]> {
  const asked = accepted.split(',').map(one => one.replaceAll(/\s/g, ''))
  const found = codings.find(([name]) => asked.some(one => one.split(';')[0] === name && !/;q=0(?:\.0*)?$/.test(one)))
  if (!found) return [null, plain]
  const [name, compress] = found
  const bytes = compressed.get(name) ?? compress(plain)
  compressed.set(name, bytes)
  return [name, await bytes]
}
