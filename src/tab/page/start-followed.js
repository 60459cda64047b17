import { createApi } from './api.js'
import { byId } from './element.js'
import { followLive } from './follow-live.js'
import { startPage } from './start-page.js'
import { showTabs } from './tabs.js'
import { endTrouble, tellTrouble } from './trouble.js'
import { endWhole } from './whole-page.js'

/** @import { Answer, Api } from './api.js' */
/** @import { Text } from './words.js' */

/**
 * A page that reads what it shows once more whenever Mary says that something was decided. `isComms`: whether that is
 * shown to comms alone; `everyMs`: how often it is read instead; null: its stream is followed.
 * @template T
 * @param {'week' | 'edition'} name
 * @param {(given: { api: Api, text: Text, locale: 'fr' | 'en', look(): Promise<Answer<unknown>> }) =>
 *   { read(): Promise<Answer<T>>, show(value: T): void }} makePage
 * @param {{ isComms(value: T): boolean, everyMs?(value: T): number | null }} of
 */
export function startFollowed(name, makePage, { isComms, everyMs = () => null }) {
  const greet = (/** @type {Text} */ text) => {
    byId('hello').textContent = text(`pages.${name}`)
    document.title = text(`pages.${name}`)
    showTabs(text, name)
  }
  startPage(greet, { loading: `${name}.loading` }, ({ askToken, locale }, text) => {
    const api = createApi(askToken, locale)
    /** @type {ReturnType<typeof makePage>} */
    const page = makePage({ api, text, locale, look: () => follower.look() })
    /** @type {T | null} */
    let last = null
    const source = {
      read: () => page.read(),
      live: (/** @type {AbortSignal} */ signal) => api.follow(`${name}/live`, signal),
      // The stream says only that something was decided.
      heard: () => /** @type {const} */ ('read'),
      everyMs: () => last && everyMs(last),
    }
    const follower = followLive(source, {
      show: value => {
        if (last === null) {
          endWhole()
          if (isComms(value)) showTabs(text, name, true)
        }
        last = value
        page.show(value)
        endTrouble(text)
      },
      ...tellTrouble(text, () => follower.retry()),
    })
  })
}
