import type { Account } from '../../core/domain/faces/account.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import type { Words } from '../../words.ts'

/** Why not delivered, the most frequent first; shares are of everyone. */
export function byReason({ report }: Account, words: Words): Sheet {
  const { delivered, refused, unknown } = report.counts
  const all = delivered + refused + unknown
  const reasons = Object.entries(report.refused).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1])
  const column = (name: string, width: number) => ({ title: words.text(`sheets.columns.${name}`), width })
  return {
    name: words.text('sheets.reasons.name'),
    columns: [column('reason', 44), column('people', 14), column('of', 12), { ...column('share', 12), share: true }],
    rows: reasons.map(([reason, n]) => [words.text(`broadcasts.broadcast.reasons.${reason}`), n, all, n / all]),
  }
}
