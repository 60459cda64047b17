import { type ReadWeek, createReadWeek } from '../calendar/served-week.ts'
import type { Settings } from '../core/domain/settings.ts'
import type { Ports } from '../core/ports.ts'
import { readAddress } from '../core/use-cases/planning/change-address.ts'
import { writeEntries } from '../teams/week/drawn/write-entries.ts'
import type { Words } from '../words.ts'

type Needs = Parameters<typeof readAddress>[0] & Pick<Ports, 'now'>

/** The plan as calendar programs read it, in the default language: they say of no person what they speak. */
export function openWeek(ports: Needs, { words, rules }: { words: Words; rules: Settings }): ReadWeek {
  return createReadWeek({
    see: async secret => {
      const read = await readAddress(ports, secret, rules)
      return read && (async () => writeEntries(await read(), ports.now(), words))
    },
  })
}
