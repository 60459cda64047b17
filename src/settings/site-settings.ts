import type { Reader } from './env-reader.ts'

/** `name`: of the site; undefined: there is none. `hook`: the server that is told of each article. */
export type SiteSettings = {
  name: string | undefined
  /** Its front page, if that is on another site. */
  home: string | undefined
  hook: { url: string; secret: string } | undefined
}

const secretPattern = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/

/** Off unless configured, since the site is public. */
export function readSite(read: Reader): SiteSettings {
  const isOn = read.oneOf('PUBLIC_SITE', ['on', 'off'], 'off') === 'on'
  const line = /^.{1,120}$/u
  const name = read.matching('SITE_NAME', line, 'must be one line of up to 120 signs') ?? read.text('AUTHORITY_NAME')
  const home = read.page('SITE_URL')
  const hook = readHook(read)
  if (isOn && read.text('PUBLIC_URL') === undefined) read.fault('PUBLIC_SITE', 'is on, but PUBLIC_URL is not set')
  if (isOn && name === undefined) read.fault('PUBLIC_SITE', 'is on, but neither SITE_NAME nor AUTHORITY_NAME is set')
  // If nothing is published, nobody is told of it.
  return { name: isOn ? name : undefined, home, hook: isOn ? hook : undefined }
}

function readHook(read: Reader): SiteSettings['hook'] {
  const url = read.page('SITE_WEBHOOK_URL')
  const secret = read.matching('SITE_WEBHOOK_SECRET', secretPattern, 'must be whsec_ and 24 to 64 bytes in base 64')
  const given = ['SITE_WEBHOOK_URL', 'SITE_WEBHOOK_SECRET'].filter(name => read.text(name) !== undefined)
  if (given.length === 1)
    read.fault(
      given[0] === 'SITE_WEBHOOK_URL' ? 'SITE_WEBHOOK_SECRET' : 'SITE_WEBHOOK_URL',
      `is missing, though ${given[0]} is set`,
    )
  return url !== undefined && secret !== undefined ? { url, secret } : undefined
}
