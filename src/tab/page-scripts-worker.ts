import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { answerFromThread } from '../apart/answer-from-thread.ts'
import type { ScriptsAsked, ScriptsMade } from './page-scripts.ts'

await answerFromThread<ScriptsAsked, ScriptsMade>(asked => {
  try {
    return { scripts: madeOf(asked) }
  } catch (error) {
    return { failed: String(error) }
  }
})

/** Without types and minified; what several pages load is in files of its own, named for their contents. */
function madeOf({ folder, entries }: ScriptsAsked): [name: string, code: Uint8Array][] {
  const absWorkingDir = fileURLToPath(folder)
  const files = readdirSync(absWorkingDir, { recursive: true, encoding: 'utf8' })
  const fileOf = (name: string) => files.find(file => basename(file) === `${name}.ts`) ?? `${name}.ts`
  const { outputFiles } = buildSync({
    absWorkingDir,
    // Each script is served by its name, whatever folder its file is in.
    entryPoints: entries.map(name => ({ in: fileOf(name), out: name })),
    outdir: '/',
    chunkNames: 'parts/[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'inline',
    write: false,
    logLevel: 'silent',
    tsconfigRaw: {},
  })
  return outputFiles.map(({ path, contents }) => [path.replaceAll('\\', '/').replace(/^(?:[A-Z]:)?\//, ''), contents])
}
