import { type Fault, faultsOf } from './fault.ts'

/** Events by words, and answers that somebody gives for another. */
const written = ['teams/written/written-wish.test.ts']
const words = ['teams/events/event-words.test.ts']

export const eventWordFaults: Fault[] = [
  ...faultsOf('teams/written/written-wish.ts', written, [
    ['if (surplus !== undefined) return surplus\n', ''],
    [
      "if (wanted === null) return { kind: 'unread', part: first.trim() }",
      "if (wanted === null) return { kind: 'wish', replies: {} }",
    ],
    ['return found.length === 1 ? found[0]!.id : null', 'return found[0]?.id ?? null'],
    ["reply === '' ? [] : ", ''],
    ["if (company?.rest !== '') continue", 'if (!company) continue'],
    ['sessions[number.found - 1]', 'sessions[number.found]'],
  ]),
  ...faultsOf('teams/turn/typed-words.ts', words, [['inParts.includes(word)', 'false']]),
  ...faultsOf('teams/events/event-words.ts', words, [
    ["if (read.kind === 'unread')", "if (read.kind === 'unread' && rest === '')"],
    ["rest === '' ? answer : notPassed(turn, answer)", 'answer'],
  ]),
]
