import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { type writeRichText } from '../../../src/core/domain/posts/text/rich-text.ts'
import { openBrowser } from '../../support/browser.ts'
import { holds } from '../../support/holds.ts'
import { type AtWriting, openAtWriting } from './at-writing.ts'

const folder = 'test/fixtures/clipboard/'
const names = readdirSync(folder).flatMap(name => (name.endsWith('.html') ? [name.replace('.html', '')] : []))
const fixture = (name: string) => readFileSync(`${folder}${name}`, 'utf8')

describe('what is pasted into a post', function () {
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
    // Of what it carries along the page's policy says that it counts for nothing.
    const broken = at.broken
      .splice(0)
      .filter(said => !/^(Applying inline style|Setting the document's base URI)/.test(said))
    assert.deepEqual(broken, [])
    assert.deepEqual(at.asked, [])
  })
  const pasted = async (flavours: Record<string, string>, value = '') => {
    await at.open(value)
    await at.focus()
    await at.press('Control+End')
    await at.paste(flavours)
    return at.value()
  }

  for (const name of names)
    it(`is read as it came from ${name}`, async () => {
      const text = await pasted({ 'text/html': fixture(`${name}.html`), 'text/plain': 'autre chose' })
      assert.equal(text, fixture(`${name}.md`).trimEnd())
    })

  it('comes from another page as Chromium itself copies it', async () => {
    await at.open()
    await at.page.evaluate(`(() => {
      const page = document.createElement('section')
      page.contentEditable = 'true'
      page.innerHTML = '<h3>Titre</h3><p>Un <b>mot</b> et <a href="https://ville.example/">un lien</a></p><ol><li>a</li><li>b</li></ol>'
      document.querySelector('main').append(page)
      getSelection().selectAllChildren(page)
      page.focus()
    })()`)
    await at.page.keyboard.press('Control+a')
    await at.page.keyboard.press('Control+c')
    await at.page.evaluate(`document.querySelector('section').remove()`)
    await at.focus()
    await at.page.keyboard.press('Control+v')
    assert.equal(await at.value(), '**Titre**\n\nUn **mot** et [un lien](https://ville.example/)\n\n1. a\n2. b')
    await at.page.keyboard.press('Control+z')
    assert.equal(await at.value(), '')
  })

  it('has plain spaces where an editor put such as do not break, and keeps those that French asks for', async () => {
    const alone = '<span class="Apple-converted-space">&nbsp;</span>'
    const cases: [html: string, text: string][] = [
      ['<p>Un<span>&nbsp;</span><b>mot</b><span>&nbsp;</span>et</p>', 'Un **mot** et'],
      [`<p>Un${alone}<b>mot</b>,${alone}puis${alone}<b>12</b>${alone}lieux</p>`, 'Un **mot**, puis **12** lieux'],
      ['<p>Un&nbsp;<b>mot</b>&nbsp;et<span style="mso-spacerun:yes">&nbsp; </span>un</p>', 'Un **mot** et un'],
      [`<p>Vraiment${alone}? Oui${alone}! «${alone}mot${alone}»</p>`, 'Vraiment ? Oui ! « mot »'],
      ['<p>10&nbsp;000 habitants&nbsp;; 5&nbsp;%</p>', '10 000 habitants ; 5 %'],
    ]
    for (const [html, text] of cases) assert.equal(await pasted({ 'text/html': html }), text, html)
    assert.equal(await pasted({ 'text/plain': 'Un mot !' }), 'Un mot !')
  })

  it('comes from the field itself as it was', async () => {
    const text = 'un **gras**\ndeux\n\n- a\n- [b](https://ville.example/)\n\ntrois'
    await at.open(text)
    await at.focus()
    await at.press('Control+a', 'Control+c', 'ArrowRight', 'Enter', 'Control+v')
    assert.equal(await at.value(), `${text}\n\n${text}`)
  })

  it('is words, when it is plain text, and lists where its lines say so', async () => {
    const cases: [string, string][] = [
      ['**a** [b](https://a.example)', '\\*\\*a\\*\\* [b\\](https://a.example)'],
      ['un\r\ndeux\r\n\r\ntrois', 'un\ndeux\n\ntrois'],
      ['Avant\n• un\n•\tdeux\n– trois\nAprès', 'Avant\n\n- un\n- deux\n- trois\n\nAprès'],
      ['1. un\n2) deux', '1. un\n2. deux'],
      ['1. seul', '1\\. seul'],
      ['2026. Une année', '2026\\. Une année'],
      ['<b>a</b> & é', '<b>a</b> & é'],
    ]
    for (const [plain, text] of cases) assert.equal(await pasted({ 'text/plain': plain }), text)
  })

  it('comes between the words that stand there', async () => {
    const cases: [value: string, html: string, text: string][] = [
      ['avant', '<p>un</p><p>deux</p>', 'avantun\n\ndeux'],
      ['avant', '<ul><li>un</li></ul>', 'avant\n\n- un'],
      ['- avant', '<p>un<br>deux</p><ul><li>trois</li></ul>', '- avantun\n- deux\n- trois'],
      ['- avant', '<i>un</i>', '- avant*un*'],
      ['', '<ol><li>un</li></ol><p>deux</p>', '1. un\n\ndeux'],
    ]
    for (const [value, html, text] of cases) assert.equal(await pasted({ 'text/html': html }, value), text, html)
    await at.open('un deux')
    await at.focus()
    await at.press('Control+Home', 'ArrowRight', 'ArrowRight')
    await at.paste({ 'text/html': '<p>A</p><ul><li>B</li></ul><p>C</p>' })
    await at.page.keyboard.type('!')
    assert.equal(await at.value(), 'unA\n\n- B\n\nC! deux')
    await at.paste({ 'text/html': '<ul><li>D</li></ul>' })
    await at.page.keyboard.type('!')
    assert.equal(await at.value(), 'unA\n\n- B\n\nC!\n\n- D!\n\n deux')
  })

  it('links the words that are selected, when it is an address', async () => {
    await at.open('le plan')
    await at.focus()
    await at.press('Control+End', 'Control+Shift+ArrowLeft')
    await at.paste({ 'text/plain': 'https://ville.example/plan' })
    assert.equal(await at.value(), 'le [plan](https://ville.example/plan)')
  })

  it('is kept whole when it is too long', async () => {
    const long = 'mot '.repeat(5000).trim()
    assert.equal(await pasted({ 'text/plain': long }), long)
    assert.match((await at.page.locator('.writing-count').textContent())!, /de trop$/)
  })

  it('runs nothing, fetches nothing and leads nowhere else, whatever it is', async () => {
    await at.page.evaluate('globalThis.ran = 0')
    const address = 'http://hostile.example/'
    for (const html of [
      `<img src="${address}a" onerror="ran++"><b>mot</b>`,
      `<script>ran++</script><script src="${address}b"></script>mot`,
      `<svg onload="ran++"><script>ran++</script><image href="${address}c"/></svg>mot`,
      `<style>@import url(${address}d); p { background: url(${address}e) }</style><p style="background:url(${address}f)">mot</p>`,
      `<iframe srcdoc="<script>parent.ran++</script>" src="${address}g"></iframe>mot`,
      `<link rel=stylesheet href="${address}h"><meta http-equiv=refresh content="0;url=${address}i"><base href="${address}">mot`,
      `<video src="${address}j" poster="${address}k" autoplay></video><object data="${address}l"></object>mot`,
      `<a href="javascript:ran++">mot</a>`,
      `<a href=" java\nscript:ran++">mot</a>`,
      `<a href="data:text/html,<script>ran++</script>">mot</a>`,
      `<form action="${address}"><input autofocus onfocus="ran++"><details ontoggle="ran++" open>mot</details></form>`,
      `<template><img src="${address}m" onerror="ran++"></template><noscript><img src="${address}n"></noscript>mot`,
      `<math><mtext><table><mglyph><style><img src=x onerror=ran++></style></mglyph></table></mtext></math>mot`,
      `<!--[if gte mso 9]><img src="${address}o"><![endif]--><!--><img src=x onerror=ran++>-->mot`,
    ]) {
      const text = await pasted({ 'text/html': html })
      assert.match(text, /mot/)
      assert.doesNotMatch(text, /ran\+\+|hostile/, html)
    }
    assert.equal(await at.page.evaluate('ran'), 0)
    assert.equal(
      await at.page.locator('.ProseMirror :is(img:not(.ProseMirror-separator), script, style, iframe, svg)').count(),
      0,
    )
  })

  it('reads whatever html there is into blocks that Markdown says, and loses no word of it', async () => {
    const word = fc.constantFrom('a', 'b', ' ', '\u00a0', '*', '[x](y)', '- ', '1. ', '\n')
    const tag = fc.constantFrom(
      ...'p div b i em strong span ul ol li table tr td th h2 a pre blockquote br section o:p font'.split(' '),
    )
    const style = fc.constantFrom(
      '',
      ' style="font-weight:700"',
      ' style="mso-list:l0 level1 lfo1"',
      ' href="https://a.example"',
    )
    const tree = fc.letrec<{ html: string }>(tie => ({
      html: fc.oneof(
        { depthSize: 'medium' },
        word,
        fc
          .tuple(tag, style, fc.array(tie('html'), { maxLength: 4 }))
          .map(([name, said, inside]) => `<${name}${said}>${inside.join('')}</${name}>`),
      ),
    })).html
    const samples = fc.sample(
      fc.array(tree, { minLength: 1, maxLength: 5 }).map(all => all.join('')),
      { numRuns: 300, seed: 1 },
    )
    const read = await at.page.evaluate<[string, unknown][]>(`${JSON.stringify(samples)}.map(html =>
      [new DOMParser().parseFromString(html, 'text/html').body.textContent, mary.readHtml(html)])`)
    holds(
      fc.property(fc.integer({ min: 0, max: samples.length - 1 }), index => {
        const [words, blocks] = read[index] as [string, Parameters<typeof writeRichText>[0]]
        const kept = blocks.flatMap(one => ('lines' in one ? one.lines : one.items)).flat()
        const letters = (text: string) => text.replaceAll(/\s/g, '')
        assert.equal(letters(kept.map(({ text }) => text).join('')), letters(words), samples[index])
        assert.ok(kept.every(({ text, link }) => text !== '' && (link === undefined || link === 'https://a.example')))
      }),
      { numRuns: 300 },
    )
  })

  it('is read however deep its tables are nested, and no word of it is lost', async () => {
    // Little of the stack is left, as where a hot function's frames are large: nothing of what is pasted may need it.
    const letters = await at.page.evaluate<number>(`(async () => {
      const { readHtml } = mary
      const html = '<table><tr><td>a '.repeat(2_000)
      let most = 0
      const sink = () => { most++; sink() }
      try { sink() } catch {}
      const from = left => left === 0 ? readHtml(html) : from(left - 1)
      return JSON.stringify(from(Math.floor(most * 0.5))).match(/"a/g).length
    })()`)
    assert.equal(letters, 2_000)
  })

  it('is read in little more time than the browser needs for any page', async () => {
    for (const [bit, times] of [
      ['<![if !supportLists]>', 10_000],
      ['<p style="mso-list:l0 level1 lfo1">', 5_000],
      ['<div>', 10_000],
      ['<b style="font-weight:normal">a', 5_000],
      ['a&nbsp; ', 300_000],
      ['<table><tr><td>a<td>', 3_000],
    ] as const) {
      const [parsedMs, readMs] = await at.page.evaluate<[number, number]>(`(async () => {
        const { readHtml } = mary
        const html = ${JSON.stringify(bit)}.repeat(${times})
        const from = performance.now()
        new DOMParser().parseFromString(html, 'text/html')
        const parsed = performance.now()
        readHtml(html)
        return [parsed - from, performance.now() - parsed]
      })()`)
      assert.ok(readMs < 4 * parsedMs + 1_000, `${bit}: ${readMs} ms, of which the browser’s own ${parsedMs} ms`)
    }
  })
})
