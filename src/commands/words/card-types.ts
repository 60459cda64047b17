import { readFileSync } from 'node:fs'
import { Expression } from 'adaptive-expressions'
import { cardNames } from '../../teams/cards/card-templates.ts'

/** Every template as it is written, by the name of its card. */
export function readTemplates(): Record<string, unknown> {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../cards/${name}.json`, import.meta.url), 'utf8'))
  return Object.fromEntries(cardNames.map(name => [name, read(name)]))
}

/** What a template asks of its data: by name, each with what lies within it. */
type Asked = { within: Map<string, Asked>; list: boolean; truth: boolean }
/** Where a name of an expression is looked for: in the present data, which is one of a list within `$data`. */
type Scope = { root: Asked; data: Asked }

const truths = ['&&', '||', '!']

/** The module `src/teams/cards/card-data.ts`; `templates`: each card by its name, `replies/kept`. */
export function cardTypes(templates: Record<string, unknown>): string {
  return [
    '// Written by `npm run words` from cards/: what each template asks for.',
    '',
    '/** A value of a template’s expression; an expression without a value would be shown in the card as it is. */',
    'type Given = string | number | boolean | object',
    '',
    'export type CardData = {',
    ...Object.entries(templates).map(([name, template]) => `  '${name}': ${typeOf(askedBy(template), '  ')}`),
    '}',
    '',
  ].join('\n')
}

function askedBy(template: unknown): Asked {
  const root = nothing()
  read(template, { root, data: root })
  // The words of the card, which drawCard adds.
  root.within.delete('t')
  return root
}

function read(node: unknown, scope: Scope): void {
  if (typeof node === 'string') return readText(node, scope, false)
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) return node.forEach(one => read(one, scope))
  const { $data: of, ...rest } = node as Record<string, unknown>
  const list = typeof of === 'string' ? accessed(expressionsIn(of)[0], scope) : null
  if (list) list.list = true
  const inner = list ? { ...scope, data: list } : scope
  for (const [key, value] of Object.entries(rest))
    if (key === '$when') readText(String(value), inner, true)
    else read(value, inner)
}

function readText(text: string, scope: Scope, asTruth: boolean): void {
  for (const expression of expressionsIn(text)) readExpression(expression, scope, asTruth)
}

function expressionsIn(text: string): Expression[] {
  return [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, written]) => Expression.parse(written!))
}

function readExpression(expression: Expression, scope: Scope, asTruth: boolean): void {
  const found = accessed(expression, scope)
  if (found) found.truth ||= asTruth
  else for (const child of expression.children) readExpression(child, scope, truths.includes(expression.type))
}

/** `$root.limits.titleMax` is an accessor within an accessor, the innermost name first. */
function accessed(expression: Expression | undefined, scope: Scope): Asked | null {
  if (expression?.type !== 'Accessor') return null
  const [name, of] = expression.children
  const key = String((name as unknown as { value: unknown }).value)
  if (key === '$root') return scope.root
  const holder = of ? accessed(of, scope) : scope.data
  if (!holder) return null
  const known = holder.within.get(key) ?? nothing()
  holder.within.set(key, known)
  return known
}

function nothing(): Asked {
  return { within: new Map(), list: false, truth: false }
}

function typeOf({ within, list, truth }: Asked, indent: string): string {
  if (within.size === 0) return list ? 'readonly object[]' : truth ? 'boolean' : 'Given'
  const rows = [...within].map(([name, asked]) => `${indent}  ${name}: ${typeOf(asked, `${indent}  `)}`)
  const fields = ['{', ...rows.toSorted(), `${indent}}`].join('\n')
  return list ? `readonly ${fields}[]` : fields
}
