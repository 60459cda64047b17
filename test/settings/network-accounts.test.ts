import assert from 'node:assert/strict'
import { readConfig } from '../../src/settings/config.ts'
import { ConfigFaults, type Env } from '../../src/settings/env-reader.ts'
import { createLog } from '../../src/log.ts'
import { sayHosts } from '../../src/settings/network-accounts.ts'

const bluesky = {
  BLUESKY_SERVICE: 'https://bsky.social/',
  BLUESKY_IDENTIFIER: 'mairie.example',
  BLUESKY_APP_PASSWORD: 'hush-hush-hush-hush',
}
const mastodon = { MASTODON_URL: 'https://social.example', MASTODON_TOKEN: 'hush' }
const wordpress = {
  WORDPRESS_URL: 'https://www.mairie.example/actualites',
  WORDPRESS_USER: 'mary',
  WORDPRESS_APP_PASSWORD: 'hush hush hush',
}
const site = {
  PUBLIC_SITE: 'on',
  PUBLIC_URL: 'https://mary.example',
  SITE_NAME: 'Montréval',
  SITE_WEBHOOK_URL: 'https://cms.example/hook?from=mary',
  SITE_WEBHOOK_SECRET: `whsec_${'hush'.repeat(8)}`,
}

function faultsOf(env: Env): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    assert.ok(error instanceof ConfigFaults)
    return error.faults
  }
}

describe('the accounts on networks', () => {
  it('are absent, or whole', () => {
    assert.deepEqual(readConfig({}).networks, {})
    assert.deepEqual(readConfig({ ...bluesky, ...mastodon, ...wordpress }).networks, {
      bluesky: { service: 'https://bsky.social', identifier: 'mairie.example', appPassword: 'hush-hush-hush-hush' },
      mastodon: { url: 'https://social.example', token: 'hush' },
      wordpress: { url: 'https://www.mairie.example/actualites', user: 'mary', appPassword: 'hush hush hush' },
    })
  })

  it('that are half there keep Mary from starting', () => {
    for (const all of [bluesky, mastodon, wordpress])
      for (const missing of Object.keys(all)) {
        const faults = faultsOf({ ...all, [missing]: '' })
        assert.deepEqual(
          faults.map(fault => fault.split(' ')[0]),
          [missing],
        )
        assert.doesNotMatch(faults.join(), /hush/)
      }
  })

  it('send their keys over https alone beyond this machine', () => {
    for (const [name, all] of [
      ['BLUESKY_SERVICE', bluesky],
      ['MASTODON_URL', mastodon],
      ['WORDPRESS_URL', wordpress],
    ] as const) {
      assert.match(faultsOf({ ...all, [name]: 'http://social.example' }).join(), new RegExp(`^${name} must be https`))
      assert.deepEqual(faultsOf({ ...all, [name]: 'http://localhost:4000' }), [])
    }
  })

  it('name the hosts that are reached, and nothing else of them', () => {
    const lines: string[] = []
    const log = createLog('info', { write: line => void lines.push(line) })
    sayHosts(log, readConfig({}))
    sayHosts(log, readConfig({ ...bluesky, ...mastodon, ...wordpress, ...site }))
    assert.equal(lines.length, 1)
    const { hosts } = JSON.parse(lines[0]!) as { hosts: string[] }
    assert.deepEqual(hosts, ['bsky.social', 'social.example', 'www.mairie.example', 'cms.example'])
    assert.doesNotMatch(lines[0]!, /hush|mary\b/)
  })

  it('are hidden where they are logged by mistake', () => {
    let lines = ''
    const log = createLog('info', { write: line => void (lines += line) })
    const config = readConfig({ ...bluesky, ...mastodon, ...wordpress, ...site })
    log.info(config, 'the whole of it')
    log.info({ config: config.networks.bluesky }, 'one')
    log.info(config.networks, 'all')
    log.info({ config: config.site }, 'the site')
    log.info(config.site, 'the site')
    log.info({ ...config.site.hook }, 'the hook')
    assert.match(lines, /mairie\.example/)
    assert.doesNotMatch(lines, /hush/)
  })
})
