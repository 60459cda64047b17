import type { Hold } from '../../core/ports/database.ts'
import { filesDiffer } from './files-identity.ts'
import type { Mark } from './mark.ts'
import type { DatabaseRecord } from './record.ts'
import { serverText, type ServerIdentity } from './server-identity.ts'

export type Found = { server: ServerIdentity; files: string | null; mark: Mark | null; count: number }
type Difference = Omit<Hold, 'since'>

/**
 * The server decides who this is; the mark of DATA_DIR decides where it is there. A missing mark says nothing: a
 * container's disk is new at every start.
 */
export function compareIdentity(record: DatabaseRecord, { server, files, mark, count }: Found): Difference | null {
  const [before, now] = [serverText(record.server), serverText(server)]
  if (before !== now) return { because: 'server', before, now }
  if (filesDiffer(record.files, files)) return { because: 'files', before: String(record.files), now: String(files) }
  if (mark === null) return null
  const known = mark.id === record.mark || record.former.includes(mark.id)
  if (!known) return { because: 'mark', before: `mark ${mark.id}`, now: `mark ${record.mark}` }
  if (mark.id === record.mark && mark.count > count)
    return { because: 'rewound', before: `count ${mark.count}`, now: `count ${count}` }
  return null
}
