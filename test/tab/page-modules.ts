import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

/** A script that gives a page the exports of these files of `src/tab/page`, in whichever room, as `mary`. */
export function pageModules(...names: string[]): string {
  const resolveDir = fileURLToPath(new URL('../../src/tab/page/', import.meta.url))
  const files = readdirSync(resolveDir, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'))
  const paths = names.map(name => files.find(file => basename(file) === `${name}.ts`)!)
  const { outputFiles } = buildSync({
    stdin: { contents: paths.map(path => `export * from './${path}'`).join('\n'), resolveDir },
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'iife',
    globalName: 'mary',
    write: false,
    tsconfigRaw: {},
  })
  return `${outputFiles[0]!.text}\nglobalThis.mary = mary`
}
