import type { Chance } from '../chance.ts'
import type { Person, Role, Situation } from '../town.ts'

/** Share of the agents, in thousandths. */
const shares: [Situation, number][] = [
  ['no-teams', 10],
  ['not-installed', 15],
  ['blocked', 5],
  ['on-leave', 20],
]

const isOfficer = (role: Role): boolean => role === 'dpo' || role === 'archivist'

/** Spreads what may keep people out of reach over those who hold no office: the circuit always finds someone. */
export function spreadSituations(people: Person[], chance: Chance): void {
  const ordinary = people.filter(({ roles }) => roles.every(role => role === 'agent' || isOfficer(role)))
  for (const [situation, share] of shares) {
    const count = Math.max(1, Math.round((people.length * share) / 1000))
    for (let done = 0; done < count;) {
      const person = chance.pick(ordinary)
      if (person.situation !== 'well' || person.roles.some(isOfficer)) continue
      person.situation = situation
      done++
    }
  }
}
