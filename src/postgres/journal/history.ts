import type { History } from '../../core/ports/history.ts'
import type { Instant } from '../../core/time.ts'
import type { Database } from '../open/database.ts'
import { about } from './about.ts'
import { actorRefs } from './actor-refs.ts'
import { forget } from './forget.ts'
import { refused } from './refused.ts'
import { trails } from './trails.ts'

export function history(database: Database, now: () => Instant): History {
  return {
    head: async () => {
      const last = await database.kysely
        .selectFrom('journal')
        .select(['seq', 'hash'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return last ? { seq: Number(last.seq), hash: last.hash } : null
    },
    lastSeal: async (subject, verb) => {
      const own = database.kysely
        .selectFrom('journal')
        .select('seal')
        .where('subject', '=', subject)
        .where('verb', '=', verb)
      return (await own.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seal ?? null
    },
    trails: trails(database),
    about: about(database),
    refused: refused(database, actorRefs(database), now),
    forget: (person, names) => forget(database, person, names, now),
  }
}
