import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { versionMadeAt } from '../src/commands/package/build-manifest.ts'
import { pack } from '../src/commands/package/pack.ts'
import { loadWords } from '../src/words.ts'

const env = {
  MicrosoftAppId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
  PUBLIC_URL: 'https://mary.ville.fr/',
  APP_NAME: 'Mary – Communication interne',
}
const icon = (name: string) => readFileSync(new URL(`../manifest/${name}.png`, import.meta.url))
const json = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>

describe('app package', () => {
  it('carries this authority’s values and passes Microsoft’s schema', async () => {
    const result = await pack(env, '1.2.3')
    assert.ok('zip' in result)
    const files = unzipSync(result.zip)
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'en.json', 'fr.json', 'manifest.json', 'outline.png'])
    const manifest = json(files['manifest.json'])
    assert.equal(manifest['id'], env.MicrosoftAppId)
    assert.deepEqual(
      (manifest['bots'] as { botId: string }[]).map(bot => bot.botId),
      [env.MicrosoftAppId],
    )
    assert.deepEqual(
      (manifest['composeExtensions'] as { botId: string }[]).map(one => one.botId),
      [env.MicrosoftAppId],
    )
    assert.deepEqual(manifest['validDomains'], ['mary.ville.fr'])
    assert.equal(manifest['version'], '1.2.3')
    assert.ok(Number(String(manifest['manifestVersion']).split('.')[1]) >= 25)
    for (const file of ['fr.json', 'en.json']) assert.equal(json(files[file])['name.short'], env.APP_NAME)
  })

  it('has the tab beside the chat, and asks Entra for a token of this app on this host', async () => {
    const built = async (more: object) => {
      const result = await pack({ ...env, ...more }, '1.0.0')
      assert.ok('zip' in result)
      return json(unzipSync(result.zip)['manifest.json'])
    }
    const manifest = await built({ PUBLIC_URL: 'https://mary.ville.fr:8443/bureau/' })
    assert.deepEqual(manifest['staticTabs'], [
      { entityId: 'conversations', scopes: ['personal'] },
      { entityId: 'desk', name: 'Mary', contentUrl: 'https://mary.ville.fr:8443/bureau/tab/', scopes: ['personal'] },
      {
        entityId: 'week',
        name: 'Calendrier',
        contentUrl: 'https://mary.ville.fr:8443/bureau/tab/week.html',
        scopes: ['personal'],
      },
    ])
    assert.deepEqual(manifest['configurableTabs'], [
      {
        configurationUrl: 'https://mary.ville.fr:8443/bureau/tab/configure.html',
        canUpdateConfiguration: false,
        scopes: ['team', 'groupChat'],
        context: ['channelTab', 'privateChatTab'],
      },
    ])
    assert.deepEqual(manifest['webApplicationInfo'], {
      id: env.MicrosoftAppId,
      resource: `api://mary.ville.fr:8443/${env.MicrosoftAppId}`,
    })
    assert.deepEqual(manifest['validDomains'], ['mary.ville.fr'])
    const without = await built({ PUBLIC_URL: '', WEBSITE_URL: 'https://www.ville.fr' })
    const tabsOf = (one: Record<string, unknown>) => [one['staticTabs'], one['configurableTabs'], one['validDomains']]
    assert.deepEqual(tabsOf(without), [[], [], []])
    const noSignOn = await built({ SINGLE_SIGN_ON: 'off' })
    assert.deepEqual(tabsOf(noSignOn), [[], [], []], 'a tab that would stay empty')
    assert.deepEqual(without['webApplicationInfo'], { id: env.MicrosoftAppId, resource: 'https://graph.microsoft.com' })
  })

  it('leads to what the authority says of personal data, to Mary’s notice, and else to the site', async () => {
    const privacy = async (more: object) => {
      const result = await pack({ ...env, ...more }, '1.0.0')
      assert.ok('zip' in result)
      return (json(unzipSync(result.zip)['manifest.json'])['developer'] as Record<string, string>)['privacyUrl']
    }
    assert.equal(await privacy({ PRIVACY_URL: 'https://www.ville.fr/donnees' }), 'https://www.ville.fr/donnees')
    assert.equal(await privacy({}), `${env.PUBLIC_URL}/confidentialite`)
    assert.equal(await privacy({ PUBLIC_URL: '', WEBSITE_URL: 'https://www.ville.fr' }), 'https://www.ville.fr')
  })

  it('has a version that grows with each package, by the release first', () => {
    const at = (release: string, day: string) => versionMadeAt(release, Date.parse(day))
    assert.equal(at('0.2.0', '2026-01-01T00:10:59Z'), '0.2.10')
    const versions = [
      at('0.2.0', '2026-12-02T08:00:00Z'),
      at('0.2.0', '2026-12-02T08:01:00Z'),
      at('0.2.1', '2026-12-24T08:00:00Z'),
      at('0.3.0', '2027-01-04T08:00:00Z'),
      at('1.0.0', '2027-01-04T08:00:00Z'),
    ].map(version => version.split('.').map(Number))
    for (const [index, [major = 0, minor = 0, patch = 0]] of versions.entries()) {
      const before = versions[index - 1] ?? [0, 0, 0]
      const grows = [major - before[0]!, minor - before[1]!, patch - before[2]!].find(by => by !== 0)
      assert.ok(grows !== undefined && grows > 0)
    }
  })

  it('names every fault at once', async () => {
    const result = await pack({ PUBLIC_URL: 'http://mary', APP_NAME: 'x'.repeat(31) }, '1.0.0')
    assert.ok('faults' in result)
    assert.deepEqual(
      result.faults.map(fault => fault.split(':')[0]),
      ['MicrosoftAppId', 'PUBLIC_URL', 'APP_NAME'],
    )
  })

  it('does not pass a manifest that the schema refuses', async () => {
    const result = await pack({ ...env, ORGANISATION: 'x'.repeat(40) }, '1.0.0')
    assert.ok('faults' in result)
  })

  it('names the calendar in both languages', async () => {
    const result = await pack(env, '1.0.0')
    assert.ok('zip' in result)
    const files = unzipSync(result.zip)
    const tabs = json(files['manifest.json'])['staticTabs'] as { entityId: string; name: string }[]
    const key = `staticTabs[${tabs.findIndex(({ entityId }) => entityId === 'week')}].name`
    assert.deepEqual(
      (['fr', 'en'] as const).map(locale => [
        json(files[`${locale}.json`])[key],
        loadWords()[locale].text('tab.pages.week'),
      ]),
      [
        ['Calendrier', 'Calendrier'],
        ['Calendar', 'Calendar'],
      ],
    )
  })

  it('offers only commands that Mary knows, in both languages and without a gap', async () => {
    const result = await pack(env, '1.0.0')
    assert.ok('zip' in result)
    const files = unzipSync(result.zip)
    const typed = (locale: 'fr' | 'en') => Object.values(loadWords()[locale].typed).flat()
    const lists = (json(files['manifest.json'])['bots'] as { commandLists: { commands: { title: string }[] }[] }[])[0]!
      .commandLists
    const keys = lists.flatMap((list, i) =>
      list.commands.map((_, j) => `bots[0].commandLists[${i}].commands[${j}].title`),
    )
    for (const locale of ['fr', 'en'] as const) {
      const strings = json(files[`${locale}.json`])
      assert.deepEqual(
        Object.keys(strings).filter(key => key.startsWith('bots') && key.endsWith('.title')),
        keys,
      )
      for (const key of keys) assert.ok(typed(locale).includes(String(strings[key])), `${locale} ${key}`)
    }
  })

  it('offers what Mary does on messages, in both languages and without a gap', async () => {
    const result = await pack(env, '1.0.0')
    assert.ok('zip' in result)
    const files = unzipSync(result.zip)
    type Named = { title: string; description: string }
    type Command = Named & { id: string; type: string; context: string[]; parameters?: (Named & { name: string })[] }
    const [extension] = json(files['manifest.json'])['composeExtensions'] as { commands: Command[] }[]
    const commands = extension!.commands
    assert.deepEqual(
      commands.map(({ id, type, context, parameters = [] }) => [
        id,
        type,
        ...context,
        ...parameters.map(one => one.name),
      ]),
      [
        ['proposeMessage', 'action', 'message'],
        ['find', 'query', 'compose', 'commandBox', 'query'],
      ],
    )
    const texts = commands.flatMap(({ title, description, parameters = [] }, i) => [
      [`composeExtensions[0].commands[${i}].title`, title],
      [`composeExtensions[0].commands[${i}].description`, description],
      ...parameters.flatMap((one, j) => [
        [`composeExtensions[0].commands[${i}].parameters[${j}].title`, one.title],
        [`composeExtensions[0].commands[${i}].parameters[${j}].description`, one.description],
      ]),
    ])
    const own = (file: string) => Object.entries(json(files[file])).filter(([key]) => key.startsWith('compose'))
    assert.deepEqual(own('fr.json'), texts)
    assert.deepEqual(
      own('en.json').map(([key]) => key),
      texts.map(([key]) => key),
    )
  })

  it('has icons of the sizes that Teams wants, the outline white on nothing', async () => {
    const color = await sharp(icon('color')).metadata()
    assert.deepEqual([color.width, color.height], [192, 192])
    const { data, info } = await sharp(icon('outline')).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    assert.deepEqual([info.width, info.height], [32, 32])
    let shown = 0
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 0) continue
      shown++
      assert.deepEqual([...data.subarray(at, at + 3)], [255, 255, 255])
    }
    assert.ok(shown > 50 && shown < 700)
  })
})
