import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { typedMost } from '../src/core/domain/text.ts'
import { hostileBits, hostileTexts } from './support/hostile.ts'
import { holdsNobodyUp } from './support/longest-hold.ts'

/** Read what nobody types: the operator's settings, files of the project, the sandbox. */
const notTyped = ['sandbox/**', 'src/commands/**', 'src/settings/config.ts', 'src/outward/credential.ts']

/**
 * The patterns of `src`, as they are written there: one that is added is tried by itself. Those made of pieces are tried
 * where they are used, by `core/hostile-texts`.
 */
function patterns(): { where: string; pattern: RegExp }[] {
  const found: { where: string; pattern: RegExp }[] = []
  for (const file of globSync('src/**/*.ts', { exclude: notTyped })) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
    const look = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)!
        if (/[+*]|\{\d+,/.test(pattern))
          found.push({
            where: `${file} ${node.text}`,
            pattern: new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`),
          })
      }
      ts.forEachChild(node, look)
    }
    look(source)
  }
  return found
}

describe('patterns', () => {
  const all = patterns()
  it('are found', () => assert.ok(all.length > 50, String(all.length)))

  it('take time that grows with the text, whatever it is', async () => {
    for (const [at, bit] of hostileBits.entries()) {
      const text = hostileTexts(bit, typedMost)[at % 2]!
      const everyOne = (): void => all.forEach(({ pattern }) => void text.replace(pattern, ''))
      // All of them together are let through at once; where they are slow, each is asked.
      const since = performance.now()
      everyOne()
      if (performance.now() - since > 50)
        for (const { where, pattern } of all)
          await holdsNobodyUp(`${where} on ${JSON.stringify(bit)}`, () => text.replace(pattern, ''))
    }
  })
})
