import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { libraries } from '../../src/tab/page-libraries.ts'
import { shortCode } from '../../src/tab/short-code.ts'

const { SyntaxKind: kinds } = ts
const folder = new URL('../../src/tab/page/', import.meta.url)
const long = [
  ...libraries.map(([, file]) => file).filter(file => !file.endsWith('.min.js')),
  ...readdirSync(folder)
    .filter(name => name.endsWith('.js'))
    .map(name => new URL(name, folder).href),
]

const isExported = (node: ts.FunctionDeclaration | ts.ClassDeclaration) =>
  node.modifiers?.some(({ kind }) => kind === kinds.ExportKeyword) === true

/** What code does, in its order, whatever names it alone sees: kinds of expressions, values, names that others know. */
function doingOf(code: string): string[] {
  const doing: string[] = []
  const layout = [kinds.Block, kinds.ParenthesizedExpression, kinds.EmptyStatement, kinds.ExpressionStatement]
  const see = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) doing.push(String(Number(node.text)))
    else if (ts.isLiteralExpression(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      doing.push(node.text)
    else if (ts.isShorthandPropertyAssignment(node)) doing.push(kinds[kinds.PropertyAssignment], node.name.text)
    else if (ts.isImportSpecifier(node)) doing.push('import', (node.propertyName ?? node.name).text)
    else if (ts.isExportSpecifier(node)) doing.push('export', node.name.text)
    else if (ts.isIdentifier(node)) {
      const { parent } = node
      const isOthers =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        ((ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node) ||
        ((ts.isFunctionDeclaration(parent) || ts.isClassDeclaration(parent)) && isExported(parent))
      if (isOthers) doing.push(node.text)
    } else if (!layout.includes(node.kind)) doing.push(kinds[node.kind])
    ts.forEachChild(node, see)
  }
  see(ts.createSourceFile('a.js', code, ts.ScriptTarget.ESNext, true))
  return doing
}

describe('the short code of the pages', function () {
  this.timeout(60_000)

  for (const file of long)
    it(`does what ${file.slice(file.lastIndexOf('/') + 1)} does`, () => {
      const code = readFileSync(new URL(file), 'utf8')
      const short = shortCode(code)
      assert.ok(short !== null && short.length < code.length)
      assert.deepEqual(doingOf(short), doingOf(code))
    })

  it('shortens the names that it alone sees', () => {
    const code = "import { word } from './words.js'\nexport function say(written) { return word(written.said) }"
    assert.equal(shortCode(code), 'import{word as o}from"./words.js";export function say(r){return o(r.said)}')
  })

  it('keeps the names of those who made it, and no other comment', () => {
    assert.equal(shortCode('/*! by them\n * MIT */\n// b\na(/* c */)'), '/*! by them\n * MIT */\na();')
  })

  it('is none of what it cannot read', () => {
    assert.equal(shortCode('a b c'), null)
  })
})
