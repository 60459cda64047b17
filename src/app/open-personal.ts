import type { Config } from '../settings/config.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Ports } from '../core/ports.ts'
import { readMyData } from '../core/use-cases/personal/my-data.ts'
import { dataPage } from '../print/data-page.ts'
import type { ReadPrinted } from '../print/read-printed.ts'
import { servedData } from '../print/served-data.ts'
import { simplePage } from '../print/simple-page.ts'
import type { Words } from '../words.ts'

type Opened = {
  ports: Pick<Ports, 'writeDataPage' | 'dataPages' | 'erasedAs'>
  /** What is under the address of somebody’s data; null: this is none. */
  read: ReadPrinted
}

/** People’s own data as they read it, in the authority’s language. */
export function openPersonal(
  { publicUrl, locale }: Pick<Config, 'publicUrl' | 'locale'>,
  ports: Pick<Ports, 'dataRequests' | 'now'>,
  { secret, words }: { secret: string; words: Record<Locale, Words> },
): Opened {
  const own = words[locale]
  const { headers } = simplePage({ locale, title: '', main: '' })
  const served =
    publicUrl === undefined ? null : servedData({ publicUrl, secret, headers, read: id => readMyData(ports, id) })
  return {
    ports: {
      writeDataPage: page => dataPage(page, locale, own),
      dataPages: served,
      erasedAs: { person: own.text('personal.erased.person'), words: own.text('personal.erased.words') },
    },
    read: async path => (await served?.read(path)) ?? null,
  }
}
