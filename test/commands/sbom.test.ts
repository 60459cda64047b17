import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

type Licence = { license?: { id: string }; expression?: string }
type Component = {
  name: string
  version: string
  purl: string
  licenses?: Licence[]
  hashes?: { alg: string; content: string }[]
}
type Sbom = {
  bomFormat: string
  specVersion: string
  metadata: { component: { name: string; version: string } }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}
type Locked = { name?: string; version: string; dev?: boolean }

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T

describe('npm run sbom', () => {
  let sbom: Sbom
  const own = read<{ version: string; dependencies: Record<string, string>; devDependencies: Record<string, string> }>(
    'package.json',
  )

  before(function () {
    this.timeout(60_000)
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/commands/sbom.ts'], { encoding: 'utf8' })
    assert.equal(status, 0, stderr)
    assert.match(stdout, /^build\/sbom\.json names \d+ packages\.\n$/)
    sbom = read('build/sbom.json')
  })

  it('is CycloneDX, of Mary', () => {
    assert.deepEqual([sbom.bomFormat, sbom.specVersion], ['CycloneDX', '1.5'])
    assert.deepEqual([sbom.metadata.component.name, sbom.metadata.component.version], ['mary', own.version])
  })

  it('names every package that production installs, and no other', () => {
    const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json')
    const locked = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev)
    const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const expected = new Set(locked.map(([path, { name, version }]) => `${name ?? nameOf(path)}@${version}`))
    const named = sbom.components.map(({ name, version }) => `${name}@${version}`)
    assert.deepEqual(named.toSorted(), [...expected].toSorted())
    for (const [name, version] of Object.entries(own.dependencies))
      assert.ok(named.includes(`${name}@${version}`), name)
  })

  it('says what each is, by a licence and a hash', () => {
    const licenceOf = ({ licenses = [] }: Component) =>
      licenses.map(({ license, expression }) => license?.id ?? expression).join()
    assert.deepEqual(
      sbom.components.filter(
        one =>
          !one.purl.startsWith('pkg:npm/') ||
          licenceOf(one) === '' ||
          !one.hashes?.some(({ alg }) => alg === 'SHA-512'),
      ),
      [],
    )
    const copyleft = sbom.components.filter(one => /GPL/.test(licenceOf(one))).map(({ name }) => name)
    assert.ok(copyleft.length > 0)
    assert.deepEqual(
      copyleft.filter(name => !/^@img\/sharp-(libvips-|win32-|wasm32$)/.test(name)),
      [],
      'sharp’s libvips alone is LGPL',
    )
  })

  it('says who brings whom', () => {
    const mary = sbom.dependencies.find(({ ref }) => ref === `mary@${own.version}`)
    assert.deepEqual(
      mary?.dependsOn.filter(ref => ref.startsWith('pg@')),
      [`pg@${own.dependencies['pg']}`],
    )
  })

  it('agrees with what ARCHITECTURE.md says of each dependency', () => {
    const said = readFileSync('ARCHITECTURE.md', 'utf8').split('## Dependencies')[1]!
    const { packages } = read<{ packages: Record<string, { license: string }> }>('package-lock.json')
    for (const name of [...Object.keys(own.dependencies), ...Object.keys(own.devDependencies)]) {
      const short = name.replace(/^@(types|microsoft)\/(?!app-)/, '')
      if (name.startsWith('@types/')) continue
      const named = new RegExp(`(?<![\\w-])${short}(?![\\w-])(?: \\(([^)]*)\\))?`).exec(said)
      assert.ok(named, `${name} has no line`)
      const licences = packages[`node_modules/${name}`]!.license.split(/\(|\)| AND /).filter(Boolean)
      for (const licence of licences)
        if (licence !== 'MIT') assert.ok(named[1]?.includes(licence), `${name} is ${licence}`)
    }
  })
})
