import { listDelegations } from '../../core/use-cases/delegations/end-delegation.ts'
import { personByMail } from '../../core/use-cases/people/read-people.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { writtenPeriod } from '../written/written-period.ts'
import { todayOf } from '../written/written-when.ts'
import { showDelegations } from './delegation-form.ts'
import { delegationVerbs, openForm } from './delegation-verbs.ts'
import { equivalentOf, forAll, notOfficers, stays } from '../turn/word-facts.ts'

const ofPerson = { ...notOfficers, takes: 'person' } as const

export const delegationWords = {
  // « déléguer prenom.nom@ville.fr du 24 au 31 décembre »; without days, or with one that cannot be read, the form
  // asks for them.
  delegate: equivalentOf(ofPerson, ['delegation.form', 'delegation.add'], async (turn, _reference, rest) => {
    const today = todayOf(turn)
    const [to = '', ...days] = rest.split(/\s+/)
    const values = { to, ...writtenPeriod(days.join(' '), today) }
    if (values.until === '') return openForm(turn, { ...values, since: values.since || today })
    return press(turn, delegationVerbs, 'delegation.add', values)
  }),
  delegations: stays(forAll, turn => showDelegations(turn)),
  // « mettre fin prenom.nom@ville.fr »: where only one is meant; else the list has a button for each.
  endDelegation: equivalentOf(ofPerson, ['delegation.stop'], async (turn, _reference, rest) => {
    const person = await personByMail(turn.ports, rest.split(/\s+/)[0] ?? '')
    const open = await listDelegations(turn.ports, turn.actor)
    const meant = open.filter(({ from, to }) => to.id === person?.id && from.id === turn.actor.id)
    if (meant.length !== 1) return showDelegations(turn)
    return press(turn, delegationVerbs, 'delegation.stop', { delegationId: meant[0]!.id })
  }),
} satisfies TypedWords
