import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/**
 * What calls itself overflows the stack when the world nests deeper than anybody thought. So each function that does is
 * named here with what bounds it; over what comes from outside there is none.
 */
const bounds: Record<string, string> = {
  'core/domain/audiences/audience.ts': 'an audience, which forms make of lists',
  'core/domain/audiences/describe-audience.ts': 'an audience',
  'core/domain/audiences/holds-audience.ts': 'an audience',
  'core/domain/circuits/choose-circuit.ts': 'an audience',
  'core/use-cases/broadcasts/seen/sites-meant.ts': 'an audience',
  'core/use-cases/audiences/expand-audience.ts': 'an audience',
  'core/use-cases/audiences/parts-of-person.ts': 'an audience',
  'teams/cards/audience-text.ts': 'an audience',
  'core/domain/personal/data-rows.ts': 'a row of the database, which Mary wrote',
  'core/domain/personal/name-pattern.ts': 'once: a sign that is two letters',
  'core/domain/personal/without-person.ts': 'a row of the database, which Mary wrote',
  'core/domain/seal.ts': 'what Mary rendered',
  'core/domain/seal-facets.ts': 'a card that Mary rendered',
  'core/domain/posts/text/read-line.ts': 'the words of a link, in which no other lies',
  'teams/cards/card-templates.ts': 'a card of a dialog, which Mary drew',
  'teams/cards/faults.ts': 'a card that Mary drew',
  'teams/cards/inert-body.ts': 'a card that Mary drew',
  'teams/cards/of-key.ts': 'a card that Mary drew',
  'teams/releases/sealed-video-url.ts': 'a card that Mary rendered',
  'teams/turn/pruned.ts': 'a card that Mary drew',
  'teams/turn/second-steps.ts': 'a card that Mary drew',
  'teams/validations/drawn/word-diff.ts': 'a card that Mary rendered',
  'teams/week/drawn/draw-week.ts': 'a card that Mary drew',
  'teams/cards/that-fits.ts': 'the cuts that a card names',
  'calendar/fetch-ics.ts': 'five causes of an error',
  'log.ts': 'five causes of an error',
  'networks/bounded-fetch.ts': 'five causes of an error',
  'teams/files/teams-files.ts': 'five causes of an error',
  'print/parcel.ts': 'what Mary gives the press',
  'postgres/jobs/hand-over.ts': 'once: what is due now is not due later',
  'postgres/open/data-lock.ts': 'files that were put in the place of one, meanwhile',
  'teams/validations/drawn/what-changed.ts': 'nothing: two functions of one name',
  'tab/page/edition/edition-moves.ts': 'nothing: two functions of one name',
  'outward/public-address.ts': 'once: an address within another',
  'tab/page/writing/writing-gather.ts': 'once: a text without ends of lines',
}

const src = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter(one => one.isFile() && /\.(ts|js)$/.test(one.name) && !one.name.endsWith('.d.ts'))
  .map(one => relative(src, join(one.parentPath, one.name)).replaceAll('\\', '/'))
  .filter(path => !path.startsWith('commands/'))

describe('what calls itself', () => {
  it('is named here, with what bounds it', () => {
    const found = files.flatMap(path => recursiveIn(path, readFileSync(join(src, path), 'utf8')).map(() => path))
    assert.deepEqual([...new Set(found)].toSorted(), Object.keys(bounds).toSorted())
  })

  it('is found directly, by way of others, and as what a list is given to', () => {
    const one = (text: string) => recursiveIn('a.ts', text)
    assert.deepEqual(one('function a(n) { return n.map(a) }'), ['a'])
    assert.deepEqual(one('function a() { b() }\nconst b = () => [1].some(one => a(one))'), ['a', 'b'])
    assert.deepEqual(one('class A { #a() { this.#b() } #b() { return this.#a() } }'), ['#a', '#b'])
    assert.deepEqual(one('function* a() { yield* a() }'), ['a'])
    assert.deepEqual(one('async function a() { await b(); setTimeout(a, 1) }\nfunction b() {}'), [])
    assert.deepEqual(one('function a() { setTimeout(a, 1); on("x", () => void a) }'), [])
  })
})

/** Names of the functions of a file that reach themselves there, in one go: what waits for something begins anew. */
function recursiveIn(path: string, text: string): string[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const calls = new Map<string, Set<string>>()
  const visit = (node: ts.Node, within: string[]): void => {
    const name = nameOf(node)
    const inside = name !== null ? [...within, name] : isForLater(node) ? [] : within
    if (name !== null) calls.set(name, calls.get(name) ?? new Set())
    const called = calledBy(node)
    for (const one of called) for (const outer of inside) calls.get(outer)?.add(one)
    ts.forEachChild(node, inner => visit(inner, inside))
  }
  visit(tree, [])
  const reached = (from: string): Set<string> => {
    const all = new Set<string>()
    const left = [...(calls.get(from) ?? [])]
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (all.has(next)) continue
      all.add(next)
      left.push(...(calls.get(next) ?? []))
    }
    return all
  }
  return [...calls.keys()].filter(name => reached(name).has(name))
}

/** Of a function that goes through in one go; null: it is none. */
function nameOf(node: ts.Node): string | null {
  const isWaiting = (one: ts.FunctionLikeDeclaration) =>
    one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false
  if (ts.isFunctionDeclaration(node)) return isWaiting(node) ? null : (node.name?.text ?? null)
  if (ts.isMethodDeclaration(node)) return isWaiting(node) || !ts.isClassLike(node.parent) ? null : node.name.getText()
  if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isArrowFunction(node.initializer)) return null
  return isWaiting(node.initializer) ? null : node.name.getText()
}

/** A function that is handed to whoever calls it another time: a listener, a timer. */
function isForLater(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false
  if (ts.isVariableDeclaration(node.parent)) return false
  const { parent } = node
  const callee = ts.isCallExpression(parent) ? parent.expression : null
  return !(callee && ts.isPropertyAccessExpression(callee) && walks.test(callee.name.text))
}

const walks = /^(?:map|flatMap|filter|some|every|forEach|find|reduce|from)$/

function calledBy(node: ts.Node): string[] {
  if (!ts.isCallExpression(node)) return []
  const { expression: callee } = node
  if (ts.isIdentifier(callee)) return [callee.text]
  if (!ts.isPropertyAccessExpression(callee)) return []
  if (callee.expression.kind === ts.SyntaxKind.ThisKeyword) return [callee.name.getText()]
  return walks.test(callee.name.text) ? node.arguments.filter(ts.isIdentifier).map(one => one.text) : []
}
