import type { WrittenDesk } from '../../../teams/desk/written-desk.ts'
import type { Choice } from '../../../teams/posts/drawn/written-post.ts'
import type { Acted, Press } from '../../../teams/turn/written-act.ts'

/**
 * Why there is no answer. `no-sign-on`: Teams gives no token. `signed-out`: Mary takes none that Teams gives.
 * `outsider`: the tab is not for this account. `retryMs`: after how long to ask again, when Mary said it.
 */
export type Refusal =
  { kind: 'no-sign-on' | 'signed-out' | 'outsider' } | { kind: 'too-fast' | 'away'; retryMs: number | null }
export type Answer<T> = { kind: 'answered'; value: T } | Refusal
export type Api = {
  desk: () => Promise<Answer<WrittenDesk>>
  act: (press: Press) => Promise<Answer<Acted>>
  /** The search of a field; null: no answer. */
  find: (dataset: string, text: string) => Promise<Choice[] | null>
  upload: (path: string, file: Blob) => Promise<Answer<unknown>>
  /** A stream of server-sent events. */
  live: (signal: AbortSignal) => Promise<Answer<Response>>
  /** The stream of another page. */
  follow: (path: string, signal: AbortSignal) => Promise<Answer<Response>>
  /** `leaving`: the page goes away, and the request outlives it. */
  ask: (path: string, body: object, leaving?: boolean) => Promise<Answer<unknown>>
}

/** A press in Teams is answered within ten seconds. */
const actsWithinMs = 30_000

export function createApi(askToken: () => Promise<string>, locale: 'fr' | 'en'): Api {
  let token: string | null = null
  /** Presses without an answer: repeating one sends the same id, so that it counts once. */
  const unanswered: Map<string, string> = new Map()

  /** `renewed`: the token was just renewed, since the one before had ended. */
  async function call(path: string, init: RequestInit, renewed: boolean = false): Promise<Answer<Response>> {
    try {
      token ??= await askToken()
    } catch {
      return { kind: 'no-sign-on' }
    }
    const headers = { ...init.headers, authorization: `Bearer ${token}`, 'accept-language': locale }
    const response = await fetch(`api/${path}`, { ...init, headers, cache: 'no-store', credentials: 'omit' }).catch(
      () => null,
    )
    if (response?.ok) return { kind: 'answered', value: response }
    if (response?.status !== 401 || renewed) return refusalOf(response)
    token = null
    return call(path, init, true)
  }

  async function json(path: string, init: RequestInit): Promise<Answer<unknown>> {
    const answer = await call(path, { ...init, signal: AbortSignal.timeout(actsWithinMs) })
    if (answer.kind !== 'answered') return answer
    return answer.value.json().then(
      (value: unknown) => ({ kind: 'answered', value }),
      () => ({ kind: 'away', retryMs: null }),
    )
  }

  const post = (path: string, body: object, leaving: boolean = false) => {
    const headers = { 'content-type': 'application/json' }
    return json(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: leaving })
  }

  return {
    desk: async () => (await json('desk', {})) as Answer<WrittenDesk>,
    act: async press => {
      const same = JSON.stringify(press)
      const id = unanswered.get(same) ?? crypto.randomUUID()
      unanswered.set(same, id)
      const answer = (await post('act', { ...press, press: id })) as Answer<Acted>
      if (answer.kind === 'answered') unanswered.delete(same)
      return answer
    },
    find: async (dataset, text) => {
      const answer = (await post('find', { dataset, text })) as Answer<{ choices: Choice[] }>
      return answer.kind === 'answered' ? answer.value.choices : null
    },
    live: signal => call('live', { signal }),
    follow: (path, signal) =>
      call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal }),
    ask: post,
    upload: (path, file) =>
      json(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file }),
  }
}

/** `response` null: no answer came. */
function refusalOf(response: Response | null): Refusal {
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN)
  const retryMs = Number.isFinite(seconds) ? seconds * 1000 : null
  switch (response?.status) {
    case 401:
      return { kind: 'signed-out' }
    case 403:
      return { kind: 'outsider' }
    case 429:
      return { kind: 'too-fast', retryMs }
    default:
      return { kind: 'away', retryMs }
  }
}
