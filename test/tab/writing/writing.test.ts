import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../support/browser.ts'
import { type AtWriting, openAtWriting } from './at-writing.ts'
import { comesTo } from '../../support/comes-to.ts'

describe('the field in which a post is written', function () {
  this.timeout(60_000)
  let browser: Browser | undefined
  let at: AtWriting
  before(async function () {
    browser = await openBrowser()
    if (!browser) this.skip()
    at = await openAtWriting(browser)
  })
  after(async () => {
    await at?.close()
    await browser?.close()
  })
  afterEach(() => {
    assert.deepEqual(at.broken, [])
    assert.deepEqual(at.asked, [])
  })
  const press = (...keys: string[]) => at.press(...keys)
  const type = (text: string) => at.page.keyboard.type(text)
  const opened = async (value = '', maxLength?: number) => {
    await at.open(value, maxLength)
    await at.focus()
    await press('Control+End')
  }
  /** Soon: what the browser itself changes, the field reads a moment later. */
  const holds = async (text: string) => {
    for (let tries = 0; tries < 40 && (await at.value()) !== text; tries++) await at.page.waitForTimeout(50)
    assert.equal(await at.value(), text)
  }

  it('writes words, lines and paragraphs', async () => {
    await opened()
    await type('Bonjour')
    await press('Shift+Enter')
    await type('à tous')
    await press('Enter')
    await type('2 * 3 * 4, 2*3*4 et [a] (b)')
    await holds('Bonjour\nà tous\n\n2 * 3 * 4, 2\\*3\\*4 et [a] (b)')
  })

  it('takes back what was typed here, and no letter of another’s', async () => {
    await opened('un\n\ndeux')
    await type('.')
    await at.setValue('UN de plus\n\ndeux.')
    await press('Control+z')
    await holds('UN de plus\n\ndeux')
    await type('.')
    await at.setValue('UN de plus\n\ntrois en sept.')
    await press('Control+z')
    await holds('UN de plus\n\ntrois en sept.')
    await type('!')
    await press('Control+z')
    await holds('UN de plus\n\ntrois en sept.')
  })

  it('makes bold and italic by its keys and its tools', async () => {
    await opened()
    await type('un ')
    await press('Control+b')
    await type('gras')
    await press('Control+b')
    await type(' et ')
    await at.page.getByRole('button', { name: 'Italique' }).click()
    await type('penché')
    await holds('un **gras** et *penché*')
    await comesTo(() => at.page.getByRole('button', { name: 'Italique' }).getAttribute('aria-pressed'), 'true')
    await comesTo(() => at.page.getByRole('button', { name: 'Gras' }).getAttribute('aria-pressed'), 'false')
  })

  it('makes of Markdown what it says as it is typed, and words again by Backspace', async () => {
    await opened()
    await type('du **gras**, de l’*italique* et [le site](https://ville.example/a?b=1), [rien](javascript:1).')
    await holds('du **gras**, de l’*italique* et [le site](https://ville.example/a?b=1), [rien](javascript:1).')
    await press('Enter')
    await type('Voir https://ville.example/b, ou https://ville.example/c ici')
    assert.match(
      await at.value(),
      /\nVoir https:\/\/ville\.example\/b, ou \[https:\/\/ville\.example\/c\]\(https:\/\/ville\.example\/c\) ici$/,
    )
    await press('Enter')
    await type('**repris**')
    assert.match(await at.value(), /\n\n\*\*repris\*\*$/)
    await press('Backspace')
    assert.match(await at.value(), /\n\n\\\*\\\*repris\\\*\\\*$/)
  })

  it('makes lists of what a line begins with, and leaves them by Enter twice', async () => {
    await opened('Avant')
    await press('Shift+Enter')
    await type('- un')
    await press('Enter')
    await type('deux')
    await press('Enter', 'Enter')
    await type('1. trois')
    await press('Shift+Enter')
    await type('quatre')
    await holds('Avant\n\n- un\n- deux\n\n1. trois\n2. quatre')
    await press('Home', 'Backspace')
    await holds('Avant\n\n- un\n- deux\n\n1. trois\n\nquatre')
  })

  it('turns all that is selected into a list and back, line by line', async () => {
    await opened('un\ndeux\n\ntrois')
    await press('Control+a', 'Control+Shift+8')
    await holds('- un\n- deux\n- trois')
    await press('Control+Shift+7')
    await holds('1. un\n2. deux\n3. trois')
    await press('Control+Shift+7')
    await holds('un\n\ndeux\n\ntrois')
    await press('Control+z', 'Control+z', 'Control+z')
    await holds('un\ndeux\n\ntrois')
    await press('Control+y')
    await holds('- un\n- deux\n- trois')
  })

  it('joins lines at their edges, in and out of lists', async () => {
    await opened('- un\n\ndeux\ntrois')
    await press('Control+Home', 'End')
    await press('Delete')
    await holds('- undeux\n\ntrois')
    await press('ArrowDown', 'Home', 'Backspace')
    await holds('- undeuxtrois')
    await press('Home', 'Backspace')
    await holds('undeuxtrois')
    await press('Control+Home', 'Backspace')
    await holds('undeuxtrois')
  })

  it('lets Tab leave and has Escape lead to its tools, where arrows move', async () => {
    await opened('mot')
    await press('Tab')
    assert.equal(await at.page.evaluate('document.activeElement.textContent'), 'Suite')
    await press('Shift+Tab', 'Escape')
    const focused = () => at.page.evaluate('document.activeElement.getAttribute("aria-label")')
    assert.equal(await focused(), 'Gras')
    await press('ArrowRight', 'ArrowRight')
    assert.equal(await focused(), 'Liste à puces')
    await press('Enter')
    await holds('- mot')
    await press('Shift+Tab')
    assert.equal(await focused(), 'Liste à puces', 'the tools are one stop')
    await press('End')
    assert.equal(await focused(), 'Rétablir')
    await press('ArrowRight')
    assert.equal(await focused(), 'Gras')
  })

  it('puts in what everyone reads their own of', async () => {
    await opened('Bonjour ')
    await at.page.getByRole('button', { name: 'Prénom' }).click()
    await type(', de ')
    await at.page.getByRole('button', { name: 'Direction' }).click()
    await holds('Bonjour {prénom}, de {direction}')
    await comesTo(() => at.page.locator('.own-word').count(), 2)
  })

  it('asks where a link leads, changes it and takes it away, by keyboard alone', async () => {
    await opened('voir la page')
    await press('Control+Shift+ArrowLeft', 'Control+k')
    const address = at.page.getByRole('textbox', { name: 'Adresse' })
    await comesTo(() => at.page.getByRole('textbox', { name: 'Texte affiché' }).inputValue(), 'page')
    await type('javascript:alert(1)')
    await press('Enter')
    await at.page.getByText('ne mène ni à une page').waitFor()
    await comesTo(() => address.getAttribute('aria-invalid'), 'true')
    await press('Control+a')
    await type('ville.example/(a)')
    await press('Enter')
    await holds('voir la [page](https://ville.example/%28a%29)')
    await press('ArrowLeft', 'ArrowLeft', 'Control+k')
    await comesTo(() => address.inputValue(), 'https://ville.example/%28a%29')
    await press('Control+a')
    await type('com@ville.example')
    await press('Tab')
    await type('nous écrire')
    await press('Enter')
    await holds('voir la [nous écrire](mailto:com@ville.example)')
    await press('ArrowLeft', 'Control+k', 'Tab', 'Tab', 'Tab', 'Enter')
    await holds('voir la nous écrire')
    await press('Control+k', 'Escape')
    await comesTo(() => at.page.locator('dialog').count(), 0)
    await type('!')
    assert.match(await at.value(), /!/)
  })

  it('says when the text comes near its end and by how much it is too long, and keeps it all', async () => {
    await opened('', 20)
    await type('123456789012345678')
    await comesTo(() => at.page.locator('.writing-count').textContent(), '')
    await type('9')
    await comesTo(() => at.page.locator('.writing-count').textContent(), '19 caractères sur 20')
    await type('0123')
    await comesTo(() => at.page.locator('.writing-count').textContent(), '23 caractères sur 20\u00a0: 3 de trop')
    await holds('12345678901234567890123')
  })

  it('takes in what others wrote around the caret, and undoes only what was typed here', async () => {
    await opened('un\n\ndeux\n\ntrois')
    await press('ArrowUp', 'End')
    await type(' ici')
    await at.setValue('**UN**\n\ndeux ici\n\ntrois et plus')
    await type('!')
    await holds('**UN**\n\ndeux ici!\n\ntrois et plus')
    await press('Control+z')
    await holds('**UN**\n\ndeux\n\ntrois et plus')
    const heard: string[] = await at.page.evaluate('heard')
    assert.ok(!heard.includes('**UN**\n\ndeux ici\n\ntrois et plus'), 'what is given is no change of this person')
    await press('Control+End', 'Enter')
    await at.setValue('**UN**\n\ntrois, encore')
    await type('quatre')
    await holds('**UN**\n\ntrois, encore\n\nquatre')
    await at.setValue('* pas canonique')
    await holds('* pas canonique')
  })

  it('keeps its Markdown as it was given until somebody changes it', async () => {
    const given = 'un\n\n\n\n**gras**\n- a\n\n- b'
    await opened(given)
    await holds(given)
    await type('!')
    await holds('un\n\n**gras**\n\n- a\n- b!')
  })

  it('is faultless to axe in each theme, 320 px wide, with a fault', async () => {
    await opened('# un\n\n- **deux** [trois](https://a.example)', 30)
    await at.page.setViewportSize({ width: 320, height: 640 })
    for (const theme of ['light', 'dark', 'contrast']) {
      await at.page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
      await at.isFaultless(theme)
    }
    await at.page.evaluate(`document.querySelector('h1').id = 'fault'; writing.setFault('fault')`)
    await comesTo(() => at.field.getAttribute('aria-invalid'), 'true')
    assert.match((await at.field.getAttribute('aria-describedby'))!, / fault$/)
    await press('Control+k')
    await at.isFaultless('link')
    await press('Escape')
    await at.page.setViewportSize({ width: 900, height: 800 })
  })
})
