import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faults } from '../mutate/faults.ts'
import { sharedPostgres } from '../support/database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const own = 'node -r ./src/needs-node.cjs '

/** In what a script is started: a copy of what it writes into, or where Mary has a database. */
type Place = 'tree' | 'copy' | 'database'
type Way = { args?: string[]; env?: Record<string, string>; in?: Place; code: number; says: RegExp }

/** The cheapest honest start of each: with what it refuses in a sentence, or with nothing to do. */
const ways: Record<string, Way | Way[]> = {
  start: { env: { NODE_ENV: 'production' }, code: 1, says: /^This is a production install without a tenant/ },
  worker: { code: 1, says: /^A worker shares the PostgreSQL of the bot: set DATABASE_URL/ },
  check: { in: 'copy', code: 0, says: /(?:npm run \S+\n[^]*){5}/ },
  mutate: { args: ['--', 'no-such-file'], code: 1, says: /^no fault is of a file named no-such-file$/m },
  bench: { args: ['--', 'no-such-bench'], code: 1, says: /^npm run bench -- inbound \| / },
  words: { in: 'copy', code: 0, says: /^$/ },
  cards: { args: ['--', 'no-such-card'], code: 1, says: /^No card is named so: no-such-card\. There are: / },
  pictures: { env: { CHROMIUM: '/no/such/chromium' }, code: 1, says: /\/no\/such\/chromium/ },
  guide: { env: { CHROMIUM: '/no/such/chromium' }, code: 1, says: /\/no\/such\/chromium/ },
  package: { code: 1, says: /^The app package cannot be made:\n {2}- / },
  sbom: { in: 'copy', code: 0, says: /^build\/sbom\.json names 0 packages\.$/m },
  reconcile: [
    { code: 1, says: /^no tenant is configured/ },
    { args: ['--', '--check'], code: 1, says: /^no tenant is configured/ },
  ],
  provision: { code: 1, says: /^no tenant is configured/ },
  purge: [
    {
      args: ['--', '--dry-run'],
      in: 'database',
      code: 0,
      says: /^notes: 0 due, 0 suspended \(kept 30 days\)$[^]*^pictures: kept while it serves$/m,
    },
    { in: 'database', code: 0, says: /^Nothing was due\.$/m },
  ],
  'journal:verify': { args: ['--', '--head', 'x'], code: 1, says: /^--head takes <number>:<64 hex digits>/ },
  'journal:export': {
    args: ['--', '--without-details', 'a', 'b'],
    code: 1,
    says: /^That cannot be read: npm run journal:export/,
  },
  'journal:replay': { args: ['PUB-2026'], code: 1, says: /^Give the whole reference of a post/ },
  'journal:forget': { args: ['--', 'nobody'], in: 'database', code: 1, says: /^Give the Entra object id/ },
  'database:adopt': { in: 'database', code: 0, says: /^Nothing holds Mary back/ },
  'test:real': { args: ['--', '--grep', 'no such test'], code: 0, says: /0 passing/ },
}

/** Started by somebody else each time, or nothing that could be started for a moment. */
const elsewhere: Record<string, string> = {
  test: 'runs this test',
  'test:all': 'runs this test',
  'test:long': 'runs this test',
  'test:clocks': 'runs hundreds of suites eleven times, of those of every day',
  'test:hour': 'lasts an hour',
}

/** Programs that scripts run as they are: that they are installed, and read what configures them. */
const tools: Record<string, string[]> = {
  eslint: ['--print-config', 'src/main.ts'],
  tsc: ['--showConfig'],
  prettier: ['--check', 'package.json'],
  knip: ['--help'],
  depcruise: ['--validate', '--config', '.dependency-cruiser.cjs', 'src/timing/within.ts'],
}

/** Documents that name commands; those of CHANGELOG.md were true of their release. */
const documents = globSync('{README,CONTRIBUTING,ARCHITECTURE}.md', { cwd: root }).concat(
  globSync('docs/**/*.md', { cwd: root }),
)

/** What is written as code, each line of a block and each inline one, without the comment behind it. */
function codeIn(page: string): string[] {
  const text = read(page)
  const blocks = [...text.matchAll(/^ *```sh\n([^]*?)^ *```/gm)].flatMap(([, block]) => block!.split('\n'))
  const inline = [...text.replaceAll(/^ *```[^]*?^ *```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code!)
  return [...blocks, ...inline]
    .map(line =>
      line
        .replaceAll(/\s+/g, ' ')
        .replace(/(^| )#.*$/, '')
        .trim(),
    )
    .flatMap(line => line.split(/ && | \| (?=gzip|grep)/))
    .filter(line => line !== '')
}

/** What begins like a command of somebody's shell. */
const programs =
  /^(?:[A-Z_]+=\S* )*(?:npm|npx|node|docker|git|curl|openssl|du|grep|gzip|psql|pg_dump|pg_restore|bash|sh|test\/\S+)(?: |$)/
const isCommand = (code: string): boolean => programs.test(code)

/** Commands of other programs: nothing of this project could make them untrue but what the second element looks for. */
const foreign: [RegExp, RegExp | null][] = [
  [/^(?:docker build|docker run|docker logs) ?/, null],
  [/^(?:grep|gzip|du|pg_dump|pg_restore)\b/, null],
  [/^npm (?:ci|cit|audit|sbom)(?: --omit=dev)?$/, null],
]

/** Why a command that a document names would not do what is said; null of one that would. */
function faultOf(command: string): string | null {
  const line = command.replace(/^(?:[A-Za-z_]+=\S+ )+/, '')
  const [, name, rest = ''] = /^npm (?:run )?(?:-s )?([\w:-]+)(?: (.*))?$/.exec(line) ?? []
  if (name !== undefined && (line.startsWith('npm run ') || ['start', 'test'].includes(name))) {
    if (scripts[name] === undefined) return `no script ${name}`
    return faultOfArguments(name, rest)
  }
  if (line === 'npm run …') return null
  const [, program] = /^(?:docker run .* mary )?node (?:-r \.\/src\/needs-node\.cjs )?(\S+)$/.exec(line) ?? []
  if (program !== undefined) return globSync(program, { cwd: root }).length === 1 ? null : `no file ${program}`
  const [, suites] = /^npx mocha (.+?)(?: --.*)?$/.exec(line) ?? []
  if (suites !== undefined) {
    const missing = suites
      .replaceAll("'", '')
      .trim()
      .split(' ')
      .filter(one => globSync(one, { cwd: root }).length === 0)
    return missing.length === 0 ? null : `no test ${missing.join(' ')}`
  }
  if (/^test\/\S+$/.test(line)) return globSync(line, { cwd: root }).length > 0 ? null : 'no such file'
  return foreign.some(([pattern]) => pattern.test(line)) ? null : 'named nowhere in this test'
}

/** Each option is one that the script's own file reads; each bench and each fault list is there. */
function faultOfArguments(name: string, rest: string): string | null {
  const file = scripts[name]!.replace(own, '')
  if (file === scripts[name]) return rest === '' ? null : `${file} is given nothing`
  const options = [...rest.matchAll(/--([a-z][a-z-]+)/g)].map(([, option]) => option!)
  const text = name === 'bench' ? globSync('bench/*.ts', { cwd: root }).map(read).join('\n') : read(file)
  const unread = options.filter(option => !new RegExp(`['"]?${option}['"]?: \\{|--${option}`).test(text))
  if (unread.length > 0) return `${file} reads no --${unread.join(', --')}`
  const words = rest
    .replace(/^-- /, '')
    .split(' ')
    .filter(word => /^[a-z][a-z-]+$/.test(word))
  if (name === 'bench') return words.every(word => text.includes(word)) ? null : `no bench ${words.join(' ')}`
  if (name === 'mutate')
    return words.every(word => faults.some(one => one.file.includes(word))) ? null : `no fault list ${words.join(' ')}`
  return null
}

describe('each script of package.json', function () {
  this.timeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'mary-scripts-'))
  const places: Record<Place, string> = { tree: root, copy: join(folder, 'copy'), database: root }
  let databaseUrl: string
  /** Where no `.env` lies, and no npm but one that says what it is asked. */
  const bin = join(folder, 'bin')
  before(async () => {
    mkdirSync(bin)
    writeFileSync(
      join(bin, 'npm'),
      `#!/bin/sh\ncase "$1" in sbom) echo '{"components":[]}';; *) echo "npm $*";; esac\n`,
    )
    chmodSync(join(bin, 'npm'), 0o755)
    for (const path of ['src', 'cards', 'test/check.ts', 'package.json', 'package-lock.json'])
      cpSync(join(root, path), join(places.copy, path), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(places.copy, 'node_modules'))
    databaseUrl = await (await sharedPostgres()).migratedUrl()
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** As npm starts it: the line of package.json, and what is behind the two dashes. */
  const start = (name: string, { args = [], env = {}, in: place = 'tree' }: Way) => {
    const [, file] = /^node -r \.\/src\/needs-node\.cjs (\S+)$/.exec(scripts[name]!) ?? []
    assert.ok(file, `${name} is started by node`)
    const done = spawnSync(
      process.execPath,
      ['-r', './src/needs-node.cjs', file, ...args.filter(arg => arg !== '--')],
      {
        cwd: places[place],
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          PATH: place === 'copy' ? [bin, process.env['PATH']].join(delimiter) : process.env['PATH'],
          HOME: folder,
          // Most of them load the same modules.
          NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(folder, 'compiled'),
          DATA_DIR: join(folder, 'none'),
          ...(place === 'database' && { DATABASE_URL: databaseUrl }),
          // Read by dotenv in the place of a maker's own `.env`.
          DOTENV_CONFIG_PATH: join(folder, 'no.env'),
          ...env,
        },
      },
    )
    return { code: done.status, said: done.stdout + done.stderr }
  }

  it('is started here, or it is said who starts it', () => {
    const named = Object.keys({ ...ways, ...elsewhere })
    const ofTools = Object.keys(scripts).filter(name => !scripts[name]!.startsWith(own))
    assert.deepEqual([...named, ...ofTools].toSorted(), Object.keys(scripts).toSorted())
  })

  for (const [name, given] of Object.entries(ways))
    for (const way of [given].flat())
      it(`npm run ${[name, ...(way.args ?? [])].join(' ')}`, () => {
        const { code, said } = start(name, way)
        assert.match(said, way.says)
        assert.equal(code, way.code, said)
        assert.doesNotMatch(said, /(?:Reference|Type|Syntax)Error/)
      })

  it('that writes types writes what lies in the tree', () => {
    const written = globSync('{words/texts.ts,teams/cards/card-data.ts}', { cwd: join(root, 'src') })
    assert.equal(written.length, 2)
    for (const path of written)
      assert.ok(readFileSync(join(places.copy, 'src', path), 'utf8') === read(join('src', path)), path)
  })

  const lines = Object.values(scripts).filter(line => !line.startsWith(own))
  const used = new Set(lines.flatMap(line => line.split(' && ')).map(line => line.split(' ')[0]!))
  for (const tool of used)
    it(`runs ${tool}, which is installed`, () => {
      const args = tools[tool]
      assert.ok(args, `${tool} is named in this test`)
      const { status, stderr, stdout } = spawnSync(join(root, 'node_modules/.bin', tool), args, {
        cwd: root,
        encoding: 'utf8',
      })
      assert.equal(status, 0, stdout.slice(0, 2_000) + stderr)
    })
})

describe('each command that a document names', () => {
  it('is a script, a file or a program that is there, with options that it reads', () => {
    const named = documents.flatMap(page =>
      codeIn(page)
        .filter(isCommand)
        .map(command => ({ page, command })),
    )
    assert.ok(named.length > 60, String(named.length))
    const wrong = named.flatMap(({ page, command }) => {
      const fault = faultOf(command)
      return fault === null ? [] : [`${page}: ${command}: ${fault}`]
    })
    assert.deepEqual(wrong, [])
  })

  it('in a block of code for a shell is one of those above', () => {
    const blocks = documents.flatMap(page =>
      [...read(page).matchAll(/^ *```sh\n([^]*?)^ *```/gm)].flatMap(([, block]) => block!.split('\n')),
    )
    const strange = blocks
      .map(line => line.trim())
      .filter(line => line !== '' && !line.startsWith('#') && !isCommand(line))
    assert.deepEqual(strange, [])
  })
})
