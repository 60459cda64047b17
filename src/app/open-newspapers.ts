import type { Config } from '../settings/config.ts'
import type { Locale } from '../core/domain/actor.ts'
import { localDay } from '../core/domain/working-time/local-time.ts'
import type { Ports } from '../core/ports.ts'
import { keepServed } from '../core/use-cases/newspapers/issued/keep-served.ts'
import { seePoster, seePosterPage } from '../core/use-cases/relays/see-poster.ts'
import { editionAddresses } from '../print/edition-names.ts'
import { errataFrame, inFrame } from '../print/edition/errata-frame.ts'
import { restoredProof } from '../print/edition/kept-proof.ts'
import { mendedPage } from '../print/edition/mend-page.ts'
import { packFiles } from '../print/pack-files.ts'
import { createPress } from '../print/press.ts'
import type { ReadPrinted } from '../print/read-printed.ts'
import { countOpenings } from '../print/count-openings.ts'
import { createServedEditions } from '../print/served-editions.ts'
import { createServedPosters } from '../print/served-posters.ts'
import { createReadSealed } from '../teams/posts/drawn/read-sealed.ts'
import type { Words } from '../words.ts'

type Opened = {
  ports: Pick<Ports, 'press' | 'pack' | 'correctedPage' | 'restoredProof' | 'editionAddresses' | 'posters'>
  printed: ReadPrinted
  close(): Promise<void>
}
type Given = Pick<Config, 'publicUrl' | 'timeZone' | 'locale' | 'authorityName'>
type Read = Pick<
  Ports,
  | 'editions'
  | 'editionFiles'
  | 'editionReads'
  | 'posts'
  | 'broadcasts'
  | 'relayRounds'
  | 'database'
  | 'capabilities'
  | 'now'
>
type Serving = { secret: string; words: Record<Locale, Words>; report(error: unknown): void }

/** Openings of pages are written so often. */
const countedEveryMs = 2_000

/**
 * What Mary prints, and where it is read. `report`: of an opening that could not be counted, and of what was not
 * printed.
 */
export function openNewspapers(config: Given, ports: Read, { secret, words, report }: Serving): Opened {
  const { publicUrl, timeZone, locale, authorityName: authority = '' } = config
  const press = createPress({ program: new URL('./press-program.ts', import.meta.url), report })
  const openings = countOpenings({ write: all => ports.editionReads.add(all), report, everyMs: countedEveryMs })
  const editions = createServedEditions({
    secret,
    words: words[locale],
    see: keepServed(ports),
    bytes: file => ports.editionFiles.get(file),
    opened: id => openings.opened(id, localDay(ports.now(), timeZone)),
  })
  const sealed = { ...ports, readSealed: createReadSealed(words) }
  const posters =
    publicUrl === undefined
      ? null
      : createServedPosters({
          publicUrl,
          secret,
          authority,
          words,
          locale,
          see: link => seePoster(sealed, link),
          codes: () => ports.relayRounds.openCodes(),
          seePage: code => seePosterPage(sealed, code),
          print: press.poster,
        })
  return {
    ports: {
      press,
      pack: packFiles,
      restoredProof,
      correctedPage: (html, errata, without = []) =>
        inFrame(mendedPage(html, without, words[locale]), errataFrame(errata, words[locale])),
      editionAddresses: editionAddresses(publicUrl, secret),
      posters: posters?.posters ?? null,
    },
    close: openings.close,
    printed: async (...asked) => (await editions(...asked)) ?? (await posters?.read(...asked)) ?? null,
  }
}
