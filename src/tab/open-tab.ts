import type { Locale } from '../core/domain/actor.ts'
import { nothingOff, type Off } from '../core/domain/capabilities/capability.ts'
import type { Words } from '../words.ts'
import { createLive, type LiveOptions } from './live-desks.ts'
import { createLiveHeads, type HeadsOptions } from './live-heads.ts'
import { pageFiles } from './page-files.ts'
import { createCheckPerson, type PersonTokenOptions } from './person-token.ts'
import { type ApiOptions, tabApi } from './tab-api.ts'
import { hostsOfTabs, pageHeaders, type TabRoute } from './tab-route.ts'

export type TabOptions = PersonTokenOptions &
  Pick<ApiOptions, 'turnstile' | 'defaultLocale' | 'desk' | 'act' | 'find' | 'post' | 'figures' | 'week' | 'edition'> &
  Pick<LiveOptions, 'head' | 'everyMs' | 'sayEveryMs'> &
  Pick<HeadsOptions, 'admits' | 'headEveryMs' | 'admittedMs'> & {
    words: Record<Locale, Words>
    /** What is switched off; absent: nothing. */
    off?(): Off
  }

/** The pages under /tab/ and what they ask. */
export type Tab = {
  routes: TabRoute[]
  /** Ends what pages follow, so that the server may end. */
  close(): void
}

export function openTab(options: TabOptions): Tab {
  const all = { taken: 0 }
  const live = createLive(options, all)
  const heads = createLiveHeads(options, all)
  const checkPerson = createCheckPerson(options)
  return {
    routes: [
      ...pageFiles(options.words, pageHeaders(hostsOfTabs), options.off ?? (() => nothingOff)),
      ...tabApi({ ...options, checkPerson, live, heads }),
    ],
    close: () => {
      live.close()
      heads.close()
    },
  }
}
