import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

type Overrides = Record<string, string | Record<string, string>>
type Locked = Record<string, { name?: string; version: string; dev?: boolean; devOptional?: boolean }>

const { overrides, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  overrides: Overrides
  dependencies: Record<string, string>
}
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Locked }

/** Loads these in a process of their own, and tells every file that they ask for. */
function filesOf(...names: string[]): string[] {
  const listing = `
    const files = new Set()
    require('node:module').registerHooks({ resolve: (name, from, next) => {
      const found = next(name, from)
      files.add(found.url)
      return found
    } })
    Promise.all(${JSON.stringify(names)}.map(name => import(name))).then(() => console.log([...files].join('\\n')))`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', listing], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  assert.equal(status, 0, stderr)
  return stdout.trim().split('\n')
}

describe('what production installs', function () {
  this.timeout(60_000)

  it('has one MSAL, that of @azure/identity', () => {
    const all = Object.keys(packages).filter(path => path.endsWith('/@azure/msal-node'))
    assert.deepEqual(all, ['node_modules/@azure/msal-node'])
    const meant = [overrides['botbuilder'], overrides['botframework-connector']].map(
      one => typeof one === 'object' && one['@azure/msal-node'],
    )
    assert.deepEqual(meant, [packages[all[0]!]?.version, packages[all[0]!]?.version], 'renewed together')
  })

  // Whoever renews one of these packages reads here whether it has come to need what it is installed without.
  it('loads nothing that another package stands in for', () => {
    const standIns = Object.keys(packages).filter(
      path => packages[path]?.name === 'assert-plus' && !path.endsWith('/dtrace-provider'),
    )
    assert.deepEqual(standIns.map(path => path.split('node_modules/').slice(1).join('')).toSorted(), [
      '@azure/identity/@azure/msal-browser',
      'botframework-schema/adaptivecards',
      'swiper',
    ])
    const loaded = filesOf('botbuilder', 'botframework-connector', '@azure/identity', 'adaptivecards-templating')
    for (const needed of ['botframework-schema', 'botframework-connector', '@azure/identity', '@azure/msal-node'])
      assert.ok(
        loaded.some(url => url.includes(`/node_modules/${needed}/`)),
        needed,
      )
    assert.deepEqual(
      loaded.filter(url => standIns.some(path => url.includes(`/${path}/`))),
      [],
    )
  })

  // `npm ci --omit=dev` installs what makers need as soon as a package of production names it, if only as an optional peer.
  it('has nothing that only makers need', () => {
    const both = Object.keys(packages).filter(path => packages[path]?.devOptional)
    assert.deepEqual(both, [])
  })

  it('has neither the town’s libraries nor what only tests ask', () => {
    for (const name of ['axe-core', 'selfsigned', 'date-holidays', 'astronomia']) {
      assert.ok(!Object.hasOwn(dependencies, name), name)
      assert.equal(packages[`node_modules/${name}`]?.dev, true, name)
    }
  })
})
