import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { startDeskStub } from '../support/desk-stub.ts'
import { comesTo } from '../support/comes-to.ts'

const narrow = { width: 390, height: 844 }
const wide = { width: 1366, height: 768 }

describe('the desk in Chromium', function () {
  this.timeout(180_000)
  let browser: Browser | undefined
  let stub: Awaited<ReturnType<typeof startDeskStub>>
  let page: Page
  let broken: string[]

  before(async function () {
    browser = await openBrowser()
    if (browser === undefined) this.skip()
  })
  after(() => browser?.close())

  beforeEach(async () => {
    stub = await startDeskStub()
    await open(wide)
  })
  afterEach(async () => {
    await page?.context().close()
    stub?.close()
    assert.deepEqual(broken, [])
  })

  async function open(viewport: { width: number; height: number }): Promise<void> {
    page = await (await browser!.newContext({ viewport, locale: 'fr-FR' })).newPage()
    page.setDefaultTimeout(8000)
    broken = []
    page.on('pageerror', error => broken.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') broken.push(message.text())
    })
    await page.goto(stub.url)
    await page.waitForSelector('body.ready')
  }

  const chat = () => page.getByTestId('chat')
  const write = async (text: string) => {
    await page.getByTestId('composer').fill(text)
    await page.getByTestId('composer').press('Enter')
  }
  const become = (name: string) => page.getByTestId('person-option').filter({ hasText: name }).first().click()
  const press = (title: string, where = page.getByTestId('chat')) =>
    where.getByRole('button', { name: title, exact: true }).last().click()

  it('finds people by name without accents, and by keyboard alone', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ines')
    await page.getByRole('heading', { name: /^\d+ personnes$/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByTestId('me').getByText('Inès').waitFor()
    assert.match(page.url(), /#[0-9a-f-]{36}$/)
  })

  it('sends the words typed and draws the card that comes back', async () => {
    await write('proposer')
    await chat().getByText('Proposer un sujet', { exact: true }).last().waitFor()
    await press('Envoyer')
    await chat().getByText('Un titre, s’il vous plaît.').waitFor()
    assert.equal(stub.town.items.length, 0, 'a form that lacks a title must not leave')
  })

  it('never reads what people type as HTML or as Markdown', async () => {
    await write('<img src=x onerror=alert(1)> **gras**')
    await chat().getByText('<img src=x onerror=alert(1)> **gras**', { exact: true }).waitFor()
    await comesTo(() => chat().locator('.bubble img').count(), 0)
  })

  it('keeps what is being typed in one card while another conversation moves', async () => {
    await write('proposer')
    const title = chat().locator('input.ac-textInput')
    await title.fill('Un brouillon')
    const thirty = stub.town.people[30]?.id ?? ''
    await page.evaluate(
      id =>
        fetch(`/town/people/${id}/say`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"text":"bonjour"}',
        }),
      thirty,
    )
    await write('bonjour')
    await chat().getByText('Je garde « bonjour »').waitFor()
    await comesTo(() => title.inputValue(), 'Un brouillon')
  })

  it('shows what came before its line to the town stood', async () => {
    const me = new URL(page.url()).hash.slice(1)
    await page.route('**/town/events', async route => {
      const headers = { 'content-type': 'application/json' }
      await fetch(`${stub.url}/town/people/${me}/say`, { method: 'POST', headers, body: '{"text":"bonjour"}' })
      await route.continue()
    })
    await page.reload()
    await chat().getByText('Je garde « bonjour »').waitFor()
    await page.waitForTimeout(300)
    assert.equal(await page.locator('[data-news]').count(), 0, 'nothing is new to who just came')
  })

  it('attaches files', async () => {
    await page
      .getByTestId('file')
      .setInputFiles({ name: 'affiche.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') })
    await page.getByTestId('send').click()
    await chat().locator('.attached').getByText('affiche.pdf').waitFor()
  })

  it('shows installs and blocks as they are', async () => {
    await page.getByLabel('Ce que cette personne peut faire de Mary').click()
    await page.getByTestId('uninstall').click()
    await page.getByTestId('install-here').click()
    await page.getByTestId('install-here').waitFor({ state: 'detached' })
  })

  it('has tabs alone in the list of tabs', async () => {
    const roles = await page.evaluate<(string | null)[]>(
      "[...document.querySelectorAll('[data-testid=side] [role=tablist] > *')].map(one => one.getAttribute('role'))",
    )
    assert.deepEqual(roles, ['tab', 'tab', 'tab', 'tab', 'tab'])
    await page.getByRole('button', { name: 'Agrandir' }).waitFor()
  })

  it('sets a fault, counts it down and repairs it', async () => {
    await page.getByTestId('tab-faults').click()
    await page.getByTestId('fault-graph-down').click()
    await page.getByTestId('active-faults').getByText('Graph est en panne').waitFor()
    assert.deepEqual(stub.town.faults, [{ target: 'graph', kind: 'down', share: 1, seconds: 60 }])
    await page.getByTestId('stop-faults').click()
    await page.getByText('Tout va bien.').waitFor()
  })

  it('shows what the public sees as words alone, and writes as somebody of it', async () => {
    const hostile = '<img src=x onerror=alert(1)> « Été » #Fête'
    stub.town.public = {
      posts: [
        {
          place: 'bluesky',
          uri: 'at://did:plc:a/app.bsky.feed.post/1',
          by: '@montreval.bsky.example',
          at: '2026-11-27T10:00:00.000Z',
          text: hostile,
          pictures: [],
          leads: [{ text: '#Fête', to: 'Fête' }],
          answers: [],
        },
        {
          place: 'cms',
          uri: 'u2',
          by: 'Culture',
          at: '2026-11-27T09:00:00.000Z',
          title: 'Un article',
          text: 'Long',
          pictures: [],
          answers: [],
        },
      ],
      mentions: [],
      citizens: [{ handle: 'odile.bsky.example', name: 'Odile Marchepied' }],
      webhooks: [],
    }
    await page.getByTestId('tab-public').click()
    const posts = page.getByTestId('public-posts')
    await posts.getByText(hostile, { exact: true }).waitFor()
    await comesTo(() => posts.locator('img').count(), 0)
    await comesTo(() => posts.getByRole('textbox').count(), 1, 'nobody answers on a site')
    await posts.getByRole('textbox').fill('Bravo')
    await posts.getByRole('button', { name: 'Répondre' }).click()
    await page.waitForFunction("document.querySelector('[data-testid=public-posts] input').value === ''")
    assert.deepEqual(stub.town.said, [
      { place: 'bluesky', by: 'odile.bsky.example', text: 'Bravo', to: 'at://did:plc:a/app.bsky.feed.post/1' },
    ])
    await page.getByRole('button', { name: /^Site de la ville/ }).click()
    await comesTo(() => posts.getByRole('article').count(), 1)
  })

  it('walks the main road with the guided tour', async () => {
    const help = () => page.getByTestId('tour-do').click()
    const step = (number: number) => page.getByTestId('tour').getByText(`étape ${number} sur`).waitFor()
    await page.getByTestId('tour-start').click()
    await step(2)
    await help()
    await step(3)
    await chat().locator('textarea.ac-input').waitFor()
    await help()
    const helped = await page.getByTestId('tour-do').getAttribute('class')
    assert.equal(helped, 'on-dark', 'what comes next is theirs to press, and brighter')
    await press('Envoyer')
    await step(4)
    await help()
    await page.getByTestId('list-item').getByText('PROP-2025-0001').waitFor()
    await step(5)
    await help()
    await step(6)
    await help()
    await press('Retenir', page.getByTestId('channel'))
    await step(7)
    await press('Modifier')
    await press('Soumettre à validation', page.getByTestId('dialog'))
    await step(8)
    await help()
    await press('Approuver')
    await step(10)
    await help()
    await press('Approuver')
    await step(12)
    await help()
    await press('Vérifier les destinataires', page.getByTestId('channel'))
    await press('Diffuser à 58 agents', page.getByTestId('channel'))
    await step(14)
    await help()
    await press('Pourquoi je reçois ceci ?')
    await chat().getByText('C’est noté.').waitFor()
    await step(15)
    await page.getByTestId('tour-next').click()
    await page.getByTestId('tour').waitFor({ state: 'hidden' })
  })

  it('shows what left by e-mail, laid out and as a text', async () => {
    await page.getByTestId('tab-mail').click()
    await page.getByText('Aucun courriel n’est encore parti.').waitFor()
    const mail = {
      id: 'm1',
      at: new Date().toISOString(),
      mailbox: 'journal@ville.fr',
      to: ['tous@ville.fr'],
      size: 2048,
    }
    stub.town.mails.push({ ...mail, subject: 'Trait d’Union', text: 'Trois titres' })
    for (const tell of stub.town.listeners) tell({ type: 'mail' })
    const shown = page.getByTestId('mail')
    await shown.getByRole('heading', { name: 'Trait d’Union' }).waitFor()
    await shown.getByText('à tous@ville.fr').waitFor()
    await shown.frameLocator('iframe').getByRole('heading', { name: 'Le numéro' }).waitFor()
    await shown.getByText('En texte seul').click()
    await shown.getByText('Trois titres').waitFor()
    const pane = (await page.getByTestId('side').boundingBox())!
    const last = (await page.getByTestId('tab-faults').boundingBox())!
    assert.ok(last.x + last.width <= pane.x + pane.width, 'every tab is in sight')
  })

  it('keeps every button of the chat within the smallest phone', async () => {
    await page.context().close()
    await open({ width: 320, height: 640 })
    await become('Inès')
    await page.getByTestId('me').getByText('Inès').waitFor()
    const { x, width } = (await page.getByTestId('send').boundingBox())!
    assert.ok(x + width <= 320, `${x + width}`)
  })

  it('cuts no title of a button of a card on the smallest phone', async () => {
    await page.context().close()
    await open({ width: 320, height: 640 })
    await become('Inès')
    await page.getByTestId('me').getByText('Inès').waitFor()
    const me = new URL(page.url()).hash.slice(1)
    const actions = ['Transmettre à un collègue', 'Pas cette fois'].map(title => ({
      type: 'ActionSet',
      actions: [{ type: 'Action.Execute', title, verb: 'call.pass' }],
    }))
    const content = { type: 'AdaptiveCard', version: '1.5', body: actions }
    stub.town.chats.set(me, [
      {
        id: '1',
        from: { id: '28:mary', name: 'Mary', bot: true },
        at: new Date().toISOString(),
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
      },
    ])
    await page.reload()
    await chat().getByRole('button', { name: 'Pas cette fois' }).waitFor()
    const cut = await page.evaluate<string[]>(
      `[...document.querySelectorAll('[data-testid=chat] .ac-pushButton')]
        .filter(one => one.getBoundingClientRect().right > one.parentElement.getBoundingClientRect().right + 1)
        .map(one => one.textContent)`,
    )
    assert.deepEqual(cut, [])
  })

  it('shows one view at a time on a phone, nothing wider than the screen', async () => {
    await page.context().close()
    await open(narrow)
    await become('Inès')
    for (const view of ['chat', 'channel', 'list', 'mails', 'faults', 'people']) {
      await page.getByTestId(view === 'mails' ? 'view-mail' : `view-${view}`).click()
      await comesTo(() => page.getByTestId(view).isVisible(), true, view)
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      assert.ok(width <= narrow.width, `${view} is ${width} px wide`)
    }
  })
})
