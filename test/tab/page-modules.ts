import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

/** A script that gives a page the exports of these files of `src/tab/page` as `mary`. */
export function pageModules(...names: string[]): string {
  const resolveDir = fileURLToPath(new URL('../../src/tab/page/', import.meta.url))
  const { outputFiles } = buildSync({
    stdin: { contents: names.map(name => `export * from './${name}.ts'`).join('\n'), resolveDir },
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
