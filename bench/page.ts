import type { Browser } from 'playwright-core'
import { openPost } from '../test/support/at-post.ts'
import { openBrowser } from '../test/support/browser.ts'
import { type Mary, startMary } from '../test/support/mary.ts'
import { type Cast, cast } from '../test/support/road.ts'
import { retained } from '../test/support/steps.ts'
import { median } from './median.ts'

/*
 * How soon the page that writes a post can be typed into, in Chromium, with nothing in its cache: from its address, and
 * from the answer with its data. Beside it, in turn, a bare page that asks for the same data in the same way (Teams'
 * library, a token, one request) and puts the texts into plain fields: what stands in between is the editor of the
 * field, the parts and the card.
 */
const rounds = Number(process.env['ROUNDS'] ?? 7)
const pages = ['post', 'bare'] as const
type PageName = (typeof pages)[number]
type Loaded = { usable: number; afterData: number }

const bare = `<!doctype html><html lang="fr"><title>Bare</title><script src="lib/teams-js.js"></script>
<label>Titre <input id="title"></label><label>Texte <textarea id="body"></textarea></label>
<script type="module">
  const { app, authentication } = microsoftTeams
  await app.initialize()
  await app.getContext()
  const authorization = 'Bearer ' + (await authentication.getAuthToken())
  const body = JSON.stringify({ postId: new URLSearchParams(location.search).get('post') })
  const headers = { authorization, 'content-type': 'application/json' }
  const { post } = await (await fetch('api/post/open', { method: 'POST', headers, body })).json()
  for (const id of ['title', 'body']) document.getElementById(id).value = post.values[id]
  document.getElementById('body').dataset.filled = ''
</script></html>`

/** In every frame from its first moment: when the field may be typed into. */
const watch = `{
  const look = () => {
    const field = document.querySelector('[role=textbox][contenteditable=true], textarea[data-filled]')
    if (field && field.checkVisibility()) globalThis.usableAt = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}`
const measured = `new Promise(resolve => {
  const look = () => {
    const data = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/api/post/open'))
    if (globalThis.usableAt === undefined || !data?.responseEnd) return setTimeout(look, 20)
    resolve({ usable: usableAt, afterData: usableAt - data.responseEnd })
  }
  look()
})`

export async function page(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const browser = await openBrowser()
  if (!browser) throw new Error('there is no Chromium on this machine')
  stack.defer(() => browser.close())
  const mary = stack.adopt(await startMary({ sandbox: { SANDBOX_PEOPLE: '1200' } }), started => started.close())
  const people = await cast(mary.town)
  const { card } = await retained(mary.town, people, 'La médiathèque rouvre mardi')
  const where = { in: 'channel', activityId: card.id, button: 'Ouvrir la publication' } as const
  const { dialog } = await mary.town.open(people.comms.id, where)
  const postId = new URL((dialog as { url: string }).url).searchParams.get('post')!

  const results: Record<PageName, Loaded[]> = { post: [], bare: [] }
  for (let round = 0; round <= rounds; round++)
    for (const name of pages) {
      const loaded = await load(browser, mary, people, { postId, name })
      // The first round warms Mary and the town.
      if (round > 0) results[name].push(loaded)
      console.log(`${round} ${name} ${line(loaded)}`)
    }
  const of = (name: PageName, what: keyof Loaded) => median(results[name].map(one => one[what]))
  const ratio = median(results.post.map(({ usable }, index) => usable / results.bare[index]!.usable))
  return {
    usableMs: Math.round(of('post', 'usable')),
    bareMs: Math.round(of('bare', 'usable')),
    ratio: Number(ratio.toFixed(2)),
    afterDataMs: Math.round(of('post', 'afterData')),
    bareAfterDataMs: Math.round(of('bare', 'afterData')),
  }
}

/** In a browser that has seen nothing yet. */
async function load(
  browser: Browser,
  mary: Mary,
  people: Cast,
  { postId, name }: { postId: string; name: PageName },
): Promise<Loaded> {
  const one = await openPost(browser, mary, people.comms, postId, {
    before: async context => {
      await context.addInitScript(watch)
      if (name === 'bare')
        await context.route('**/tab/post.html?*', route => route.fulfill({ contentType: 'text/html', body: bare }))
    },
    isReady: 'textarea, [role=textbox]',
  })
  try {
    return await one.run<Loaded>(measured)
  } finally {
    await one.close()
  }
}

function line({ usable, afterData }: Loaded): string {
  return `usable after ${Math.round(usable)} ms, ${Math.round(afterData)} ms after its data`
}
