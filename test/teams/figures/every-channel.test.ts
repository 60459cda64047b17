import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { figuresPage } from '../../../src/app/figures-page.ts'
import { otherChannels } from '../../../src/core/domain/channels/channel.ts'
import { currentPeriod } from '../../../src/core/domain/figures/period.ts'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import { releaseId } from '../../../src/core/domain/releases/release.ts'
import { chooseCampaign } from '../../../src/core/use-cases/campaigns/choose-campaign.ts'
import { readFigures } from '../../../src/core/use-cases/figures/see-figures.ts'
import { sheets } from '../../../src/sheets/sheets.ts'
import { figureTabs } from '../../../src/sheets/tables/figure-tabs.ts'
import { loadWords } from '../../../src/words.ts'
import { writeFigures } from '../../../src/words/written-figures.ts'
import { renderPost } from '../../cards/every-card.ts'
import { opened } from '../../core/use-cases/campaigns/a-campaign.ts'
import { fakeNetwork } from '../../fakes/network.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { approvedAgain, inMs, releaseClock } from '../../fakes/released.ts'
import { comms, pictured, written } from '../../fakes/walk.ts'
import { type Chat, createChat } from '../chat.ts'
import { plainIn } from '../form-of.ts'

const words = loadWords(undefined, settings.timeZone)
const minute = 60_000

/** One post on every channel: Mary publishes, a person declares, one is stopped, one is doubtful, one is to come. */
describe('what went out on every channel', () => {
  let ports: FakePorts
  let chat: Chat
  let post: Post
  let campaignId: string
  let justApproved: string
  const say = async (text: string) => plainIn(await chat.say(comms, text))

  before(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    const mastodon = fakeNetwork()
    mastodon.strike('unknown')
    ports.networks = { bluesky: fakeNetwork().network, mastodon: mastodon.network, site: fakeNetwork().network }
    const at = inMs(ports, minute)
    const elsewhere = otherChannels.map(channel => ({
      channel,
      at: channel === 'linkedin' ? inMs(ports, 30 * minute) : at,
    }))
    const { id } = await written(ports)
    await pictured(ports, id, 'photo')
    const text = 'Le pont rouvre lundi. https://ville.example/pont'
    const variants = Object.fromEntries(
      [...otherChannels, 'article'].map(kind => [
        kind,
        { text, warning: '', pictures: kind === 'instagram' ? ['photo'] : [] },
      ]),
    )
    post = await approvedAgain(ports, id, draft => {
      const pictures = draft.content.pictures.map(picture => ({ ...picture, alt: 'Le pont' }))
      return { ...draft, elsewhere, content: { ...draft.content, pictures, variants } }
    })
    justApproved = await say(`parutions ${post.reference}`)
    ;({ id: campaignId } = await opened(ports, { channels: ['teams', ...otherChannels].join(',') }))
    await chooseCampaign(ports, comms, { postId: post.id, campaignId })
    await releaseClock(ports).until(inMs(ports, 2 * minute))
    await say(`publié ${post.reference} facebook`)
    await say(`parution ${post.reference} instagram bloquer`)
    const send = (await ports.broadcasts.byId(post.broadcastId!))!
    const sent = { ...send, state: 'done' as const, startedAt: ports.now(), version: send.version + 1 }
    await ports.commit({ save: 'broadcast', row: sent, ifVersion: send.version })
    ports.reach = { people: 100, reached: 90, withoutAccount: 6 }
  })

  it('leaves as it is asked to', async () => {
    const states = await Promise.all(
      otherChannels.map(async channel => (await ports.releases.byId(releaseId(post.id, channel)))?.state),
    )
    assert.deepEqual(
      otherChannels.map((channel, at) => `${channel} ${states[at]}`),
      [
        'bluesky published',
        'mastodon unknown',
        'facebook declared',
        'instagram held',
        'linkedin planned',
        'site published',
      ],
    )
  })

  const told =
    /Teams : 1 sur 1 · Bluesky : 1 sur 1 · Mastodon : 0 sur 1 \(1 incertaine\) · Facebook : 1 sur 1 \(1 déclarée\) · Instagram : 0 sur 1 \(1 bloquée\) · LinkedIn : 0 sur 1 · Site[^:]* : 1 sur 1/

  it('is told on the card of a campaign, in the list, and in the balance as it is closed', async () => {
    const { reference } = (await ports.campaigns.byId(campaignId))!
    const card = await say(`campagne ${reference}`)
    assert.match(card, told)
    assert.match(await say('campagnes'), /1 publication · parue : 1/)
    assert.match(plainIn(await chat.press(comms, 'campaign.close', { campaignId })), told)
    await chat.press(comms, 'campaign.closed', { campaignId, unsent: '0' })
    assert.equal((await ports.campaigns.byId(campaignId))?.balance?.figures.channels.length, 7)
    assert.match(await say(`campagne ${reference}`), told)
  })

  it('is told on the card of figures', async () => {
    const card = await say('bilan')
    for (const line of [
      /Publications envoyées dans Teams.{0,20}"value":"1 \(0 avant\)/,
      /Parues sur Bluesky.{0,20}"value":"1 sur 1, 0 avant/,
      /Parues sur Mastodon.{0,20}"value":"0 sur 1 \(1 incertaine\), 0 avant/,
      /Parues sur Facebook.{0,20}"value":"1 sur 1 \(1 déclarée\), 0 avant/,
      /Parues sur Instagram.{0,20}"value":"0 sur 1 \(1 bloquée\), 0 avant/,
      /Parues sur LinkedIn.{0,20}"value":"0 sur 1, 0 avant/,
    ])
      assert.match(card, line)
  })

  const rows = [
    ['Teams', 1, 0, 0, 0, 0, 0],
    ['Bluesky', 1, 0, 0, 0, 0, 0],
    ['Mastodon', 0, 0, 0, 1, 0, 0],
    ['Facebook', 1, 1, 0, 0, 0, 0],
    ['Instagram', 0, 0, 1, 0, 0, 0],
    ['LinkedIn', 0, 0, 0, 0, 1, 0],
    ['Site', 1, 0, 0, 0, 0, 0],
  ]

  it('is told on the page of figures, and in the workbook', async () => {
    const period = currentPeriod('month', ports.now(), settings.timeZone)
    const page = await figuresPage(ports, period, { actor: comms, words: words.fr, settings })
    const { tables } = page as { tables: { id: string; rows: string[][]; note: string }[] }
    const shown = tables.find(({ id }) => id === 'channels')!
    assert.deepEqual(
      shown.rows,
      rows.map(row => row.map(String)),
    )
    const figures = await readFigures(ports, period, settings, { departments: true })
    const tab = figureTabs(writeFigures(figures, words.fr)).find(({ name }) => name === 'Par canal')!
    assert.deepEqual(tab.rows.slice(0, rows.length), rows)
    assert.match(Buffer.from(await sheets.csv(tab)).toString(), /Facebook;1;1;0;0;0;0/)
  })

  it('is told of the post itself, from the last visa on', async () => {
    assert.doesNotMatch(justApproved, /nulle part ailleurs/)
    assert.match(justApproved, /Bluesky.*Part le .*Facebook.*À publier à la main le /s)
    assert.doesNotMatch(justApproved, /"release\.open"/, 'nothing can be chosen of what has no row yet')
    const card = await say(`parutions ${post.reference}`)
    assert.match(card, /Publiée le .*on ne le sait pas encore.*Déclarée par Camille.*Bloquée.*Publiée le /s)
  })

  it('is denied by no sentence that people read', () => {
    const stale = /n’y part encore|ne publie pas encore|nothing leaves there yet|does not publish yet|\(prévues\)/
    const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
    const guides = readdirSync(new URL('../../../docs/guide', import.meta.url)).filter(name => name.endsWith('.md'))
    for (const path of [
      'README.md',
      'docs/install.md',
      'docs/installation.md',
      'ARCHITECTURE.md',
      'cards/locales/fr.json',
      'cards/locales/en.json',
      ...guides.map(name => `docs/guide/${name}`),
    ])
      assert.doesNotMatch(read(path), stale, path)
    assert.match(
      read('docs/guide/communication.md'),
      /publiées par Mary, déclarées publiées, bloquées, incertaines, à venir/,
    )
  })
})
