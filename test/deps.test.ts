import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const { forbidden } = require('../.dependency-cruiser.cjs') as {
  forbidden: { name: string; from: { path?: string } }[]
}
/** The folders of slices in their order, as the rules have it. */
const inOrder = forbidden
  .filter(({ name }) => name.endsWith('-in-order'))
  .map(({ name, from }) => ({ name, folder: from.path?.slice(1, -1) ?? '' }))

/** The rule, the file that breaks it, and what that file imports. */
const broken: [rule: string, file: string, imports: string][] = [
  ['no-circle', 'src/a.ts', './b.ts'],
  ['no-unresolvable', 'src/c.ts', './nowhere.ts'],
  ['not-in-package-json', 'src/d.ts', 'send'],
  ['production-without-dev-dependencies', 'src/e.ts', 'mocha'],
  ['core-imports-core-only', 'src/core/f.ts', '../log.ts'],
  ['domain-knows-no-port-and-no-use-case', 'src/core/domain/g.ts', '../ports.ts'],
  ['ports-know-no-use-case', 'src/core/ports/h.ts', '../use-cases/attempt.ts'],
  ['core-is-pure', 'src/core/i.ts', 'node:fs'],
  ['dispatch-imports-core-only', 'src/dispatch/j.ts', '../log.ts'],
  ['what-serves-all-knows-none', 'src/http/j1.ts', '../print/simple-page.ts'],
  ['timing-stands-alone', 'src/timing/j2.ts', '../log.ts'],
  ['sandbox-stands-apart', 'sandbox/k.ts', '../src/log.ts'],
  ['nobody-imports-the-sandbox', 'src/l.ts', '../sandbox/main.ts'],
  ['nobody-imports-app-or-main', 'src/m.ts', './app.ts'],
  ['archived-sdk-only-in-token', 'src/n.ts', 'botbuilder'],
  ['templates-only-in-cards', 'src/o.ts', 'adaptivecards-templating'],
  ['graph-client-only-in-graph', 'src/p.ts', '@microsoft/microsoft-graph-client'],
  ['sql-only-in-postgres', 'src/q.ts', 'kysely'],
  ['tables-only-in-sheets', 'src/r.ts', 'csv-stringify'],
  ['restify-only-in-server', 'src/s.ts', 'restify'],
  ['calendar-files-only-in-calendar', 'src/t.ts', 'ical-generator'],
  ['charts-only-in-charts', 'src/w1.ts', 'linkedom'],
  ['feeds-only-in-site', 'src/w2.ts', 'feed'],
  ['scripts-only-in-tab', 'src/w5.ts', 'esbuild'],
  ['pages-run-in-browsers', 'src/tab/page/w6.ts', '../../words.ts'],
  ['pages-take-types-alone-from-teams', 'src/tab/page/w7.ts', '../../teams/week/written-week.ts'],
  ['videos-only-in-media', 'src/w4.ts', 'mediabunny'],
  ...[
    'teams',
    'graph',
    'postgres',
    'media',
    'calendar',
    'print',
    'sheets',
    'charts',
    'documents',
    'tab',
    'networks',
    'site',
    'dispatch',
  ].map((one): [string, string, string] => {
    const other = one === 'teams' ? 'graph' : 'teams'
    return [`${one}-stands-alone`, `src/${one}/alone.ts`, `../${other}/lies-here.ts`]
  }),
  ...inOrder.flatMap(({ name, folder }, index): [string, string, string][] => {
    const before = inOrder[index - 1]?.folder
    // The first of a floor has none before it.
    if (before === undefined || dirname(before) !== dirname(folder)) return []
    return [[name, `${folder}/out-of-order.ts`, `../${basename(before)}/lies-here.ts`]]
  }),
]

describe('the rules of who imports whom', function () {
  this.timeout(60_000)
  const folder = mkdtempSync(join(tmpdir(), 'mary-deps-'))
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('have the slices of the core in the order that ARCHITECTURE.md shows', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    const [, table = ''] = /what stands, and is judged\n([^]*?)```/.exec(page)!
    const columns = table.split('\n').map(line => [line.slice(12), line.slice(80)].map(text => text.split(' ')[0]!))
    const shown = (column: number) => columns.map(names => names[column]!).filter(name => name !== '')
    const ordered = (folder: string) =>
      inOrder.filter(one => one.folder.startsWith(`${folder}/`)).map(one => basename(one.folder))
    assert.deepEqual(shown(0), ordered('src/core/use-cases'))
    assert.deepEqual(shown(1), ordered('src/core/domain'))
  })

  it('have a place for each slice that there is', () => {
    for (const floor of new Set(inOrder.map(({ folder }) => dirname(folder)))) {
      const entries = readdirSync(join(root, floor), { withFileTypes: true })
      const slices = entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
      const ordered = inOrder.filter(({ folder }) => dirname(folder) === floor).map(({ folder }) => basename(folder))
      assert.deepEqual(slices.toSorted(), ordered.toSorted(), floor)
    }
  })

  it('each fires on a file that breaks it', () => {
    for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      cpSync(join(root, file), join(folder, file))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    for (const [rule, file, imports] of broken) {
      write(file, `import '${imports}'\nexport const here = 1\n`)
      if (imports.startsWith('.') && !imports.includes('nowhere')) {
        const target = join(dirname(file), imports)
        const back = rule === 'no-circle' ? "import './a.ts'\n" : ''
        if (!broken.some(([, other]) => other === target)) write(target, `${back}export const there = 1\n`)
      }
    }
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [cruiser, 'src', 'sandbox', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    assert.ok(stdout !== '', stderr)
    const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
    const fired = new Set(summary.violations.map(({ from, rule }) => `${rule.name} ${from}`))
    assert.deepEqual(
      broken.map(([rule, file]) => `${rule} ${file}`).filter(one => !fired.has(one)),
      [],
    )
    const firsts = inOrder.filter(({ folder }, index) => dirname(inOrder[index - 1]?.folder ?? '') !== dirname(folder))
    const tried = new Set([...broken.map(([rule]) => rule), ...firsts.map(({ name }) => name)])
    assert.deepEqual(
      forbidden.map(({ name }) => name).filter(name => !tried.has(name)),
      [],
    )
  })
})
