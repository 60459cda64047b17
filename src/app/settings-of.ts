import type { Config } from '../settings/config.ts'
import { holidaysOf } from '../core/domain/working-time/public-holidays.ts'
import type { Settings } from '../core/domain/settings.ts'

/** What rules depend on. Made once a process: it remembers the years that it was asked about. */
export function settingsOf(config: Config): Settings {
  const {
    timeZone,
    quietHours,
    holidaysRegion,
    broadcastPerSecond,
    fourEyesOver,
    journalHeadTo,
    listEveryMs,
    directoryEveryMs,
    locale,
  } = config
  return {
    timeZone,
    quietHours,
    isHoliday: holidaysOf(holidaysRegion),
    broadcastPerSecond,
    fourEyesOver,
    journalHeadTo,
    listEveryMs,
    directoryEveryMs,
    defaultLocale: locale,
  }
}
