import { type Change, refresh } from '../../change.ts'
import type { PersonId } from '../../domain/actor.ts'
import type { RelayRound, RelayTask } from '../../domain/relays/relay.ts'

type Cards = Pick<RelayTask, 'roundId' | 'site' | 'asked' | 'past' | 'reminded' | 'takeDown'>

/** Every card of one site in the chats of people who are, or were, asked: each poster, reminders, taking down. */
export function siteCards(task: Cards, { poster }: Pick<RelayRound, 'poster'>): Change[] {
  return [task.asked, ...task.past].flatMap(one => (one === null ? [] : cardsOf(task, one.id, poster)))
}

function cardsOf(
  { roundId, site: { id: site }, reminded, takeDown }: Cards,
  person: PersonId,
  poster: number,
): Change[] {
  const posters = Array.from({ length: poster }, (_, index) => index + 1)
  return [
    ...posters.map(poster => refresh({ card: 'relay', roundId, site, person, poster })),
    ...posters.flatMap(poster =>
      reminded
        .filter(one => one.poster === poster)
        .map((_, nth) => refresh({ card: 'relay-reminder', roundId, site, person, poster, nth })),
    ),
    ...(takeDown === null ? [] : [refresh({ card: 'relay-down', roundId, site, person })]),
  ]
}
