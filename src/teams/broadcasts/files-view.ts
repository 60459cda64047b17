import type { Broadcast, LibraryFiles } from '../../core/domain/broadcasts/broadcast.ts'
import { isPrepared } from '../../core/use-cases/broadcasts/ask-for-files.ts'
import type { Words } from '../../words.ts'

const key = (name: string) => `broadcasts.broadcast.${name}`

/** Where the files in the library are opened, or that they are on their way. */
export function filesView({ report, unreachable }: Broadcast, words: Words) {
  return {
    reportPreparing: isPrepared(report),
    ...written(report, 'report', 'exportedAt', words),
    xlsxUrl: address(report?.xlsx),
    csvUrl: address(report?.csv),
    listPreparing: isPrepared(unreachable),
    ...written(unreachable, 'list', 'unreachableAt', words),
    listUrl: address(unreachable?.csv),
  }
}

function written<Name extends 'report' | 'list'>(files: LibraryFiles | null, name: Name, word: string, words: Words) {
  const at = files?.writtenAt ?? null
  return {
    [`${name}Written`]: at !== null,
    [`${name}At`]: at === null ? '' : words.text(key(word), { date: words.date(at) }),
  } as Record<`${Name}Written`, boolean> & Record<`${Name}At`, string>
}

/** Only what a browser opens safely. */
function address(url: string | null | undefined): string {
  return url?.startsWith('https://') ? url : ''
}
