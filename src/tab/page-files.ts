/**
 * `teams-js` asks Microsoft for a newer list of Teams' hosts when it is loaded; the policy of the page forbids it, and
 * the library's own list is used. The browser notes that in its console.
 */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Locale } from '../core/domain/actor.ts'
import { allCapabilities, type Off } from '../core/domain/capabilities/capability.ts'
import type { Words } from '../words.ts'
import { type Library, pageScripts } from './page-scripts.ts'
import type { TabRefusal, TabRoute } from './tab-route.ts'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
}
const home = 'index.html'
const folder = new URL('page/', import.meta.url)
/** Files served as they are; scripts are built from the others. */
const asItIs = ['.html', '.css', '.svg']
/** Loaded by a page that may have been opened before an upgrade: their names stay. */
const later = ['draw-card', 'further-step', 'channel-looks']
/** Libraries for reaching Teams and drawing cards: what pages use of each, under its name below /tab/lib/. */
const libraries: readonly Library[] = [
  ['teams-js', 'microsoftTeams'],
  ['adaptivecards', 'AdaptiveCards'],
]
/** Smallest first: a browser gets the first one that it accepts. */
const codings: [name: string, compress: (plain: Buffer) => Promise<Buffer>][] = [
  ['br', promisify(brotliCompress)],
  ['gzip', promisify(gzip)],
]
const unknown: TabRefusal = { status: 404, error: 'no such address' }

type Served = { plain: Buffer; etag: string; compressed: Map<string, Promise<Buffer>> }

/**
 * A route for each file of the pages, for the libraries that they load and for their words, under their present names,
 * and one for code that several scripts share: no address of a request ever names a file. Each is read and compressed
 * once, at the first request.
 */
export function pageFiles(words: Record<Locale, Words>, headers: Record<string, string>, off: () => Off): TabRoute[] {
  const names = readdirSync(folder).filter(name => asItIs.includes(extname(name)))
  const pages = names.filter(name => extname(name) === '.html')
  const scripts = [...pages.map(name => firstScript(new URL(name, folder))), ...later]
  const scriptOf = pageScripts(folder, scripts, libraries)
  const route = (path: string, ending: string, read: (asked: string) => Promise<Buffer | null>) =>
    fileRoute(`/tab/${path}`, ending, headers, read)
  const file = (path: string, at: URL) => {
    let read: Promise<Buffer> | undefined
    return route(path, extname(at.pathname), () => (read ??= readFile(at)))
  }
  return [
    ...names.map(name => file(name === home ? '' : name, new URL(name, folder))),
    ...libraries.map(([name]) => route(`lib/${name}.js`, '.js', () => scriptOf(`lib/${name}.js`))),
    ...scripts.map(name => route(`${name}.js`, '.js', () => scriptOf(`${name}.js`))),
    route('parts/:name', '.js', scriptOf),
    route('off.css', '.css', createStyleOf(off)),
    ...Object.values(words).map(({ locale, timeZone: zone, under }) => {
      const said = Buffer.from(JSON.stringify({ ...under('tab'), zone, editor: under('posts.editor') }))
      return route(`words/${locale}.json`, '.json', async () => said)
    }),
  ]
}

/**
 * What a page has of a capability bears `data-capability`, in its markup and in what its scripts make; it may name
 * several, of which one must be on.
 */
function createStyleOf(off: () => Off): () => Promise<Buffer> {
  const known = new WeakMap<Off, Buffer>()
  return async () => {
    const now = off()
    const style = known.get(now) ?? Buffer.from(hiding(now))
    known.set(now, style)
    return style
  }
}

function hiding(off: Off): string {
  if (off.size === 0) return ''
  const on = allCapabilities.filter(one => !off.has(one))
  const selectors = ['[data-capability]', ...on.map(one => `:not([data-capability~='${one}'])`)]
  return `${selectors.join('')} {\n  display: none !important;\n}\n`
}

/** @returns the name of the script that a page begins with, without its ending */
function firstScript(page: URL): string {
  const [, name] = /<script type="module" src="([a-z-]+)\.js">/.exec(readFileSync(page, 'utf8')) ?? []
  if (name === undefined) throw new Error(`${page.pathname} names no script`)
  return name
}

/** @param read by the path that is asked for, below /tab/: the same bytes each time; null: nothing is there */
function fileRoute(
  path: string,
  ending: string,
  headers: Record<string, string>,
  read: (asked: string) => Promise<Buffer | null>,
): TabRoute {
  const known = new WeakMap<Buffer, Served>()
  return {
    method: 'get',
    path,
    answer: async (request, response) => {
      const plain = await read(askedBelowTab(request))
      if (!plain) return unknown
      const served = known.get(plain) ?? servedOf(plain)
      known.set(plain, served)
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

const askedBelowTab = ({ url = '' }: IncomingMessage): string =>
  (url.split('?', 1)[0] ?? '').split('/').slice(-2).join('/')

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
