import type { CryptoKey, JWK } from 'jose'
import { importJWK } from 'jose/key/import'
import { Unavailable } from '../../core/domain/errors.ts'
import type { Logger } from '../../log.ts'

/** A key with which the Bot Framework signs, and for which channels it says that the key may sign (`msteams`…). */
export type ChannelKey = { verify: CryptoKey; endorsements: readonly string[] }

export type ChannelKeys = {
  /**
   * Null: the Bot Framework has no such key. `until`: how long that answer is valid, in ms since 1970. Throws
   * `Unavailable` while the keys cannot be read and none are known.
   */
  find(kid: string): Promise<{ key: ChannelKey | null; until: number }>
}

export type ChannelKeysOptions = {
  /** Address of the Bot Framework's OpenID metadata document. */
  metadataUrl: string
  log: Pick<Logger, 'warn'>
  /** Milliseconds since 1970. */
  now?(): number
}

/** A key that the Bot Framework withdrew is accepted no longer than this. */
const reliedOnMs = 5 * 60_000
/** Keys of this age are read anew in the background, so that no request waits for Microsoft. */
const agingMs = 4 * 60_000
/** An unknown key id makes the keys be read at most this often: strangers can make up ids without end. */
const betweenReadsMs = 60_000
/** Without any key no request can be checked: the next try comes sooner. */
const betweenFirstReadsMs = 2_000
/**
 * While the Bot Framework does not answer, its last keys are accepted this long; bots are to read the keys once a day.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const longestSilenceMs = 24 * 3_600_000
const readMs = 5_000

/** The public keys of the Bot Framework, read in one request at a time however many callers ask. */
export function createChannelKeys(options: ChannelKeysOptions): ChannelKeys {
  return new ReadKeys(options)
}

class ReadKeys implements ChannelKeys {
  readonly #options: ChannelKeysOptions
  #keys: ReadonlyMap<string, ChannelKey> | null = null
  #readAt = -Infinity
  #triedAt = -Infinity
  #failed = false
  #reading: Promise<void> | null = null

  constructor(options: ChannelKeysOptions) {
    this.#options = options
  }

  async find(kid: string): Promise<{ key: ChannelKey | null; until: number }> {
    const known = this.#keys?.has(kid) ?? false
    if (!known || this.#tooOld()) await this.#read()
    else if (this.#age() > agingMs) void this.#read()
    if (this.#keys === null || this.#age() > longestSilenceMs) throw new Unavailable('bot-framework-keys')
    const until = this.#age() > reliedOnMs ? this.#triedAt + betweenReadsMs : this.#readAt + reliedOnMs
    return { key: this.#keys.get(kid) ?? null, until }
  }

  /** Whether a request has to wait for the keys to be read: not while Microsoft is known not to answer. */
  #tooOld(): boolean {
    const saysNothing = this.#failed && this.#now() - this.#triedAt < reliedOnMs
    return this.#age() > (saysNothing ? longestSilenceMs : reliedOnMs)
  }

  /** Joins the reading under way; else reads, unless a try was made a moment ago. Never rejects. */
  #read(): Promise<void> {
    if (this.#reading) return this.#reading
    const betweenMs = this.#keys === null ? betweenFirstReadsMs : betweenReadsMs
    if (this.#now() - this.#triedAt < betweenMs) return Promise.resolve()
    this.#triedAt = this.#now()
    const reading = fetchKeys(this.#options.metadataUrl)
      .then(
        keys => this.#take(keys),
        (error: unknown) => this.#miss(error),
      )
      .finally(() => (this.#reading = null))
    return (this.#reading = reading)
  }

  #take(keys: ReadonlyMap<string, ChannelKey>): void {
    this.#keys = keys
    this.#failed = false
    // Counted from the start of the request: a key may be withdrawn while the answer is on its way.
    this.#readAt = this.#triedAt
  }

  #miss(error: unknown): void {
    this.#failed = true
    this.#options.log.warn({ err: error }, 'the Bot Framework’s keys could not be read; those it gave last still count')
  }

  #age(): number {
    return this.#now() - this.#readAt
  }

  #now(): number {
    return (this.#options.now ?? Date.now)()
  }
}

type PublishedKey = JWK & { kid?: string; endorsements?: string[] }

async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, ChannelKey>> {
  const { jwks_uri: address } = (await fetchJson(metadataUrl)) as { jwks_uri: string }
  const { keys } = (await fetchJson(address)) as { keys: PublishedKey[] }
  const signing = keys.flatMap(key => (key.kty === 'RSA' && key.kid !== undefined ? [{ ...key, kid: key.kid }] : []))
  const read = signing.map(async ({ kid, n = '', e = '', endorsements = [] }): Promise<[string, ChannelKey]> => {
    const verify = await importJWK({ kty: 'RSA', n, e }, 'RS256')
    return [kid, { verify: verify, endorsements }]
  })
  return new Map(await Promise.all(read))
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(readMs) })
  if (!response.ok) throw new Unavailable(`bot-framework-keys-${response.status}`)
  return response.json()
}
