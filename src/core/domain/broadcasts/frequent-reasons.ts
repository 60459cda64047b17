import type { DeliveryReport, RefusedReason } from './broadcast.ts'

/** Why people did not get a card, and how many: the most frequent reason first. */
export function frequentReasons(refused: DeliveryReport['refused']): [RefusedReason, number][] {
  const reasons = Object.entries(refused) as [RefusedReason, number][]
  return reasons.filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1])
}
