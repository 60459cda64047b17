import { createRequire } from 'node:module'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Handler, Route } from '../router.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Where Mary's pictures may come from besides this server: by default, any port of this machine. */
const loopback = ['http://localhost:*', 'http://127.0.0.1:*', 'https://localhost:*']

/**
 * The desk as it lies on the disk, one route a file, so that no request ever names a path of its own.
 * `pictures` are the origins (PUBLIC_URL) whose pictures cards may show.
 */
export function deskRoutes(pictures: string[] = []): Route[] {
  const folder = dirname(fileURLToPath(import.meta.url))
  const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
  const policy = contentPolicy([...loopback, ...pictures])
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => extname(file) in types && file !== 'index.html',
  )
  return [
    ['GET', '/', serve(join(folder, 'index.html'), policy)],
    ['GET', '/favicon.ico', serve(join(folder, 'mary.svg'), policy)],
    ['GET', '/desk/adaptivecards.min.js', serve(library, policy)],
    ...files.map((file): Route => {
      const path = join(folder, file)
      return ['GET', `/desk/${relative(folder, path).split(sep).join('/')}`, serve(path, policy)]
    }),
  ]
}

function serve(path: string, policy: string): Handler {
  const headers = {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
  return async () => ({ status: 200, body: await readFile(path), headers })
}

function contentPolicy(pictures: string[]): string {
  return [
    "default-src 'self'",
    `img-src 'self' data: blob: ${pictures.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
