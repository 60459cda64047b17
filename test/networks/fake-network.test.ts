import { fakeNetwork } from '../fakes/network.ts'
import { networkContract, type Place } from './network-contract.ts'

const troubles = { throttle: 'busy', down: 'unknown', page: 'unknown', 'cut-after-accept': 'cut' } as const

for (const edits of [true, false])
  networkContract(`of the fakes, ${edits ? 'which edits' : 'which replaces'}`, async (): Promise<Place> => {
    const fake = fakeNetwork({ edits })
    const [wrongKey, away] = [fakeNetwork({ edits }), fakeNetwork({ edits })]
    wrongKey.strike('unauthorized')
    away.strike('busy')
    return {
      network: fake.network,
      wrongKey: wrongKey.network,
      away: away.network,
      read: async () =>
        fake.standing.map(({ uri, outgoing: { text, pictures } }) => ({
          uri,
          text,
          alts: pictures.map(one => one.alt),
        })),
      strike: async kind => fake.strike(kind && troubles[kind]),
      say: async (text, to) => {
        const id = String(fake.replies.length)
        const url = `https://network.example/said/${id}`
        fake.replies.push({ id, url, author: 'Odile', text, at: new Date().toISOString(), inReplyTo: to })
      },
      texts: { taken: ['a'.repeat(500)], refused: ['a'.repeat(501)] },
      edits,
      remembersKeys: true,
      close: async () => undefined,
    }
  })
