import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** What the tab's page shares with the core, by its file there. */
const shared = ['rich-text', 'rich-line', 'rich-link']
const folder = new URL('../../core/domain/posts/', import.meta.url)
const imports = /(?<=^(?:import|export)\b[^'\n]*'\.\/)([\w-]+)\.ts(?=')/gm

/** The files of the page that say in JavaScript what files of the core say in TypeScript, by their names. */
export function coreCode(): Map<string, string> {
  const files = new Map<string, string>()
  const left = [...shared]
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (files.has(`core-${name}.js`)) continue
    const code = stripTypeScriptTypes(readFileSync(new URL(`${name}.ts`, folder), 'utf8'))
    left.push(...[...code.matchAll(imports)].map(([, found]) => found!))
    const lines = code.replaceAll(imports, 'core-$1.js').split('\n')
    files.set(
      `core-${name}.js`,
      `// Written by \`npm run core-code\` from src/core/domain/posts/${name}.ts.\n${lines.map(line => line.trimEnd()).join('\n')}`,
    )
  }
  for (const name of shared) files.set(`core-${name}.d.ts`, declarations(name))
  return files
}

/** The types of the core's own file: those of the page are checked against them. */
function declarations(name: string): string {
  const code = readFileSync(new URL(`${name}.ts`, folder), 'utf8')
  const exported = [...code.matchAll(/^export (function|const|type) (\w+)/gm)]
  return [
    `// Written by \`npm run core-code\`.`,
    `import type * as core from '../../core/domain/posts/${name}.ts'`,
    ...exported.map(([, kind, one]) =>
      kind === 'type' ? `export type ${one} = core.${one}` : `export declare const ${one}: typeof core.${one}`,
    ),
    '',
  ].join('\n')
}
