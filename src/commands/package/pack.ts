import type { Env } from '../../settings/env-reader.ts'
import { readFileSync } from 'node:fs'
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest'
import { zipSync } from 'fflate'
import { buildManifest, type Manifest } from './build-manifest.ts'

const folder = new URL('../../../manifest/', import.meta.url)
const read = (name: string): Uint8Array => readFileSync(new URL(name, folder))
const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T

type Words = Record<string, string>

/** The app package for the Teams admin centre, checked against Microsoft's schema without a network. */
export async function pack(env: Env, version: string): Promise<{ zip: Uint8Array } | { faults: string[] }> {
  const built = buildManifest(json<Manifest>('manifest.json'), env, version)
  if ('faults' in built) return built
  const { manifest } = built
  const faults = await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest)
  if (faults.length > 0) return { faults }
  const named = (name: string) => encode({ ...json<Words>(name), 'name.short': manifest.name.short })
  return {
    zip: zipSync({
      'manifest.json': encode(manifest),
      'fr.json': named('fr.json'),
      'en.json': named('en.json'),
      'color.png': read('color.png'),
      'outline.png': read('outline.png'),
    }),
  }
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 2))
}
