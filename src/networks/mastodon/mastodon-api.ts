import type { Answered, NetworkLimits } from '../../core/ports/networks.ts'
import type { MastodonAccount } from '../../settings/network-accounts.ts'
import { fieldsOf, refused, shortOf, textOf, type Trouble } from '../answers.ts'
import { askJson, type Asked } from '../ask-json.ts'

/**
 * Limits of an instance that says nothing of itself: Mastodon's own. https://docs.joinmastodon.org/entities/Instance/
 */
export const usual: NetworkLimits = {
  characters: 500,
  bytes: null,
  perUrl: 23,
  pictures: 4,
  pictureBytes: 16_777_216,
  altCharacters: 1500,
}
/** An instance is asked again for its limits after this. */
const limitsForMs = 10 * 60_000
/** After an instance did not answer, it is asked again this much later. */
const limitsAgainMs = 60_000

/** Mastodon's API with the account's token. https://docs.joinmastodon.org/methods/ */
export class MastodonApi {
  readonly #account: MastodonAccount
  readonly #fetch: typeof fetch
  #who: { id: string; acct: string } | undefined
  #limits: { limits: NetworkLimits; until: number } | undefined
  #reading: Promise<NetworkLimits> | null = null

  constructor(account: MastodonAccount, bounded: typeof fetch) {
    this.#account = account
    this.#fetch = bounded
  }

  async ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Asked> {
    const isForm = body instanceof FormData
    const asked = await askJson(this.#fetch, this.#account.url + path, {
      method,
      headers: {
        ...headers,
        accept: 'application/json',
        authorization: `Bearer ${this.#account.token}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    // A token without the right counts as none.
    return asked.kind === 'no' && (asked.status === 401 || asked.status === 403) ? { kind: 'unauthorized' } : asked
  }

  async who(): Promise<Answered<{ id: string; acct: string }>> {
    if (this.#who) return { kind: 'done', ...this.#who }
    const asked = await this.ask('GET', '/api/v1/accounts/verify_credentials')
    if (asked.kind === 'unknown') return { kind: 'busy', retryInMs: null }
    if (asked.kind === 'no') return refusedBy(asked)
    if (asked.kind !== 'done') return asked
    const { id, acct } = fieldsOf(asked.data)
    this.#who = { id: shortOf(id), acct: shortOf(acct) }
    return { kind: 'done', ...this.#who }
  }

  /**
   * The instance's last answer counts while it gives none. Once it was asked, the known limits are answered at once:
   * nobody who writes a post waits for a slow instance.
   */
  async limits(): Promise<NetworkLimits> {
    if (this.#limits && this.#limits.until > Date.now()) return this.#limits.limits
    this.#reading ??= this.#readLimits().finally(() => (this.#reading = null))
    return this.#limits?.limits ?? this.#reading
  }

  async #readLimits(): Promise<NetworkLimits> {
    for (const path of ['/api/v2/instance', '/api/v1/instance']) {
      const asked = await this.ask('GET', path)
      if (asked.kind !== 'done') continue
      const limits = limitsIn(asked.data)
      this.#limits = { limits, until: Date.now() + limitsForMs }
      return limits
    }
    const limits = this.#limits?.limits ?? usual
    this.#limits = { limits, until: Date.now() + limitsAgainMs }
    return limits
  }
}

function limitsIn(instance: unknown): NetworkLimits {
  const { configuration, max_toot_chars } = fieldsOf(instance)
  const [statuses, media] = [
    fieldsOf(fieldsOf(configuration)['statuses']),
    fieldsOf(fieldsOf(configuration)['media_attachments']),
  ]
  const number = (value: unknown, absent: number): number =>
    typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : absent
  return {
    characters: number(statuses['max_characters'], number(max_toot_chars, usual.characters)),
    bytes: null,
    perUrl: number(statuses['characters_reserved_per_url'], 23),
    pictures: number(statuses['max_media_attachments'], usual.pictures),
    pictureBytes: number(media['image_size_limit'], usual.pictureBytes),
    altCharacters: number(media['description_limit'], usual.altCharacters),
  }
}

/** The refusal in the server's words. */
export function refusedBy({ status, data }: Extract<Asked, { kind: 'no' }>): Trouble {
  return refused(textOf(data['error']) || `HTTP ${status}`)
}
