import { ruleFields } from '../../core/domain/retention/rule-change.ts'
import { cleanText } from '../../core/domain/text.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import { decideRule, proposeRule, readCategory } from '../../core/use-cases/retention/change-rule.ts'
import { giveArchiveVisa } from '../../core/use-cases/retention/give-archive-visa.ts'
import { seeRetention } from '../../core/use-cases/retention/see-retention.ts'
import {
  liftSuspension,
  mayNotSuspend,
  suspendPurge,
  suspensionFields,
} from '../../core/use-cases/retention/suspend-purge.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawArchive } from './draw-archive.ts'
import {
  chosenField,
  drawRetention,
  drawRule,
  drawSuspend,
  otherChosen,
  type RuleData,
  suspendedText,
  type SuspendForm,
} from './draw-retention.ts'
import { oneOfTwo, orders, second } from '../turn/verb-facts.ts'

/** Retention: the rules, their changes by two people, suspensions, and the archivist's decisions. */
export const retentionVerbs = {
  'retention.rules': verb(oneOfTwo('uncounted'), [], turn => showRetention(turn)),
  'retention.rule': verb(oneOfTwo('uncounted'), ['category'], (turn, { category }) => showRule(turn, category)),
  'retention.propose': verb(
    second('retention.rule', oneOfTwo('plan')),
    ['category', 'seen'],
    async (turn, { category, seen }, fields) => {
      const typed = typedIn(ruleFields, fields)
      const result = await proposeRule(turn.ports, turn.actor, { category, seen: Number(seen), typed })
      if (result.kind === 'proposed') return showRetention(turn, turn.look.words.text('retention.list.proposed'))
      return result.kind === 'invalid'
        ? showRule(turn, category, { typed, errors: result.errors })
        : refusal(turn, result)
    },
  ),
  'retention.confirm': verb(second('retention.rules', oneOfTwo('uncounted')), ['category', 'seen'], (turn, pressed) =>
    decide(turn, pressed, true),
  ),
  'retention.decline': verb(oneOfTwo('uncounted'), ['category', 'seen'], (turn, pressed) =>
    decide(turn, pressed, false),
  ),
  'retention.suspend': verb(oneOfTwo('uncounted'), [], turn => showSuspend(turn)),
  'retention.suspended': verb(oneOfTwo('plan'), [], async (turn, _ids, fields) => {
    const typed = readSuspension(fields)
    const result = await suspendPurge(turn.ports, turn.actor, typed, turn.settings)
    if (result.kind === 'invalid') return showSuspend(turn, { typed, errors: result.errors, choices: result.choices })
    if (result.kind !== 'suspended') return refusal(turn, result)
    return showRetention(
      turn,
      turn.look.words.text('retention.list.suspended', { of: suspendedText(result.suspension) }),
    )
  }),
  'retention.lift': verb(oneOfTwo('uncounted'), ['suspensionId'], async (turn, { suspensionId }) => {
    const result = await liftSuspension(turn.ports, turn.actor, suspensionId)
    if (result.kind !== 'lifted') return refusal(turn, result)
    return showRetention(turn, turn.look.words.text('retention.list.lifted', { of: suspendedText(result.suspension) }))
  }),
  'archive.eliminate': verb(orders('uncounted'), ['listId'], (turn, { listId }) => visa(turn, listId, 'eliminate')),
  'archive.transfer': verb(orders('uncounted'), ['listId'], (turn, { listId }) => visa(turn, listId, 'transfer')),
} satisfies Verbs

/** One of the people of that name was chosen; else the typed name counts. */
function readSuspension(fields: Record<string, unknown>) {
  const typed = typedIn(suspensionFields, fields)
  const chosen = cleanText(fields[chosenField])
  return chosen === '' || chosen === otherChosen ? typed : { ...typed, of: chosen }
}

export async function showRetention(turn: Turn, said = ''): Promise<Answer> {
  const { ports, actor, settings, look } = turn
  const seen = await seeRetention(ports, actor, settings)
  if (seen.kind !== 'retention') return notComms(turn)
  const today = localDay(ports.now(), settings.timeZone)
  return { kind: 'card', card: drawRetention({ ...seen, today, said }, look) }
}

async function showRule(turn: Turn, text: string, form: Pick<RuleData, 'typed' | 'errors'> = {}): Promise<Answer> {
  const { ports, actor, settings, look } = turn
  const category = readCategory(text)
  const seen = await seeRetention(ports, actor, settings)
  if (seen.kind !== 'retention') return notComms(turn)
  const rule = seen.rules.find(one => one.category === category)
  if (!rule) return refusal(turn, { kind: 'not-found' })
  return { kind: 'card', card: drawRule({ rule, mayPropose: seen.mayPropose, ...form }, look) }
}

async function decide(
  turn: Turn,
  { category, seen }: { category: string; seen: string },
  agrees: boolean,
): Promise<Answer> {
  const result = await decideRule(turn.ports, turn.actor, { category, seen: Number(seen), agrees })
  switch (result.kind) {
    case 'rule-confirmed':
      return showRetention(turn, turn.look.words.text('retention.list.confirmed'))
    case 'rule-declined':
      return showRetention(turn, turn.look.words.text('retention.list.declined'))
    default:
      return refusal(turn, result)
  }
}

export async function showSuspend(turn: Turn, form: SuspendForm = {}): Promise<Answer> {
  const refused = await mayNotSuspend(turn.ports, turn.actor)
  return refused ? refusal(turn, refused) : { kind: 'card', card: drawSuspend(form, turn.look) }
}

async function visa(turn: Turn, listId: string, fate: 'eliminate' | 'transfer'): Promise<Answer> {
  const result = await giveArchiveVisa(turn.ports, turn.actor, { listId, fate })
  return result.kind === 'archive-decided'
    ? { kind: 'card', card: drawArchive({ list: result.list }, turn.look) }
    : refusal(turn, result)
}
