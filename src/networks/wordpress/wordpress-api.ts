import type { Answered } from '../../core/ports/networks.ts'
import type { WordpressAccount } from '../../settings/network-accounts.ts'
import { fieldsOf, harmless, listOf, refused, shortOf, textOf, type Trouble } from '../answers.ts'
import { askJson, type Asked } from '../ask-json.ts'

type Fields = Record<string, unknown>

/**
 * A site's REST API with an application password. `rest_route` is answered by every site, however its addresses look.
 * https://developer.wordpress.org/rest-api/
 */
export class WordpressApi {
  readonly #account: WordpressAccount
  readonly #fetch: typeof fetch

  constructor(account: WordpressAccount, bounded: typeof fetch) {
    this.#account = account
    this.#fetch = bounded
  }

  async ask(method: string, route: string, query: Record<string, string> = {}, body?: object): Promise<Asked> {
    const url = new URL(`${this.#account.url.replace(/\/$/, '')}/`)
    url.search = new URLSearchParams({ rest_route: `/wp/v2/${route}`, ...query }).toString()
    const isForm = body instanceof FormData
    const secret = Buffer.from(`${this.#account.user}:${this.#account.appPassword}`).toString('base64')
    return askJson(this.#fetch, url.href, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${secret}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
  }

  /** A request that looks, or prepares. */
  async look(route: string, query: Record<string, string>): Promise<Answered<{ found: Fields[] }>> {
    const asked = await this.ask('GET', route, { context: 'edit', per_page: '100', ...query })
    if (asked.kind === 'no') return refusedBy(asked)
    const answer = harmless(asked)
    return answer.kind === 'done' ? { kind: 'done', found: listOf(answer.data).map(fieldsOf) } : answer
  }
}

/**
 * In the site's words. An account without the right counts as none, and so does a wrong password, with which the site
 * treats the request as a reader's. For what only authors may ask it says 400, and in the details that it is forbidden.
 */
export function refusedBy({ status, data }: Extract<Asked, { kind: 'no' }>): Trouble {
  const details = Object.values(fieldsOf(fieldsOf(data['data'])['details']))
  const statuses = [status, ...details.map(one => fieldsOf(fieldsOf(one)['data'])['status'])]
  if (statuses.some(one => one === 401 || one === 403)) return { kind: 'unauthorized' }
  return refused(textOf(data['message']) || `HTTP ${status}`)
}

export function idOf({ id }: Fields): string {
  return typeof id === 'number' ? String(id) : shortOf(id)
}
