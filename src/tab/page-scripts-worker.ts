import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync } from 'esbuild'
import { answerFromThread } from '../apart/answer-from-thread.ts'
import type { ScriptsAsked, ScriptsMade } from './page-scripts.ts'

await answerFromThread<ScriptsAsked, ScriptsMade>(asked => {
  try {
    return { scripts: madeOf(asked) }
  } catch (error) {
    return { failed: String(error) }
  }
})

/**
 * Without types and minified; what several pages load is in files of its own, named for their contents. Of a library
 * only what its entry in `lib/` names, behind its global.
 */
function madeOf({ folder, entries, libraries }: ScriptsAsked): [name: string, code: Uint8Array][] {
  const absWorkingDir = fileURLToPath(folder)
  const files = readdirSync(absWorkingDir, { recursive: true, encoding: 'utf8' })
  const fileOf = (name: string) => files.find(file => basename(file) === `${name}.ts`) ?? `${name}.ts`
  const common = {
    absWorkingDir,
    outdir: '/',
    bundle: true,
    target: 'es2022',
    minify: true,
    legalComments: 'inline',
    write: false,
    logLevel: 'silent',
    tsconfigRaw: {},
  } satisfies BuildOptions
  const pages = buildSync({
    ...common,
    // Each script is served by its name, whatever folder its file is in.
    entryPoints: entries.map(name => ({ in: fileOf(name), out: name })),
    chunkNames: 'parts/[hash]',
    splitting: true,
    format: 'esm',
  })
  const apart = libraries.map(([name, globalName]) =>
    buildSync({
      ...common,
      entryPoints: [{ in: `lib/${name}.ts`, out: `lib/${name}` }],
      format: 'iife',
      globalName,
      // Of carousels, which are left out, and it is not installed.
      external: ['swiper', 'swiper/*'],
    }),
  )
  return [pages, ...apart]
    .flatMap(({ outputFiles }) => outputFiles)
    .map(({ path, contents }) => [path.replaceAll('\\', '/').replace(/^(?:[A-Z]:)?\//, ''), contents])
}
