import assert from 'node:assert/strict'
import sinon from 'sinon'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/shell/api.ts'
type Api = { act(press: object): Promise<{ kind: string }> }
const { createApi } = (await import(path)) as { createApi(askToken: () => Promise<string>, locale: 'fr' | 'en'): Api }

describe('what a page asks of Mary', () => {
  let bodies: { verb: string; press: string }[]
  let answers: (() => Promise<Response>)[]
  beforeEach(() => {
    bodies = []
    answers = []
    sinon.stub(globalThis, 'fetch').callsFake((_url, init) => {
      bodies.push(JSON.parse(init?.body as string) as (typeof bodies)[number])
      return answers.shift()?.() ?? Promise.resolve(Response.json({ kind: 'done' }))
    })
  })
  afterEach(() => sinon.restore())
  const api = () => createApi(async () => 'token', 'fr')
  const press = (verb: string) => ({ verb, data: { postId: 'p' } })

  it('calls a press by the same name until it is answered, and the next one by another', async () => {
    const { act } = api()
    answers = [
      () => Promise.reject(new TypeError('the network is away')),
      async () => new Response('', { status: 503 }),
    ]
    assert.equal((await act(press('a'))).kind, 'away')
    assert.equal((await act(press('a'))).kind, 'away')
    assert.equal((await act(press('a'))).kind, 'answered')
    await act(press('a'))
    await act(press('b'))
    const [lost, away, answered, again, other] = bodies.map(body => body.press)
    assert.deepEqual([away, answered], [lost, lost])
    assert.equal(new Set([lost, again, other]).size, 3)
    assert.match(lost!, /^[\w-]{8,64}$/)
  })

  it('makes one of two clicks of which the first is not answered yet', async () => {
    const { act } = api()
    await Promise.all([act(press('a')), act(press('a')), act(press('b'))])
    assert.deepEqual([bodies[0]!.press === bodies[1]!.press, bodies[0]!.press === bodies[2]!.press], [true, false])
  })
})
