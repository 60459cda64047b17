import type { Config } from '../config.ts'
import { localDay } from '../core/domain/working-time/local-time.ts'
import type { Ports } from '../core/ports.ts'
import { seeServed } from '../core/use-cases/newspapers/see-served.ts'
import { editionAddresses } from '../print/edition-names.ts'
import { packFiles } from '../print/pack-files.ts'
import { createPress } from '../print/press.ts'
import type { ReadPrinted } from '../print/read-printed.ts'
import { createServedEditions } from '../print/served-editions.ts'
import type { Words } from '../words.ts'

type Opened = { ports: Pick<Ports, 'press' | 'pack' | 'editionAddresses' | 'posters'>; printed: ReadPrinted }
type Read = Pick<Ports, 'editions' | 'editionFiles' | 'editionReads' | 'posts' | 'broadcasts' | 'now'>

/** What Mary prints, and where it is read. `report`: of an opening that could not be counted; the page is read. */
export function openNewspapers(
  { publicUrl, timeZone }: Pick<Config, 'publicUrl' | 'timeZone'>,
  ports: Read,
  { secret, words, report }: { secret: string; words: Words; report(error: unknown): void },
): Opened {
  const printed = createServedEditions({
    secret,
    words,
    see: id => seeServed(ports, id),
    bytes: file => ports.editionFiles.get(file),
    opened: id => void ports.editionReads.add(id, localDay(ports.now(), timeZone)).catch(report),
  })
  return {
    ports: {
      press: createPress(),
      pack: packFiles,
      editionAddresses: editionAddresses(publicUrl, secret),
      posters: null,
    },
    printed,
  }
}
