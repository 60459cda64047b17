import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import * as undici from 'undici'
import { readConfig } from '../../src/settings/config.ts'
import { exchange, type Exchange } from '../../src/teams/send/exchange.ts'
import { dispatcherOut, openWayOut, readProxy, throughProxy } from '../../src/settings/way-out.ts'
import { readerOf } from '../../src/settings/env-reader.ts'
import { refusePrivate } from '../../src/outward/public-address.ts'
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.ts'
import { reply, secureServer } from '../support/secure-server.ts'

const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'] as const
const connectMs = 300

describe('what leaves through a proxy', () => {
  const far = secureServer()
  const before_ = new Map(variables.map(name => [name, process.env[name]]))
  const dispatchers: undici.EnvHttpProxyAgent[] = []
  let proxy: ConnectProxy

  beforeEach(async () => {
    proxy = await startConnectProxy()
    for (const name of variables) delete process.env[name]
    far.answer = (_request, response) => reply(response, 201, {}, '{}')
  })
  afterEach(async () => {
    for (const [name, value] of before_)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    await Promise.all(dispatchers.splice(0).map(one => one.destroy()))
    await proxy.close()
  })

  const sent = async (): Promise<Exchange['kind'] | 'held-back'> => {
    const dispatcher = dispatcherOut(undici, { connectMs, connections: 2, headersTimeout: 2_000, bodyTimeout: 2_000 })
    dispatchers.push(dispatcher)
    const request = { method: 'POST', origin: far.origin, path: '/', headers: {}, body: Buffer.from('{}') } as const
    return (await exchange(dispatcher, request, () => true)).kind
  }

  it('goes straight where no proxy is named', async () => {
    assert.equal(await sent(), 'answered')
    assert.deepEqual(proxy.asked, [])
  })
  it('asks the proxy to open the way, with the name and password of its address', async () => {
    process.env['HTTPS_PROXY'] = proxy.address
    assert.equal(await sent(), 'answered')
    assert.deepEqual(proxy.asked, [new URL(far.origin).host])
  })
  it('goes straight to what NO_PROXY names', async () => {
    Object.assign(process.env, { HTTPS_PROXY: proxy.address, NO_PROXY: 'example.org, localhost' })
    assert.equal(await sent(), 'answered')
    assert.deepEqual(proxy.asked, [])
  })
  it('knows that nothing left when the proxy refuses, wants a password, says nothing, or is away', async () => {
    process.env['HTTPS_PROXY'] = proxy.address
    proxy.mood = 'refuse'
    assert.equal(await sent(), 'not-sent')
    proxy.mood = 'silent'
    assert.equal(await sent(), 'not-sent')
    proxy.mood = 'open'
    process.env['HTTPS_PROXY'] = `http://${proxy.host}`
    assert.equal(await sent(), 'not-sent')
    process.env['HTTPS_PROXY'] = 'http://127.0.0.1:1'
    assert.equal(await sent(), 'not-sent')
    assert.deepEqual(proxy.asked, [])
  })
  it('takes every fetch of the process along, and never a cloud’s own metadata', async () => {
    const usual = undici.getGlobalDispatcher()
    process.env['HTTPS_PROXY'] = proxy.address
    try {
      await openWayOut(readProxy(readerOf(process.env)), process.env, 'outside')
      assert.equal((await fetch(far.origin)).status, 201)
      assert.deepEqual(proxy.asked, [new URL(far.origin).host])
      for (const name of ['NO_PROXY', 'no_proxy']) assert.equal(process.env[name], '169.254.169.254')
      await openWayOut(readProxy(readerOf({ HTTPS_PROXY: proxy.address })), process.env, 'here')
      assert.equal((await fetch(far.origin)).status, 201)
      assert.equal(proxy.asked.length, 1, 'the town is on this machine')
    } finally {
      undici.setGlobalDispatcher(usual)
    }
  })

  it('is opened by every program that asks anybody outside', () => {
    const src = new URL('../../src/', import.meta.url)
    const programs = ['main.ts', ...readdirSync(new URL('commands/', src)).map(name => `commands/${name}`)]
    const asking = programs
      .filter(name => name.endsWith('.ts') && name !== 'commands/list-ports.ts')
      .map(name => ({ name, text: readFileSync(new URL(name, src), 'utf8') }))
      .filter(({ text }) => /createCredential|listPorts\(|createWorker|createApp/.test(text))
    assert.ok(asking.length >= 5, 'they are found')
    for (const { name, text } of asking) assert.match(text, /await openWayOut\(/, name)
  })

  const resolved =
    (...addresses: string[]): NonNullable<Parameters<typeof refusePrivate>[1]> =>
    (_name, _options, done) =>
      addresses.length === 0
        ? done(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), [])
        : done(
            null,
            addresses.map(address => ({ address, family: 4 })),
          )
  it('asks no proxy for a name that is private here, and leaves names that are unknown here to it', async () => {
    const url = new URL('https://calendars.example/feed.ics')
    process.env['HTTPS_PROXY'] = proxy.address
    await assert.rejects(refusePrivate(url, resolved('10.0.0.1')), { code: 'EPRIVATE' })
    await refusePrivate(url, resolved('9.9.9.9'))
    await refusePrivate(url, resolved())
  })
  it('asks for no name before the connection does where no proxy is named', async () => {
    await refusePrivate(new URL('https://calendars.example/feed.ics'), () => assert.fail('it was asked for'))
  })
})

describe('the proxy of the environment', () => {
  const read = (env: Record<string, string>) => readConfig({ ...env }).proxy

  it('is named by its host and port, without what it is signed in to with', () => {
    assert.deepEqual(read({ HTTPS_PROXY: 'http://mary:s3cret@proxy.example:3128', NO_PROXY: '.example.org' }), {
      name: 'proxy.example:3128',
      except: '.example.org',
    })
    assert.deepEqual(read({ http_proxy: 'http://proxy.example:3128' }), { name: 'proxy.example:3128', except: '' })
    assert.equal(read({}), undefined)
    assert.equal(throughProxy(read({ https_proxy: 'http://a:b@proxy:1' })), ', through the proxy proxy:1')
    assert.equal(throughProxy(undefined), '')
  })
  it('must be an address, and its value is not printed', () => {
    for (const HTTPS_PROXY of ['proxy.example:3128', 'socks5://a:s3cret@proxy:1080', 'http://'])
      assert.throws(
        () => read({ HTTPS_PROXY }),
        ({ message }: Error) =>
          /HTTPS_PROXY must be the address of a proxy/.test(message) && !message.includes('s3cret'),
      )
  })
})
