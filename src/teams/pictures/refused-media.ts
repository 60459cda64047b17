import type { NoticeKey } from '../cards/draw-notice.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

/** The words for each refusal about agreements, which may differ from those for a proposal. */
const told = {
  'not-yours': 'not-your-picture',
  'not-found': 'not-found',
  busy: 'busy',
  'not-understood': 'not-understood',
  'no-such-person': 'unknown-agent',
  'no-such-agreement': 'no-such-agreement',
  'too-many-people': 'too-many-people',
  'has-refused': 'has-refused',
  'has-agreed': 'has-agreed',
  'has-file': 'has-file',
  'agreement-answered': 'agreement-answered',
  'already-asked': 'agreement-asked',
  'already-withdrawn': 'agreement-withdrawn',
  'no-name': 'agreement-form',
  'name-too-long': 'too-long',
  'no-uses': 'agreement-form',
  'until-past': 'agreement-form',
  'until-too-far': 'agreement-form',
  'no-such-file': 'no-such-file',
  'too-big': 'too-big',
  'not-signable': 'not-signable',
} as const satisfies Record<string, NoticeKey>

/** What keeps a person from changing agreements, in words of its own. */
export function refusedMedia(turn: Turn, { kind }: { kind: keyof typeof told }): Answer {
  return refusal(turn, { kind: told[kind] })
}
