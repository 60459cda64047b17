import assert from 'node:assert/strict'
import { nothingOff, type Off } from '../../src/core/domain/capabilities/capability.ts'
import { permissionOf } from '../../src/core/domain/register/permissions.ts'
import { runningFacts } from '../../src/app/running-facts-of.ts'
import { readConfig } from '../../src/settings/config.ts'
import { grantedPermissions } from '../../src/graph/granted-permissions.ts'

const id = '00000000-0000-4000-8000-000000000001'
const tenant = {
  MicrosoftAppId: id,
  MicrosoftAppPassword: 'hush-hush',
  MicrosoftAppTenantId: id,
  SHAREPOINT_SITE_ID: 'ville,1,2',
  COMMS_GROUP_ID: id,
  COMMS_CHANNEL_ID: '19:x@thread.tacv2',
}
const facts = (env: Record<string, string> = {}, granted: string[] | null = [], off: Off = nothingOff) => {
  const config = readConfig({ ...tenant, ...env })
  return runningFacts({ ...config, tenant: config.tenant! }, granted, off)
}
const used = (env: Record<string, string> = {}, off: Off = nothingOff): string[] =>
  facts(env, [], off)
    .permissions.filter(one => one.used)
    .map(({ name }) => name)

describe('what runs, as the register says it', () => {
  it('makes no use of a permission whose capability is switched off', () => {
    const env = { CALENDAR_ENTRIES: 'on', NEWSPAPER_MAILBOX: 'journal@ville.fr', NEWSPAPER_MAIL_LIMITED: 'yes' }
    const all = used(env)
    for (const [name, capability] of Object.entries(permissionOf)) {
      assert.ok(all.includes(name), name)
      assert.deepEqual(
        used(env, new Set([capability])),
        all.filter(one => one !== name),
      )
    }
  })

  it('uses no more permissions than the configuration asks for', () => {
    assert.deepEqual(used(), ['Sites.Selected', 'User.Read.All', 'GroupMember.Read.All'])
    const table: [Record<string, string>, string][] = [
      [{ ABSENCES_LIMITED: 'yes' }, 'MailboxSettings.Read'],
      [{ CALENDAR_ENTRIES: 'on' }, 'Calendars.ReadWrite'],
      [{ LIST_NOTIFICATIONS: 'on', PUBLIC_URL: 'https://mary.example.fr' }, 'Sites.ReadWrite.All'],
      [{ TEAMS_APP_ID: id }, 'TeamsAppInstallation.ReadWriteSelfForUser.All'],
      [{ COMMS_TEAM_ID: id }, 'Channel.ReadBasic.All'],
      [{ NEWSPAPER_MAILBOX: 'journal@ville.fr', NEWSPAPER_MAIL_LIMITED: 'yes' }, 'Mail.Send'],
    ]
    for (const [env, name] of table) assert.ok(used(env).includes(name), name)
    assert.ok(!used({ NEWSPAPER_MAILBOX: 'journal@ville.fr' }).includes('Mail.Send'))
  })

  it('knows whether what goes to the database is encrypted', () => {
    const of = (DATABASE_URL: string) => facts({ DATABASE_URL }).databaseTls
    const server = 'postgres://mary@db.ville.fr/mary'
    const asked = ['sslmode=disable', 'sslmode=prefer', 'sslmode=verify-full', 'ssl=true'].map(
      one => `${server}?${one}`,
    )
    assert.deepEqual(['', server, ...asked].map(of), [true, false, false, false, true, true])
  })

  it('names the hosts that it reaches, and no secret', () => {
    const all = facts({
      DATABASE_URL: 'postgres://mary:hush-hush@db.ville.fr/mary',
      BLUESKY_SERVICE: 'https://bsky.social',
      BLUESKY_IDENTIFIER: 'ville.bsky.social',
      BLUESKY_APP_PASSWORD: 'abcd-efgh-ijkl-mnop',
      AGENDA_HOSTS: 'agenda.ville.fr',
    })
    assert.deepEqual(
      all.hosts.map(({ use, host }) => `${use} ${host}`),
      [
        'sharepoint ville',
        'graph graph.microsoft.com',
        'login login.microsoftonline.com',
        'teams smba.trafficmanager.net',
        'botKeys login.botframework.com',
        'bluesky bsky.social',
        'database db.ville.fr',
        'agendaHosts agenda.ville.fr',
      ],
    )
    assert.doesNotMatch(JSON.stringify(all), /hush|abcd/)
    assert.deepEqual(all.processors, ['microsoft', 'hosting', 'bluesky'])
    assert.deepEqual([all.database, facts().database], ['postgres', 'pglite'])
  })

  it('has its notice where it has a public address', () => {
    assert.equal(facts().noticeUrl, null)
    assert.equal(facts({ PUBLIC_URL: 'https://mary.example.fr' }).noticeUrl, 'https://mary.example.fr/confidentialite')
  })
})

describe('granted permissions', () => {
  const of = (token: string) => grantedPermissions({ token: async () => token, renew: async () => token }, 'https://g')
  const token = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`

  it('are those in Graph’s own token', async () => {
    assert.deepEqual(await of(token({ roles: ['User.Read.All', 7] })), ['User.Read.All'])
    assert.deepEqual(await of(token({})), [])
  })

  it('are unknown where nobody can read it', async () => {
    for (const opaque of ['', 'opaque', 'a.b.c']) assert.equal(await of(opaque), null)
  })
})
