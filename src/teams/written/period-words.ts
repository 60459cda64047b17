import { fold } from '../../core/domain/text.ts'
import { monthNames } from './written-day.ts'

const signsMost = 40
const periodWords = new RegExp(
  `^(?:(?:de |d[’']|du |of |for )?(?:(?:${monthNames})\\.?|[tq][1-4]|(?:ce |le |this |cette |l[’'])?(?:mois|month|trimestre|quarter|annee|year)|(?:le )?[1-4](?:e|er|eme|ere)? trimestre)(?: 20\\d\\d)?|20\\d\\d)$`,
)

/** Whether somebody names a month, a quarter or a year, in French or English, and nothing else. */
export function isPeriodText(text: string): boolean {
  return text.length <= signsMost && periodWords.test(fold(text))
}
