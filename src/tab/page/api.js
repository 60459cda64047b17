/**
 * One person's desk, in words: nothing in it needs to be computed here.
 * @typedef {{ id: string, title: string, line: string, open: Press }} DeskItem
 * @typedef {{ id: string, title: string, empty: string, items: DeskItem[], others: string | null }} DeskList
 * @typedef {{ name: string, lists: DeskList[] }} Desk
 */
/**
 * What a button asks for, and what Mary answers to it.
 * @typedef {{ verb: string, data: Record<string, unknown> }} Press
 * @typedef {{ kind: 'card', card: Record<string, unknown> }
 *   | { kind: 'note', text: string, refused?: true }
 *   | { kind: 'dialog', title: string, card: Record<string, unknown> }
 *   | { kind: 'page', page: string }
 *   | { kind: 'done' }} Acted
 */
/** @typedef {{ title: string, value: string }} Choice one line of a search */
/**
 * Why there is no answer. `no-sign-on`: Teams gives no token. `signed-out`: Mary takes none that Teams gives.
 * `outsider`: the tab is not for this account. `retryMs`: after how long to ask again, when Mary said it.
 * @typedef {{ kind: 'no-sign-on' | 'signed-out' | 'outsider' }
 *   | { kind: 'too-fast' | 'away', retryMs: number | null }} Refusal
 */
/**
 * @template T
 * @typedef {{ kind: 'answered', value: T } | Refusal} Answer
 */
/**
 * @typedef {object} Api
 * @property {() => Promise<Answer<Desk>>} desk
 * @property {(press: Press) => Promise<Answer<Acted>>} act
 * @property {(dataset: string, text: string) => Promise<Choice[] | null>} find what a field searches; null: no answer
 * @property {(path: string, file: Blob) => Promise<Answer<unknown>>} upload
 * @property {(signal: AbortSignal) => Promise<Answer<Response>>} live a stream of server-sent events
 * @property {(path: string, signal: AbortSignal) => Promise<Answer<Response>>} follow the stream of another page
 * @property {(path: string, body: object, leaving?: boolean) => Promise<Answer<unknown>>} ask `leaving`: the page goes
 *   away, and the request stays
 */

/** Of a press: Mary answers within ten seconds in Teams. */
const actsWithinMs = 30_000

/**
 * @param {() => Promise<string>} askToken
 * @param {'fr' | 'en'} locale
 * @returns {Api}
 */
export function createApi(askToken, locale) {
  /** @type {string | null} */
  let token = null
  /** Presses of which no answer came: the same one again is that one, whatever became of it. @type {Map<string, string>} */
  const unanswered = new Map()

  /**
   * @param {string} path
   * @param {RequestInit} init
   * @param {boolean} renewed whether the token was just asked for because the one before had ended
   * @returns {Promise<Answer<Response>>}
   */
  async function call(path, init, renewed = false) {
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

  /**
   * @param {string} path
   * @param {RequestInit} init
   * @returns {Promise<Answer<unknown>>}
   */
  async function json(path, init) {
    const answer = await call(path, { ...init, signal: AbortSignal.timeout(actsWithinMs) })
    if (answer.kind !== 'answered') return answer
    return answer.value.json().then(
      (/** @type {unknown} */ value) => ({ kind: 'answered', value }),
      () => ({ kind: 'away', retryMs: null }),
    )
  }

  /**
   * @param {string} path
   * @param {object} body
   * @param {boolean} [leaving]
   */
  const post = (path, body, leaving = false) => {
    const headers = { 'content-type': 'application/json' }
    return json(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: leaving })
  }

  return {
    desk: async () => /** @type {Answer<Desk>} */ (await json('desk', {})),
    act: async press => {
      const same = JSON.stringify(press)
      const id = unanswered.get(same) ?? crypto.randomUUID()
      unanswered.set(same, id)
      const answer = /** @type {Answer<Acted>} */ (await post('act', { ...press, press: id }))
      if (answer.kind === 'answered') unanswered.delete(same)
      return answer
    },
    find: async (dataset, text) => {
      const answer = /** @type {Answer<{ choices: Choice[] }>} */ (await post('find', { dataset, text }))
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

/**
 * @param {Response | null} response null: none came
 * @returns {Refusal}
 */
function refusalOf(response) {
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
