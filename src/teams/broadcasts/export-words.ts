import { hasUnreachable } from '../../core/use-cases/broadcasts/ask-for-files.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { exportVerbs } from './export-verbs.ts'
import { on } from './typed-broadcast.ts'

export const exportWords: TypedWords = {
  exportReport: on(exportVerbs, ['done', 'stopped'], 'broadcast.export'),
  unreachable: on(exportVerbs, hasUnreachable, 'broadcast.unreachable'),
}
