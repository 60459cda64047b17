import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What package-lock.json says of one package, as far as it is needed here. */
type Locked = { version?: string; dev?: boolean; devDependencies?: object }
type Lock = { packages: Record<string, Locked> }
type Component = { 'bom-ref': string; name: string; licenses?: { license: { id: string } }[] }
type Sbom = { components: Component[] }

/** Read in the packages’ own files: their package.json names no licence. */
const licences: Record<string, string> = { 'escape-regexp-component@1.0.2': 'MIT', 'jspath@0.4.0': 'MIT' }

/**
 * `npm run sbom`: build/sbom.json, in CycloneDX, of every package that production may install on any machine, by npm's
 * own `npm sbom`. npm gets production's part of the lock alone: with `--omit=dev` it leaves out what makers need too,
 * `pg` among others.
 */
const root = new URL('../../', import.meta.url)
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, root), 'utf8')) as T
const folder = mkdtempSync(join(tmpdir(), 'mary-sbom-'))
try {
  const sbom = listProduction(folder)
  mkdirSync(new URL('build/', root), { recursive: true })
  writeFileSync(new URL('build/sbom.json', root), `${JSON.stringify(sbom, null, 2)}\n`)
  console.log(`build/sbom.json names ${sbom.components.length} packages.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function listProduction(parent: string): Sbom {
  // npm names the whole after its folder.
  const mary = join(parent, 'mary')
  mkdirSync(mary)
  const write = (name: string, json: object): void => writeFileSync(join(mary, name), JSON.stringify(json))
  write('package.json', { ...read<object>('package.json'), devDependencies: {} })
  write('package-lock.json', productionOf(read<Lock>('package-lock.json')))
  const ask = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only']
  const { status, stdout, stderr } = spawnSync('npm', ask, {
    cwd: mary,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`)
  const sbom = JSON.parse(stdout) as Sbom
  return { ...sbom, components: sbom.components.map(one => withLicence(withOwnName(one))) }
}

function productionOf({ packages, ...lock }: Lock): Lock {
  const kept = Object.entries(packages).filter(([, one]) => !one.dev)
  return { ...lock, packages: Object.fromEntries(kept.map(([path, { devDependencies: _, ...one }]) => [path, one])) }
}

/** npm calls a package that replaces another by the other's name; its `bom-ref` has its own. */
function withOwnName(component: Component): Component {
  const ref = component['bom-ref']
  return { ...component, name: ref.slice(0, ref.lastIndexOf('@')) }
}

function withLicence(component: Component): Component {
  const id = licences[component['bom-ref']]
  return component.licenses || id === undefined ? component : { ...component, licenses: [{ license: { id } }] }
}
