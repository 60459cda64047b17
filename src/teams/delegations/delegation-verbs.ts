import { localDay } from '../../core/domain/working-time/local-time.ts'
import { acceptOffer } from '../../core/use-cases/delegations/accept-offer.ts'
import { addDelegation, type DelegationErrors, mayNotLend } from '../../core/use-cases/delegations/add-delegation.ts'
import type { Delegation } from '../../core/domain/delegations/delegation.ts'
import { endDelegation } from '../../core/use-cases/delegations/end-delegation.ts'
import { delegationFields } from './draw-delegation-form.ts'
import { lastDay } from './delegation-text.ts'
import { drawOffer } from './draw-delegations.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { asMeant, todayOf } from '../written/written-when.ts'
import { delegationForm, showDelegations } from './delegation-form.ts'
import { orders } from '../turn/verb-facts.ts'

export const delegationVerbs = {
  'delegation.form': verb(orders('uncounted'), [], async turn => openForm(turn, { since: todayOf(turn) })),
  // The offer stays: the form comes below it.
  'delegation.other': verb(orders('uncounted'), [], async turn => formBelow(turn)),
  'delegation.add': verb(orders('delegate'), [], async (turn, _ids, fields) => {
    const typed = typedIn(delegationFields, fields)
    const result = await addDelegation(
      turn.ports,
      turn.actor,
      asMeant(turn, typed, { days: ['since', 'until'] }),
      turn.settings,
    )
    switch (result.kind) {
      case 'delegated':
        return showDelegations(turn)
      case 'invalid':
        return { kind: 'card', card: await delegationForm(turn, { values: typed, errors: result.errors }) }
      case 'busy':
      case 'nothing-to-lend':
      case 'not-an-agent':
        return refusal(turn, result)
    }
  }),
  'delegation.end': verb(orders('delegate'), ['delegationId'], async (turn, { delegationId }) => {
    const result = await endDelegation(turn.ports, turn.actor, delegationId)
    return result.kind === 'delegation-ended' ? showDelegations(turn) : refusal(turn, result)
  }),
  // On a placed card, which is drawn anew by itself.
  'delegation.stop': verb(orders('delegate'), ['delegationId'], async (turn, { delegationId }) => {
    const result = await endDelegation(turn.ports, turn.actor, delegationId)
    return result.kind === 'delegation-ended'
      ? notice(turn, 'delegation-ended', { name: result.delegation.to.name })
      : refusal(turn, result)
  }),
  'delegation.accept': verb(orders('delegate'), ['at'], async (turn, { at }) => {
    const result = await acceptOffer(turn.ports, turn.actor, at)
    if (result.kind === 'invalid') return formBelow(turn, result.errors)
    return result.kind === 'delegated' ? acceptedOffer(turn, result.delegation) : refusal(turn, result)
  }),
} satisfies Verbs

/** A person without a place to lend learns so before they fill it in. */
export async function openForm(turn: Turn, values: Record<string, string>): Promise<Answer> {
  const refused = await mayNotLend(turn.ports, turn.actor)
  return refused ? refusal(turn, refused) : { kind: 'card', card: await delegationForm(turn, { values }) }
}

async function formBelow(turn: Turn, errors: DelegationErrors = {}): Promise<Answer> {
  return {
    kind: 'aside',
    card: await delegationForm(turn, { values: await offeredDays(turn), errors }),
    text: turn.look.words.text('notices.delegation-form'),
  }
}

async function acceptedOffer(turn: Turn, lent: Delegation): Promise<Answer> {
  const absence = await turn.ports.absences.byId(turn.actor.id)
  if (!absence) return refusal(turn, { kind: 'offer-over' })
  return { kind: 'card', card: drawOffer({ absence, lent, now: turn.ports.now() }, turn.look) }
}

/** From today to the end of the absence, if known. */
async function offeredDays(turn: Turn): Promise<{ since: string; until: string }> {
  const until = (await turn.ports.absences.byId(turn.actor.id))?.offer?.until ?? null
  const { timeZone } = turn.settings
  return { since: todayOf(turn), until: until === null ? '' : (lastDay(until, timeZone) ?? localDay(until, timeZone)) }
}
