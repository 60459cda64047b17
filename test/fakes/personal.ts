import type { Rows } from '../../src/core/change.ts'
import { patternOf } from '../../src/core/domain/personal/sought.ts'
import type { PersonalPorts } from '../../src/core/ports/personal-data.ts'

type Read = {
  all<K extends keyof Rows>(kind: K): Rows[K][]
  byId<K extends keyof Rows>(kind: K): (id: string) => Promise<Rows[K] | null>
}
type Stored = Pick<PersonalPorts, 'personal' | 'erasures' | 'dataRequests'>

/** What the stores answer of people’s own data, out of those rows; what only a database knows is not faked. */
export function fakePersonal({ all, byId }: Read): Stored {
  const files = new Map<string, Uint8Array>()
  const newest = () => all('erasure').toSorted((a, b) => (a.proposed.at < b.proposed.at ? 1 : -1))
  const waiting = () =>
    all('data_request')
      .filter(({ writtenAt }) => writtenAt === null)
      .toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1))
  return {
    personal: {
      alone: work => work(),
      called: async people => people.map(() => ({ ids: [], names: [] })),
      named: async () => [],
      traces: async function* (people) {
        for (const [of, sought] of people.entries()) {
          for (const one of all('note'))
            if (JSON.stringify(one).search(patternOf(sought)) >= 0)
              yield { of, trace: { group: 'own', table: 'note', key: one.id, row: { doc: one } } }
        }
      },
      neededFor: async () => [],
      writtenBy: async person => ({
        notes: all('note').filter(({ writer }) => writer.id === person),
        initiatives: all('initiative').filter(({ author }) => author.id === person),
        validations: all('validation').filter(({ comments }) => comments.some(({ by }) => by.id === person)),
        answers: all('event_answer').filter(({ person: own, replies }) => own === person && replies !== undefined),
        passed: all('call_department').filter(({ answer }) => answer?.kind === 'passed' && answer.by.id === person),
        decisions: all('validation').filter(({ decisions }) => decisions.some(({ by }) => by.id === person)).length,
      }),
      files: async () => [],
      issues: async function* () {},
      packages: async () => [],
      erase: () => Promise.reject(new Error('not faked')),
    },
    erasures: {
      byId: byId('erasure'),
      openOf: async person => newest().find(one => one.person?.id === person) ?? null,
      of: async person => newest().filter(one => one.person?.id === person),
      recent: async limit => newest().slice(0, limit),
    },
    dataRequests: {
      byId: byId('data_request'),
      writtenOf: async person =>
        all('data_request').filter(one => (one.of?.id ?? one.person) === person && one.writtenAt !== null),
      waitingOf: async person => waiting().find(one => one.person === person) ?? null,
      waiting: async (limit, at) =>
        waiting()
          .filter(({ until }) => until > at)
          .slice(0, limit),
      wait: async id => ({
        ahead: Math.max(
          0,
          waiting().findIndex(one => one.id === id),
        ),
        passMs: null,
      }),
      put: async (id, bytes) => void files.set(id, bytes),
      drop: async id => void files.delete(id),
      file: async id => files.get(id) ?? null,
    },
  }
}
