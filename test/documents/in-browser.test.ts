import { runningFacts } from '../../src/app/running-facts-of.ts'
import { readConfig } from '../../src/settings/config.ts'
import type { Paper } from '../../src/core/domain/register/paper.ts'
import { rulesInForce } from '../../src/core/domain/retention/shipped-rules.ts'
import { paperPage } from '../../src/documents/paper-page.ts'
import { loadWords } from '../../src/words.ts'
import { assessmentPaper } from '../../src/words/assessment-paper.ts'
import { noticePaper } from '../../src/words/notice-paper.ts'
import { registerPaper } from '../../src/words/register-paper.ts'
import { factsOf } from '../fakes/register.ts'
import { openBrowser } from '../support/browser.ts'
import { isFaultless } from '../support/faultless.ts'
import type { Browser } from 'playwright-core'

const id = '00000000-0000-4000-8000-000000000001'
const config = readConfig({
  MicrosoftAppId: id,
  MicrosoftAppPassword: 'x',
  MicrosoftAppTenantId: id,
  SHAREPOINT_SITE_ID: 'ville,1,2',
  COMMS_GROUP_ID: id,
  COMMS_CHANNEL_ID: '19:x@thread.tacv2',
  AUTHORITY_NAME: 'Ville de Montreval',
})

describe('the pages of data protection, in Chromium', function () {
  this.timeout(60_000)
  let browser: Browser | undefined
  before(async function () {
    browser = await openBrowser()
    if (browser === undefined) this.skip()
  })
  after(() => browser?.close())

  for (const [locale, words] of Object.entries(loadWords())) {
    const papers: Record<string, () => Paper> = {
      register: () => registerPaper(factsOf(), words),
      assessment: () => assessmentPaper(factsOf(), words),
      notice: () => noticePaper(runningFacts({ ...config, tenant: config.tenant! }, null), rulesInForce([]), words),
    }
    for (const [name, paper] of Object.entries(papers))
      it(`have no fault that axe knows, on a phone and on a desk: ${name}, ${locale}`, async () => {
        for (const width of [320, 1280])
          for (const colorScheme of ['light', 'dark'] as const) {
            const page = await browser!.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
            const other = { href: '/confidentialite/en', name: 'English', locale: 'en' } as const
            await page.setContent(Buffer.from(paperPage(paper(), name === 'notice' ? other : null)).toString('utf8'))
            await isFaultless(script => page.evaluate(script), `${name} ${width} ${colorScheme}`)
            await page.close()
          }
      })
  }
})
