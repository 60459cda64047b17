import { type Answer, type Api, createApi } from './api.ts'
import { byId } from './element.ts'
import { followLive } from './follow-live.ts'
import { startPage } from './start-page.ts'
import { showTabs } from './tabs.ts'
import { endTrouble, tellTrouble } from './trouble.ts'
import { endWhole } from './whole-page.ts'
import type { Text } from './page-words.ts'

/**
 * A page that reads its contents once more after each decision of which Mary tells. `isComms`: whether it is for comms
 * alone; `everyMs`: how often it is read instead; null: its stream is followed.
 */
export function startFollowed<T>(
  name: 'week' | 'edition',
  makePage: (given: { api: Api; text: Text; locale: 'fr' | 'en'; look(): Promise<Answer<unknown>> }) => {
    read(): Promise<Answer<T>>
    show(value: T): void
  },
  { isComms, everyMs = () => null }: { isComms(value: T): boolean; everyMs?(value: T): number | null },
) {
  const greet = (text: Text) => {
    byId('hello').textContent = text(`pages.${name}`)
    document.title = text(`pages.${name}`)
    showTabs(text, name)
  }
  startPage(greet, { loading: `${name}.loading` }, ({ askToken, locale }, text) => {
    const api = createApi(askToken, locale)
    const page: ReturnType<typeof makePage> = makePage({ api, text, locale, look: () => follower.look() })
    let last: T | null = null
    const source = {
      read: () => page.read(),
      live: (signal: AbortSignal) => api.follow(`${name}/live`, signal),
      // The stream says only that something was decided.
      heard: () => 'read' as const,
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
