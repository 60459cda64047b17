import https from 'node:https'
import type * as Undici from 'undici'
import { type Env, loopback, type Reader } from './env-reader.ts'
import type { Logger } from '../log.ts'

/** The proxy in the environment. `name`: its host and port, never its credentials. */
export type Proxy = { name: string; except: string }

/** The address of a cloud’s metadata, which lends a managed identity, answers this machine alone. */
const metadata = '169.254.169.254'
const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const

/** Whether this process was told of a proxy, in the variables that undici reads. */
export function isProxied(): boolean {
  return names.some(name => process.env[name])
}

/** Undefined: direct connections. */
export function readProxy(read: Reader): Proxy | undefined {
  const given = names.filter(name => read.text(name) !== undefined)
  const addresses = given.map(name => {
    const address = URL.parse(read.text(name) ?? '')
    if (address?.host && /^https?:$/.test(address.protocol)) return address
    read.fault(name, 'must be the address of a proxy, such as http://proxy.example:3128')
    return null
  })
  const [first] = addresses
  if (!first) return undefined
  return { name: first.host, except: read.text('no_proxy') ?? read.text('NO_PROXY') ?? '' }
}

/** `, through the proxy …`, or nothing: for messages to the operator that a server does not answer. */
export function throughProxy(proxy: Proxy | undefined): string {
  return proxy ? `, through the proxy ${proxy.name}` : ''
}

/**
 * From here on everything of this process that leaves goes by the proxy: `fetch` (Graph, networks, keys), the agent of
 * node:https (the Bot Framework’s SDK, from Node.js 24 on), and what `dispatcherOut` makes. Entra’s library reads the
 * same variables itself. `lies`: `here`: the servers are on this machine, like the town.
 */
export async function openWayOut(proxy: Proxy | undefined, env: Env, lies: 'outside' | 'here'): Promise<void> {
  if (!proxy) return
  const here = lies === 'here' ? loopback : []
  const except = [proxy.except, metadata, ...here].filter(one => one !== '').join(',')
  // Libraries differ in which of the two they read first.
  env['NO_PROXY'] = env['no_proxy'] = except
  https.globalAgent = new https.Agent({ keepAlive: true, timeout: 5_000, proxyEnv: env })
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici')
  setGlobalDispatcher(new EnvHttpProxyAgent({ clientFactory: proxyClient(await import('undici')) }))
}

export function sayProxy(log: Logger, proxy: Proxy | undefined): void {
  if (!proxy) return
  const { name, except } = proxy
  const straight = except === '' ? '' : `, but what NO_PROXY names goes straight: ${except}`
  log.info({ proxy: name, except }, `what leaves goes through the proxy ${name}${straight}`)
}

/** `lookup`: of names to the addresses that may be reached; a proxy finds names itself, and judges them. */
export type Ends = Pick<Undici.Pool.Options, 'connections' | 'headersTimeout' | 'bodyTimeout'> & {
  connectMs: number
  lookup?: (...asked: never[]) => void
}

/** Connections of one purpose, direct or through the proxy, each with a time limit and one request at a time. */
export function dispatcherOut(undici: typeof Undici, { connectMs, lookup, ...ends }: Ends): Undici.EnvHttpProxyAgent {
  return new undici.EnvHttpProxyAgent({
    ...ends,
    pipelining: 1,
    allowH2: false,
    connectTimeout: connectMs,
    connect: { timeout: connectMs, ...(lookup && { lookup: lookup as never }) },
    clientFactory: proxyClient(undici, connectMs),
  })
}

/** A proxy may take a connection and never say whether it opened the way: undici would wait five minutes. */
function proxyClient({ Pool }: typeof Undici, withinMs = 10_000) {
  return (origin: URL, options: object): Undici.Dispatcher =>
    new Pool(origin, { ...options, headersTimeout: withinMs, bodyTimeout: withinMs })
}
