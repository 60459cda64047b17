import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { posix } from 'node:path'

/** What the tab's page shares with the core, by its file there. */
const shared = [
  'posts/rich-text',
  'posts/rich-line',
  'posts/rich-link',
  'posts/read-article',
  'posts/typeset-variant',
  'channels/count-text',
  'channels/mark-text',
]
const folder = new URL('../../core/domain/', import.meta.url)
/** The address in an import, from its first sign to its last. */
const imports = /(?<=^(?:import|export|\})[^'\n]*')(\.\.?\/[\w/.-]+)\.ts(?=')/gm

/** The files of the page that say in JavaScript what files of the core say in TypeScript, by their names. */
export function coreCode(): Map<string, string> {
  const files = new Map<string, string>()
  const left = [...shared]
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const file = path
    if (files.has(nameOf(file))) continue
    const code = stripTypeScriptTypes(readFileSync(new URL(`${file}.ts`, folder), 'utf8'))
    const lines = code
      .replaceAll(imports, (_, to: string) => {
        const imported = posix.join(posix.dirname(file), to)
        left.push(imported)
        return `./${nameOf(imported)}`
      })
      .split('\n')
    files.set(
      nameOf(file),
      `// Written by \`npm run core-code\` from src/core/domain/${file}.ts.\n${lines.map(line => line.trimEnd()).join('\n')}`,
    )
  }
  for (const path of shared) files.set(nameOf(path).replace(/js$/, 'd.ts'), declarations(path))
  return files
}

/** Files of the core have names of their own, whatever their folder. */
function nameOf(path: string): string {
  return `core-${posix.basename(path)}.js`
}

/** The types of the core's own file: those of the page are checked against them. */
function declarations(path: string): string {
  const code = readFileSync(new URL(`${path}.ts`, folder), 'utf8')
  const exported = [...code.matchAll(/^export (function|const|type) (\w+)/gm)]
  return [
    `// Written by \`npm run core-code\`.`,
    `import type * as core from '../../core/domain/${path}.ts'`,
    ...exported.map(([, kind, one]) =>
      kind === 'type' ? `export type ${one} = core.${one}` : `export declare const ${one}: typeof core.${one}`,
    ),
    '',
  ].join('\n')
}
