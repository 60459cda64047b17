import { isComms } from '../../core/domain/actor.ts'
import { changeAddress, seeAddress } from '../../core/use-cases/planning/change-address.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verb, type Verbs } from '../turn/verbs.ts'
import { orders, type VerbFacts } from '../turn/verb-facts.ts'

/** The address at which a calendar program reads the week: make, replace, remove. */
export const addressVerbs = {
  'week.address': verb(orders('uncounted'), [], async turn => {
    if (!isComms(turn.actor)) return notComms(turn)
    return shown(turn, await seeAddress(turn.ports, turn.actor))
  }),
  'week.address-made': changing(orders('address'), 'make'),
  'week.address-renewed': changing(orders('address'), 'renew'),
  'week.address-ended': changing(orders('address'), 'end'),
} satisfies Verbs

function changing(facts: VerbFacts, change: 'make' | 'renew' | 'end'): Verb {
  return verb(facts, [], async turn => {
    const result = await changeAddress(turn.ports, turn.actor, change)
    if (result.kind !== 'address') return refusal(turn, result)
    return shown(turn, result.key, result.key === null ? 'ended' : 'made')
  })
}

function shown(turn: Turn, key: string | null, said: AddressCard['said'] = null): Answer {
  const address = key === null ? null : turn.ports.weekLink(key)
  if (key !== null && address === null) return notice(turn, 'no-public-address')
  return { kind: 'card', card: drawAddress({ address, said }, turn.look) }
}

type AddressCard = { address: string | null; said?: 'made' | 'ended' | null }

export function drawAddress({ address, said = null }: AddressCard, look: Look): Card {
  const text = said === null ? '' : look.words.text(`week.address.said.${said}`)
  return drawCard('week/address', { address: address ?? '', said: text }, look)
}
