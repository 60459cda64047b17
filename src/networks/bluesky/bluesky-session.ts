import type { Answered } from '../../core/ports/networks.ts'
import { loopback } from '../../settings/env-reader.ts'
import type { BlueskyAccount } from '../../settings/network-accounts.ts'
import { fieldsOf, listOf, shortOf, textOf, type Trouble } from '../answers.ts'
import { mayReach } from '../../outward/public-address.ts'
import { askJson, type Asked } from '../ask-json.ts'
import { toPublic } from '../bounded-fetch.ts'

type Input = Record<string, unknown> | Uint8Array<ArrayBuffer>
type Sending = { method?: string; body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> }
type Session = { did: string; handle: string; token: string; server: string }

/** Errors for an access token that is no longer valid, in the server's words. */
const tokenErrors = ['ExpiredToken', 'InvalidToken', 'AuthMissing', 'AuthenticationRequired']

/**
 * The account's session, over XRPC: https://atproto.com/specs/xrpc. A token lasts two hours; then the account signs in
 * again, twelve times a day of the 300 that a server allows.
 */
export class BlueskySession {
  readonly #account: BlueskyAccount
  readonly #fetch: typeof fetch
  readonly #fetchElsewhere: typeof fetch
  #opening: Promise<Session | Trouble> | undefined

  constructor(account: BlueskyAccount, bounded: typeof fetch) {
    this.#account = account
    this.#fetch = bounded
    this.#fetchElsewhere = toPublic(bounded)
  }

  /** Who publishes. */
  async who(): Promise<Answered<Pick<Session, 'did' | 'handle'>>> {
    const session = await this.#open()
    return 'kind' in session ? session : { kind: 'done', did: session.did, handle: session.handle }
  }

  get(name: string, params: Record<string, string>): Promise<Asked> {
    return this.#ask(`${name}?${new URLSearchParams(params).toString()}`, {})
  }

  /** Fields go as JSON; bytes as what `contentType` says. */
  post(name: string, input: Input, contentType = 'application/json'): Promise<Asked> {
    const body = input instanceof Uint8Array ? input : JSON.stringify(input)
    return this.#ask(name, { method: 'POST', body, headers: { 'content-type': contentType } })
  }

  async #ask(path: string, init: Sending, again = true): Promise<Asked> {
    const session = await this.#open()
    if ('kind' in session) return session
    const opened = this.#opening
    const answer = await this.#send(session.server, path, init, session.token)
    const isToken =
      answer.kind === 'no' && (answer.status === 401 || tokenErrors.includes(textOf(answer.data['error'])))
    if (!isToken) return answer
    // Of several requests refused together, the first opens another session, and all use that one.
    if (this.#opening === opened) this.#opening = undefined
    return again ? this.#ask(path, init, false) : { kind: 'unauthorized' }
  }

  async #open(): Promise<Session | Trouble> {
    const opening = (this.#opening ??= this.#signIn())
    const session = await opening
    if ('kind' in session && this.#opening === opening) this.#opening = undefined
    return session
  }

  /** Nothing was published yet, so each failure may be tried again, except a key that the server does not take. */
  async #signIn(): Promise<Session | Trouble> {
    const { service, identifier, appPassword } = this.#account
    const body = JSON.stringify({ identifier, password: appPassword })
    const headers = { 'content-type': 'application/json' }
    const answer = await this.#send(service, 'com.atproto.server.createSession', { method: 'POST', body, headers })
    if (answer.kind === 'no') return { kind: 'unauthorized' }
    if (answer.kind !== 'done') return answer.kind === 'busy' ? answer : { kind: 'busy', retryInMs: null }
    const { did, handle, accessJwt, didDoc } = fieldsOf(answer.data)
    const names = { did: shortOf(did), handle: shortOf(handle), token: textOf(accessJwt) }
    return { ...names, server: serverOf(didDoc, service) }
  }

  #send(server: string, path: string, init: Sending, token?: string): Promise<Asked> {
    const headers = { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) }
    const send = server === this.#account.service ? this.#fetch : this.#fetchElsewhere
    return askJson(send, `${server}/xrpc/${path}`, { ...init, headers })
  }
}

/**
 * Large services sign in at one address and keep accounts at others; a server on this machine is used as configured.
 */
function serverOf(didDoc: unknown, service: string): string {
  const own = listOf(fieldsOf(didDoc)['service'])
    .map(fieldsOf)
    .find(one => textOf(one['id']).endsWith('#atproto_pds'))
  const address = textOf(own?.['serviceEndpoint'])
  if (loopback.has(new URL(service).hostname) || !URL.canParse(address)) return service
  const url = new URL(address)
  return mayReach(url, []) && !loopback.has(url.hostname) ? url.origin : service
}
