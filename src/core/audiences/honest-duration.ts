/** Teams counts requests: a first contact costs two, create then send. In ms. */
export function honestDuration(people: number, notMet: number, perSecond: number): number {
  return Math.ceil(((people + notMet) / perSecond) * 1000)
}
