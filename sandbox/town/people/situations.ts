import type { Chance } from '../chance.ts'
import type { Person, Situation } from '../town.ts'

/** Share of the agents, in thousandths. */
const shares: [Situation, number][] = [
  ['no-teams', 10],
  ['not-installed', 15],
  ['blocked', 5],
  ['on-leave', 20],
]

/** Spreads what may keep people out of reach over those who hold no office: the circuit always finds someone. */
export function spreadSituations(people: Person[], chance: Chance): void {
  const ordinary = people.filter(person => person.roles.length === 1 && person.roles[0] === 'agent')
  for (const [situation, share] of shares) {
    const count = Math.max(1, Math.round((people.length * share) / 1000))
    for (let done = 0; done < count;) {
      const person = chance.pick(ordinary)
      if (person.situation !== 'well') continue
      person.situation = situation
      done++
    }
  }
}
