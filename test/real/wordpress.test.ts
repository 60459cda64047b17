import assert from 'node:assert/strict'
import { isHere } from './servers/parts.ts'
import type { RealServer } from './servers/program.ts'
import { startWordpress } from './servers/wordpress.ts'

if (isHere('wordpress'))
  describe('a real WordPress', function () {
    this.timeout(60_000)
    let server: RealServer<{ user: string; password: string }>
    before(async () => {
      server = await startWordpress()
    })
    after(() => server?.stop())

    it('shows to everybody what its editor publishes, and takes nothing from others', async () => {
      const { url, credentials } = server
      const posts = `${url}/?rest_route=/wp/v2/posts`
      const publish = (authorization: string): Promise<Response> =>
        fetch(posts, {
          method: 'POST',
          body: JSON.stringify({ title: 'Médiathèque', content: '<p>Samedi</p>', slug: 'pub-1', status: 'publish' }),
          headers: { 'content-type': 'application/json', authorization },
        })
      const key = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')
      assert.equal((await publish('Basic bWFyeTpmYXV4')).status, 401)
      assert.equal((await publish(`Basic ${key}`)).status, 201)
      const read = await fetch(`${posts}&slug=pub-1`)
      const [{ title, content }] = (await read.json()) as [Record<'title' | 'content', { rendered: string }>]
      assert.deepEqual([title.rendered, content.rendered.trim()], ['Médiathèque', '<p>Samedi</p>'])
    })
  })
