import type { Question } from '../../core/use-cases/broadcasts/ask-to-send.ts'
import type { Words } from '../../words.ts'

/** What whoever is about to send should know of the people, one line each. */
export function warningsView(
  { broadcast, resent }: Pick<Question, 'broadcast' | 'resent'>,
  words: Words,
): { text: string }[] {
  const key = (name: string) => `broadcasts.confirm.${name}`
  const { check, headCount, kind, mandatory } = broadcast
  if (kind !== 'send') return resent > 0 ? [{ text: words.count(key('resent'), resent) }] : []
  if (check === null) return []
  const { people, blocked, noTeams, oftenThisWeek, optedOut, sinceLast } = check
  const unreachable = blocked + noTeams
  const lines: string[] = []
  if (people !== headCount)
    lines.push(words.text(key('differs'), { approved: words.count('audience.headCount', headCount) }))
  if (sinceLast !== null && sinceLast.joined + sinceLast.left > 0) lines.push(words.text(key('since'), sinceLast))
  if (unreachable > 0) lines.push(words.count(key('unreachable'), unreachable))
  if (optedOut > 0 && !mandatory) lines.push(words.count(key('optedOut'), optedOut))
  if (oftenThisWeek > 0) lines.push(words.count(key('often'), oftenThisWeek))
  return lines.map(text => ({ text }))
}
