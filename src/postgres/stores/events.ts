import { sql } from 'kysely'
import { answerId, type EventTally } from '../../core/events/event.ts'
import type { Events } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function events(database: Database): Events {
  const answers = gatheredRows(database, 'event_answer')
  return {
    places: gatheredRows(database, 'event'),
    answer: (postId, person) => answers(answerId(postId, person)),
    tally: async postId => {
      const of = database.kysely.selectFrom('event_answer').where('post_id', '=', postId).groupBy('answer')
      const rows = await of.select(['answer', database.kysely.fn.countAll<string | number>().as('people')]).execute()
      const tally: EventTally = { yes: 0, no: 0, waiting: 0 }
      for (const { answer, people } of rows) tally[answer] = Number(people)
      return tally
    },
    going: async postId => {
      const of = database.kysely.selectFrom('event_answer').where('post_id', '=', postId).where('answer', '=', 'yes')
      return (await of.select(sql<string>`doc->>'person'`.as('person')).execute()).map(({ person }) => person)
    },
  }
}
