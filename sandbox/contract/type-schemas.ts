import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createHash } from 'node:crypto'
import { bodyTypes } from './bodies.ts'

type Schema = Record<string, unknown>
export type TypeSchemas = { definitions: Record<string, Schema> }

/** JSON Schemas of Microsoft's own types; made once for each version of the types, then read from the cache. */
export async function loadTypeSchemas(): Promise<TypeSchemas> {
  const manifest = createRequire(import.meta.url).resolve('@microsoft/microsoft-graph-types/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const recipe = `${bodyTypes.join()} ${openAnnotations.toString()}`
  const digest = createHash('sha256').update(recipe).digest('hex').slice(0, 8)
  // In node_modules, so that the types resolve from there and git sees nothing.
  const folder = join(dirname(dirname(dirname(manifest))), '.cache', 'mary')
  const file = join(folder, `graph-types-${version}-${digest}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as TypeSchemas
  mkdirSync(folder, { recursive: true })
  const schema = await makeSchemas(join(folder, `checked-${process.pid}.ts`))
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, JSON.stringify(schema))
  renameSync(fresh, file)
  return schema
}

async function makeSchemas(entry: string): Promise<TypeSchemas> {
  const { createGenerator } = await import('ts-json-schema-generator')
  const types = bodyTypes.join(', ')
  writeFileSync(
    entry,
    `import type { ${types} } from '@microsoft/microsoft-graph-types'\n` +
      `export interface Checked { ${bodyTypes.map(type => `${type}: ${type}`).join('; ')} }\n`,
  )
  const schema = createGenerator({
    path: entry,
    type: 'Checked',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('Checked') as TypeSchemas
  rmSync(entry)
  for (const [name, definition] of Object.entries(schema.definitions)) openAnnotations(name, definition)
  return schema
}

/** OData's annotations may stand anywhere, and the fields of a list are its owner's own. */
function openAnnotations(name: string, definition: Schema): void {
  if (definition.additionalProperties !== false) return
  definition.patternProperties = { '@': {} }
  if (name === 'FieldValueSet') definition.additionalProperties = true
  // In the service's metadata, not yet in the types: https://learn.microsoft.com/graph/api/listitem-delta
  if (name === 'ListItem') Object.assign(definition.properties as Schema, { deleted: { type: 'object' } })
}
