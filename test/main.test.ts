import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { ownPort } from './support/own-port.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const { scripts, engines, dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  'scripts' | 'engines' | 'dependencies' | 'devDependencies',
  Record<string, string>
>
const guard = './src/needs-node.cjs'
/** A start that refuses ends by itself. */
const endsWithinMs = 60_000
const { PATH } = process.env

const tenant = {
  MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
  MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
  MicrosoftAppPassword: 'hush',
  SHAREPOINT_SITE_ID: 'ville.example,1,2',
  COMMS_GROUP_ID: '00000000-0000-4000-8000-000000000003',
  COMMS_CHANNEL_ID: '19:comms@thread.tacv2',
}

describe('the start', function () {
  this.timeout(60_000)
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mary-start-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))
  const start = (env: Record<string, string>, cwd = root) =>
    spawnSync(process.execPath, ['-r', guard, 'src/main.ts'], {
      cwd,
      encoding: 'utf8',
      env: { PATH, DATA_DIR: join(folder, 'data'), ...env },
      timeout: endsWithinMs,
      killSignal: 'SIGKILL',
    })

  it('says each step on a line of the log', async () => {
    const { status, stdout, stderr } = start({
      ...tenant,
      DATABASE_URL: `postgres://nobody@127.0.0.1:${await ownPort()}/none`,
    })
    const said = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { level: number; msg: string })
    assert.deepEqual(
      said.map(({ level }) => level),
      [30, 30],
    )
    assert.match(said[0]!.msg, /^Mary starts on Node\.js v\d/)
    assert.equal(said[1]!.msg, 'opening the database: PostgreSQL')
    assert.match(stderr, /^The PostgreSQL server of DATABASE_URL does not let Mary in: [^\n]+\n$/)
    assert.equal(status, 1)
  })

  it('says them in plain words in the sandbox, before anything that takes long', async () => {
    const child = spawn(process.execPath, ['src/main.ts'], {
      cwd: root,
      env: { PATH, DATA_DIR: join(folder, 'data'), SANDBOX: 'on', SANDBOX_PORT: '0', PORT: '0', SANDBOX_PEOPLE: '50' },
    })
    let said = ''
    for await (const chunk of child.stdout) if ((said += String(chunk)).includes('50 agents\n')) break
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    assert.match(
      said,
      /^Mary starts on Node\.js v[\d.]+: loading her code\nbuilding the sandbox town in [^\n]+: its keys, 50 agents\n$/,
    )
  })

  const noTenant =
    /^This is a production install without a tenant: set MicrosoftAppId, [^\n]*COMMS_CHANNEL_ID[^\n]*MANAGED_IDENTITY_CLIENT_ID[^\n]*SANDBOX=on[^\n]*\n$/

  it('of a production install without a tenant refuses to open the sandbox', () => {
    const { status, stdout, stderr } = start({ NODE_ENV: 'production' })
    assert.deepEqual([status, stdout], [1, ''])
    assert.match(stderr, noTenant)
  })

  it('knows a production install by what is not installed, too', () => {
    const installed = join(folder, 'production')
    for (const path of ['src', 'package.json']) cpSync(join(root, path), join(installed, path), { recursive: true })
    for (const name of Object.keys(dependencies)) {
      mkdirSync(join(installed, 'node_modules', dirname(name)), { recursive: true })
      symlinkSync(join(root, 'node_modules', name), join(installed, 'node_modules', name))
    }
    const { status, stderr } = start({}, installed)
    assert.equal(status, 1)
    assert.match(stderr, noTenant)
    assert.ok(
      readdirSync(join(installed, 'node_modules/.cache/mary'), { recursive: true }).length > 10,
      'what was compiled is kept for the next start',
    )
  })

  it('loads nothing that only some starts or some clicks need', () => {
    const listing = `
      const loaded = new Set()
      require('node:module').registerHooks({ resolve: (name, from, next) => {
        const found = next(name, from)
        const [, last] = /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(found.url) ?? []
        if (last !== undefined) loaded.add(last)
        return found
      } })
      import('./src/app.ts').then(() => console.log([...loaded].join(' ')))`
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', listing], { cwd: root, encoding: 'utf8' })
    const loaded = stdout.trim().split(' ')
    for (const needed of ['restify', 'kysely', 'pg', 'jose']) assert.ok(loaded.includes(needed), `${needed} ${stderr}`)
    const later = [
      'botbuilder',
      'botframework-connector',
      'adaptivecards-templating',
      'adaptive-expressions',
      'undici',
      'sharp',
      'prom-client',
      'write-excel-file',
      '@electric-sql/pglite',
      'date-holidays',
    ]
    assert.deepEqual(
      later.filter(name => loaded.includes(name)),
      [],
    )
  })
})

describe('the Node.js that Mary needs', function () {
  this.timeout(60_000)
  const refusal = /^Mary needs Node\.js 24 \(22\.19 at least\): this is v[\d.]+, at [^\n]+\.\n$/
  /** What the guard does in a Node.js of that version. */
  const asked = (version: string, typescript: string | false | undefined) => {
    let [said, code] = ['', 0]
    const process = {
      version: `v${version}`,
      versions: { node: version },
      features: { typescript },
      argv: ['node', 'src/commands/package.ts'],
      execPath: '/usr/bin/node',
      exit: (given: number) => void (code = given),
    }
    const console = { error: (line: string) => void (said += `${line}\n`) }
    runInNewContext(read(guard), { process, console, require: createRequire(join(root, guard)) })
    return { code, said }
  }

  for (const [version, typescript] of [
    ['18.20.8', undefined],
    ['20.20.2', undefined],
    ['22.18.0', 'strip'],
    ['23.5.0', false],
  ] as const)
    it(`is not ${version}: one line says so`, () => {
      const { code, said } = asked(version, typescript)
      assert.equal(code, 1)
      assert.match(said, refusal)
    })

  it('is any later one that reads TypeScript', () => {
    for (const version of ['22.19.0', '24.0.0', '26.10.0'])
      assert.deepEqual(asked(version, 'strip'), { code: 0, said: '' })
  })

  it('is asked for by an old one itself, where this machine has one', function () {
    const old = (PATH ?? '')
      .split(delimiter)
      .map(folder => join(folder, 'node'))
      .filter(path => existsSync(path))
      .find(path => Number(/^v(\d+)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 99) < 22)
    if (old === undefined) return this.skip()
    const { status, stderr } = spawnSync(old, ['-r', guard, 'src/main.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH },
    })
    assert.equal(status, 1)
    assert.match(stderr, refusal)
  })

  it('is asked for by every command', () => {
    const running = Object.entries(scripts).filter(([, line]) => line.includes('.ts'))
    assert.ok(running.length > 10)
    assert.deepEqual(
      running.filter(([, line]) => !line.startsWith(`node -r ${guard} `)),
      [],
    )
  })

  it('keeps what is in DATA_DIR on a volume, in the image and in each command that starts it', () => {
    const image = read('Dockerfile')
    assert.match(image, /^WORKDIR \/app$/m)
    assert.match(image, /chown node:node \.data [\s\S]*^VOLUME \/app\/\.data$[\s\S]*^USER node$/m)
    const pages = [
      'README.md',
      ...['install', 'installation', 'operations', 'exploitation', 'site'].map(name => `docs/${name}.md`),
      'Dockerfile',
    ]
    const runs = pages.flatMap(page => read(page).match(/docker run .*(?=mary|node ).*/g) ?? [])
    assert.ok(runs.length >= 2)
    assert.deepEqual(
      runs.filter(line => !/ -v [\w-]+:\/app\/\.data /.test(line)),
      [],
    )
  })

  it('is the same for makers, in the image and in the README', () => {
    assert.equal(engines['node'], '>=22.19')
    const images = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(match => match[1]!)
    assert.ok(images.length > 0)
    for (const image of images)
      assert.match(image, new RegExp(`^node:${devDependencies['node']}-slim@sha256:[0-9a-f]{64}$`))
    assert.match(read('README.md'), /Node 24 \(≥ 22\.19 works\)/)
  })
})
