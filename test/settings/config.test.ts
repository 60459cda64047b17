import { ConfigFaults, type Env } from '../../src/settings/env-reader.ts'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { readConfig } from '../../src/settings/config.ts'

const id = (n: number): string => `${String(n).repeat(8)}-0000-4000-8000-000000000000`
const tenant: Env = {
  MicrosoftAppId: id(1),
  MicrosoftAppPassword: 'hush-hush',
  MicrosoftAppTenantId: id(2),
  SHAREPOINT_SITE_ID: 'ville.sharepoint.com,1,2',
  COMMS_GROUP_ID: id(3),
  COMMS_CHANNEL_ID: '19:abc@thread.tacv2',
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
const namesOf = (env: Env): string[] =>
  faultsOf(env)
    .map(fault => fault.split(' ')[0]!)
    .toSorted()

describe('readConfig', () => {
  it('takes the group of a pilot; what is no group must not mean everybody', () => {
    assert.equal(readConfig({}).onlyToGroupId, undefined)
    assert.equal(readConfig({ ONLY_TO_GROUP_ID: id(7) }).onlyToGroupId, id(7))
    assert.deepEqual(namesOf({ ONLY_TO_GROUP_ID: 'pilote' }), ['ONLY_TO_GROUP_ID'])
  })

  it('needs nothing at all: the sandbox, on this machine only', () => {
    const { host, port, tenant, dataDir, databaseUrl, locale, timeZone, quietHours, broadcastPerSecond } = readConfig(
      {},
    )
    assert.deepEqual([host, port, tenant, dataDir, databaseUrl], ['127.0.0.1', 3978, undefined, '.data', undefined])
    assert.deepEqual(
      [locale, timeZone, quietHours, broadcastPerSecond],
      ['fr', 'Europe/Paris', { from: '19:00', to: '08:00' }, 40],
    )
  })

  it('takes empty and blank variables for absent ones', () => {
    assert.deepEqual(readConfig({ HOST: '', PORT: '  ', MicrosoftAppId: '', QUIET_HOURS: '' }), readConfig({}))
  })

  it('listens to everybody and asks Microsoft when there is a tenant', () => {
    const { host, urls, tenant: read } = readConfig(tenant)
    assert.deepEqual(
      [host, urls.graph, urls.login],
      ['0.0.0.0', 'https://graph.microsoft.com', 'https://login.microsoftonline.com'],
    )
    assert.deepEqual([read?.appType, read?.appPassword, read?.commsTeamId], ['SingleTenant', 'hush-hush', undefined])
  })

  it('takes a managed identity in the place of a secret: one of both, and only where it means something', () => {
    const trusting = { ...tenant, MicrosoftAppPassword: undefined, MANAGED_IDENTITY_CLIENT_ID: id(8) }
    const { tenant: read } = readConfig(trusting)
    assert.deepEqual([read?.appType, read?.appPassword, read?.managedIdentityId], ['SingleTenant', undefined, id(8)])
    assert.deepEqual(namesOf({ ...trusting, MicrosoftAppPassword: 'hush-hush' }), ['MANAGED_IDENTITY_CLIENT_ID'])
    assert.deepEqual(namesOf({ ...trusting, MicrosoftAppType: 'UserAssignedMSI' }), ['MANAGED_IDENTITY_CLIENT_ID'])
    assert.deepEqual(faultsOf({ ...trusting, MANAGED_IDENTITY_CLIENT_ID: 'hush-hush' }), [
      'MANAGED_IDENTITY_CLIENT_ID must be a GUID',
    ])
    assert.equal(namesOf({ MANAGED_IDENTITY_CLIENT_ID: id(8) }).length, Object.keys(tenant).length - 1)
  })

  it('sends tokens in the clear to this machine alone, and takes keys from nowhere else so', () => {
    for (const name of ['GRAPH_URL', 'LOGIN_URL', 'TEAMS_SERVICE_URL', 'BOT_OPENID_METADATA_URL']) {
      for (const far of [
        'http://login.example',
        'http://10.0.0.7:3979',
        'http://127.0.0.1@login.example',
        'http://localhost.example',
      ])
        assert.deepEqual(namesOf({ [name]: far }), [name], far)
      for (const near of ['http://127.0.0.1:3979', 'http://localhost:1', 'http://[::1]:1', 'https://login.example'])
        assert.deepEqual(faultsOf({ [name]: near }), [], near)
    }
    assert.match(faultsOf({ LOGIN_URL: 'http://login.example' }).join(), /LOGIN_URL must be https beyond this machine/)
  })

  for (const missing of Object.keys(tenant))
    it(`refuses a tenant without ${missing}`, () => {
      assert.deepEqual(namesOf({ ...tenant, [missing]: undefined }), [missing])
    })

  it('needs no secret for a managed identity', () => {
    const { tenant: read } = readConfig({
      ...tenant,
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppPassword: undefined,
    })
    assert.deepEqual([read?.appType, read?.appPassword], ['UserAssignedMSI', undefined])
  })

  it('lets nobody in from outside without a tenant', () => {
    assert.deepEqual(namesOf({ HOST: '0.0.0.0' }), ['HOST'])
    for (const HOST of ['127.0.0.1', 'localhost', '::1']) assert.deepEqual(faultsOf({ HOST }), [])
  })

  it('names every fault at once, and never a value', () => {
    const faulty: Env = {
      ...tenant,
      PORT: '70000',
      METRICS_PORT: 'x',
      PUBLIC_URL: 'ftp://hush-hush',
      DATABASE_URL: 'mysql://hush-hush',
      BROADCAST_PER_SECOND: '51',
      DEFAULT_LOCALE: 'hush-hush',
      TIME_ZONE: 'Mars/Hush',
      QUIET_HOURS: '19-8',
      GRAPH_URL: 'graph',
      LOGIN_URL: 'x',
      TEAMS_SERVICE_URL: 'x',
      BOT_OPENID_METADATA_URL: 'x',
      MicrosoftAppType: 'MultiTenant',
      COMMS_GROUP_ID: 'hush-hush',
      COMMS_CHANNEL_ID: 'hush-hush',
      COMMS_TEAM_ID: 'hush-hush',
      AGENTS_GROUP_ID: 'x',
      ADMIN_GROUP_ID: 'x',
      DPO_GROUP_ID: 'x',
      ARCHIVIST_GROUP_ID: 'x',
      FALLBACK_APPROVERS_GROUP_ID: 'x',
      ON_CALL_GROUP_ID: 'x',
      TEAMS_APP_ID: 'x',
      ABSENCES_LIMITED: 'x',
      HOLIDAYS_REGION: 'FR-99',
      SANDBOX_PORT: '-1',
      SANDBOX_PEOPLE: '3',
    }
    const wrong = Object.keys(faulty).filter(
      name => !(name in tenant) || ['COMMS_GROUP_ID', 'COMMS_CHANNEL_ID'].includes(name),
    )
    assert.deepEqual(namesOf(faulty), wrong.toSorted())
    assert.doesNotMatch(faultsOf(faulty).join('\n'), /hush/i)
  })

  it('reads quiet hours over midnight, within a day, and none', () => {
    assert.deepEqual(readConfig({ QUIET_HOURS: '20:30-07:15' }).quietHours, { from: '20:30', to: '07:15' })
    assert.deepEqual(readConfig({ QUIET_HOURS: '12:00–14:00' }).quietHours, { from: '12:00', to: '14:00' })
    assert.equal(readConfig({ QUIET_HOURS: 'off' }).quietHours, 'off')
    assert.deepEqual(faultsOf({ QUIET_HOURS: '08:00-08:00' }), [
      'QUIET_HOURS begin and end at the same time: is it off?',
    ])
  })

  it('knows the regions whose holidays differ, and names them to who mistypes one', () => {
    assert.equal(readConfig({}).holidaysRegion, 'FR')
    assert.deepEqual(
      ['fr-57', 'GP', 'FR-RE'].map(HOLIDAYS_REGION => readConfig({ HOLIDAYS_REGION }).holidaysRegion),
      ['FR-57', 'GP', 'FR-RE'],
    )
    assert.match(
      faultsOf({ HOLIDAYS_REGION: 'ALSACE' }).join('\n'),
      /HOLIDAYS_REGION must be one of FR, FR-57, FR-67, FR-68/,
    )
  })

  it('takes hosts of calendars by their names alone', () => {
    assert.deepEqual(readConfig({}).agendaHosts, [])
    const AGENDA_HOSTS = 'Intranet.ville.example, agenda'
    assert.deepEqual(readConfig({ AGENDA_HOSTS }).agendaHosts, ['intranet.ville.example', 'agenda'])
    for (const wrong of ['https://intranet.example', 'intranet:8443', 'a/b'])
      assert.match(faultsOf({ AGENDA_HOSTS: wrong }).join('\n'), /AGENDA_HOSTS must be names of hosts/, wrong)
  })

  it('takes origins with or without the slash at their end', () => {
    assert.equal(readConfig({ PUBLIC_URL: 'https://mary.ville.example/' }).publicUrl, 'https://mary.ville.example')
  })

  it('logs the steps of the start unless told otherwise, also where .env.example was copied as it is', () => {
    assert.deepEqual(
      ['', undefined, 'warn'].map(LOG_LEVEL => readConfig({ LOG_LEVEL }).logLevel),
      ['info', 'info', 'warn'],
    )
    assert.deepEqual(namesOf({ LOG_LEVEL: 'loud', SANDBOX: 'yes' }), ['LOG_LEVEL', 'SANDBOX'])
  })

  it('takes one page about personal data, which becomes a link', () => {
    assert.equal(
      readConfig({ PRIVACY_URL: 'https://www.ville.example/donnees?x=1' }).privacyUrl,
      'https://www.ville.example/donnees?x=1',
    )
    for (const PRIVACY_URL of [
      'http://ville.example',
      'https://ville.example/a)b',
      'ville.example',
      'https://ville.example/a b',
    ])
      assert.match(faultsOf({ PRIVACY_URL }).join(), /PRIVACY_URL must be an https address/)
  })

  it('takes one mailbox for newspapers, and whether Exchange limits Mary to it', () => {
    const mailbox = { NEWSPAPER_MAILBOX: 'journal@ville.fr' }
    assert.equal(readConfig({}).newspaperMailbox, undefined)
    assert.deepEqual(readConfig(mailbox).newspaperMailbox, { address: 'journal@ville.fr', isLimited: false })
    const limited = readConfig({ ...mailbox, NEWSPAPER_MAIL_LIMITED: 'yes' }).newspaperMailbox
    assert.deepEqual(limited, { address: 'journal@ville.fr', isLimited: true })
    for (const address of ['journal', 'a@b', 'a@ville.fr,b@ville.fr', 'a@ville.fr/sendMail', 'Journal <a@ville.fr>'])
      assert.deepEqual(namesOf({ NEWSPAPER_MAILBOX: address }), ['NEWSPAPER_MAILBOX'])
    assert.deepEqual(namesOf({ NEWSPAPER_MAIL_LIMITED: 'yes' }), ['NEWSPAPER_MAIL_LIMITED'])
  })

  it('takes the name of the authority as one line', () => {
    assert.equal(readConfig({ AUTHORITY_NAME: ' Ville de Sainte-Colombe ' }).authorityName, 'Ville de Sainte-Colombe')
    assert.equal(readConfig({}).authorityName, undefined)
    for (const AUTHORITY_NAME of ['x'.repeat(121), 'a\nb'])
      assert.match(faultsOf({ AUTHORITY_NAME }).join(), /AUTHORITY_NAME must be one line/)
  })

  it('reads just what .env.example says', () => {
    const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
    const said = [...text('../../.env.example').matchAll(/^#? ?([A-Z][A-Za-z_]+)=/gm)].map(match => match[1]!)
    const read = readdirSync(new URL('../../src/settings', import.meta.url))
      .filter(name => name.endsWith('.ts'))
      .flatMap(name => [...text(`../../src/settings/${name}`).matchAll(/'([A-Z]+(?:_[A-Z]+)+|MicrosoftApp\w+)'/g)])
      .map(([, name]) => name!)
      .filter(name => name !== 'NODE_ENV')
    assert.ok(read.length > 40)
    assert.deepEqual(
      [...new Set(read)].filter(name => !said.includes(name)),
      [],
    )
    const others = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => text(`../../src/${name}`))
      .join('\n')
    const unread = [...new Set(said)].filter(
      name => !new RegExp(`\\b${name}\\b`).test(others) && name !== 'NODE_EXTRA_CA_CERTS',
    )
    assert.deepEqual(unread, [])
  })
})
