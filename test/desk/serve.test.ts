import assert from 'node:assert/strict'
import { startDeskStub } from '../support/desk-stub.ts'

describe('the files of the desk', function () {
  this.timeout(180_000)
  let stub: Awaited<ReturnType<typeof startDeskStub>>
  before(async () => {
    stub = await startDeskStub()
  })
  after(() => stub.close())

  for (const [path, type] of [
    ['/', 'text/html'],
    ['/desk/css/base.css', 'text/css'],
    ['/desk/js/main.js', 'text/javascript'],
    ['/desk/host-config.json', 'application/json'],
    ['/desk/adaptivecards.min.js', 'text/javascript'],
    ['/favicon.ico', 'image/svg+xml'],
  ] as const) {
    it(`serves ${path} under a policy that allows no foreign script`, async () => {
      const answer = await fetch(stub.url + path)
      assert.equal(answer.status, 200)
      assert.match(answer.headers.get('content-type') ?? '', new RegExp(`^${type.replace('+', '\\+')}`))
      assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'self'; img-src /)
      assert.ok((await answer.text()).length > 100)
    })
  }

  for (const path of ['/desk/serve.ts', '/desk/../serve.ts', '/desk/%2e%2e%2frouter.ts', '/desk/js/nothing.js']) {
    it(`serves nothing at ${path}`, async () => assert.equal((await fetch(stub.url + path)).status, 404))
  }
})
