import type { AudienceCheck } from '../../../core/domain/audiences/audience.ts'
import { keysOf, type Words } from '../../../words.ts'

/** How many it would reach, then who not and why, in short; a line each. */
export function countLines(check: AudienceCheck, mandatory: boolean, words: Words): { text: string }[] {
  const key = keysOf('posts.editor.count')
  const unreached = [
    ...some('blocked', check.blocked),
    ...some('noTeams', check.noTeams),
    ...(check.installs === false ? some('notInstalled', check.notInstalled) : []),
    ...(mandatory ? [] : some('optedOut', check.optedOut)),
  ]
  const leftOut = [...some('guests', check.guests), ...some('shared', check.shared)]
  return [
    { text: words.count(key('people'), check.people) },
    ...(unreached.length > 0 ? [{ text: words.text(key('unreached'), { list: unreached.join(', ') }) }] : []),
    ...(leftOut.length > 0 ? [{ text: words.text(key('leftOut'), { list: leftOut.join(', ') }) }] : []),
  ]

  function some(what: 'blocked' | 'noTeams' | 'notInstalled' | 'optedOut' | 'guests' | 'shared', n: number): string[] {
    return n > 0 ? [words.count(key(what), n)] : []
  }
}
