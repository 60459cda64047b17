import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'
import { elements, everyCard } from './every-card.ts'

const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
const isLong = process.env['LONG'] !== undefined
/** Of some eight hundred: a drawn few on each run, all of them in the long form. */
const drawn = 60

describe('a button of a card', function () {
  this.timeout(isLong ? 600_000 : 60_000)
  let browser: Browser | undefined
  let page: Page
  before(async function () {
    browser = await openBrowser()
    if (!browser) this.skip()
    page = await browser.newPage()
    await page.setContent('<main></main>')
    await page.addScriptTag({ path: library })
  })
  after(() => browser?.close())

  it('has no field with it that is silently invalid: what is typed is judged where it is received', () => {
    const silent = everyCard().flatMap(({ name, card }) =>
      elements(card)
        .filter(one => String(one['type']).startsWith('Input.'))
        .filter(
          one => 'min' in one || 'max' in one || 'regex' in one || (one['isRequired'] === true && !one['errorMessage']),
        )
        .map(one => `${name} ${String(one['id'])}`),
    )
    assert.deepEqual([...new Set(silent)], [])
  })

  it('is answered, or says beside a field why not, with all fields empty and with each of them filled', async () => {
    const all = everyCard()
    const chance = chanceOf(seedOfTest())
    const some = isLong ? all : Array.from({ length: drawn }, () => all[Math.floor(chance() * all.length)]!)
    for (const { name, sample, locale, card } of some) {
      const silent = await page.evaluate<string[]>(`(${pressAll.toString()})(${JSON.stringify(card, asPressed)})`)
      assert.deepEqual(silent, [], `${name} ${sample} ${locale}`)
    }
  })
})

/**
 * Without the fields in which Teams itself looks for people: its client draws these, and the library takes them for never
 * valid. With the buttons that lie behind « … » beside the others, since these are pressed too.
 */
const asPressed = (key: string, value: unknown): unknown => (['choices.data', 'mode'].includes(key) ? undefined : value)

/** Of the library and of its page, what is used here. */
type Field = {
  type: string
  tagName: string
  value?: string
  selectedIndex: number
  options: unknown[]
  dispatchEvent(event: unknown): void
}
type Input = { renderedInputControlElement?: Field; _renderedErrorMessageElement?: unknown }
type Button = { disabled: boolean; textContent: string; click(): void }
type Root = { querySelectorAll(named: string): Button[] }
type Card = {
  hostConfig: unknown
  onExecuteAction?: () => void
  onInlineCardExpanded?: () => void
  onElementVisibilityChanged?: () => void
  parse(json: unknown): void
  render(): Root
  getAllInputs(all: boolean): Input[]
}
type InPage = {
  AdaptiveCards: { AdaptiveCard: new () => Card; HostConfig: new (of: object) => unknown }
  document: { querySelector(named: string): { replaceChildren(root: Root): void } }
  Event: new (kind: string, how: { bubbles: boolean }) => unknown
}

/** Runs in the page. Names the buttons that did nothing to be seen. */
function pressAll(json: unknown): string[] {
  const { AdaptiveCards, document, Event } = globalThis as unknown as InPage
  const filled: Record<string, string> = {
    number: '3',
    date: '2027-03-01',
    time: '10:30',
    url: 'https://ville.example/',
    email: 'a@b.fr',
    tel: '1',
  }
  const silent: string[] = []
  for (const fills of [false, true]) {
    const card = new AdaptiveCards.AdaptiveCard()
    let events = 0
    const heard = () => void events++
    // None lies behind « … ».
    card.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 30 } })
    card.onExecuteAction = heard
    card.onInlineCardExpanded = heard
    card.onElementVisibilityChanged = heard
    card.parse(json)
    const root = card.render()
    document.querySelector('main').replaceChildren(root)
    for (const { renderedInputControlElement: box } of card.getAllInputs(true)) {
      if (!box || !('value' in box)) continue
      if (box.tagName === 'SELECT') box.selectedIndex = fills ? box.options.length - 1 : 0
      else if (box.type !== 'checkbox' && box.type !== 'radio') box.value = fills ? (filled[box.type] ?? 'mot') : ''
      for (const kind of ['input', 'change']) box.dispatchEvent(new Event(kind, { bubbles: true }))
    }
    for (const button of root.querySelectorAll('button')) {
      if (button.disabled) continue
      events = 0
      button.click()
      // The library marks what is invalid by a colour alone, unless the field has words for it.
      const isSaid = card.getAllInputs(true).some(input => input._renderedErrorMessageElement)
      if (events === 0 && !isSaid) silent.push(`${fills ? 'filled' : 'empty'}: ${button.textContent}`)
    }
  }
  return silent
}
