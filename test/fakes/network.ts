import type { Answered, Network, NetworkLimits, Outgoing, Published, Reply } from '../../src/core/ports/networks.ts'

type Standing = Published & { key: string; outgoing: Outgoing }
export type Trouble = 'busy' | 'unknown' | 'unauthorized' | 'cut' | 'refused'

/** A network in memory: what stands on it, what the public said, and what becomes of each request. */
export type FakeNetwork = {
  network: Network
  standing: Standing[]
  replies: Reply[]
  /** How often something was put there, by key. */
  created: Map<string, number>
  /** Every request comes to this; `cut`: the work is done, and the answer lost. Null: all is well. */
  strike(trouble: Trouble | null): void
}

const limitsByDefault: NetworkLimits = {
  characters: 500,
  bytes: null,
  perUrl: null,
  pictures: 4,
  pictureBytes: 1_000_000,
  altCharacters: 1500,
}

/** `remembers`: a key that was used once answers what it made then, as a key of idempotency does, though that is gone. */
export function fakeNetwork({ limits = limitsByDefault, edits = true, remembers = false } = {}): FakeNetwork {
  const standing: Standing[] = []
  const replies: Reply[] = []
  const created = new Map<string, number>()
  const made = new Map<string, Published>()
  let trouble: Trouble | null = null
  let number = 0
  const answering = async <Done>(work: () => Answered<Done>, looks = false): Promise<Answered<Done>> => {
    if (trouble === 'busy' || (looks && trouble !== null && trouble !== 'unauthorized'))
      return { kind: 'busy', retryInMs: null }
    if (trouble === 'unknown' || trouble === 'unauthorized') return { kind: trouble }
    if (trouble === 'refused') return { kind: 'refused', reason: 'not here' }
    const done = work()
    return trouble === 'cut' ? { kind: 'unknown' } : done
  }
  const shown = ({ uri, url, revision }: Standing): Published => ({ uri, url, revision })
  const faultOf = ({ text, pictures }: Outgoing): string | null => {
    if ([...new Intl.Segmenter().segment(text)].length > limits.characters) return 'too long'
    return pictures.length > limits.pictures ? 'too many pictures' : null
  }
  const publish = (outgoing: Outgoing): Answered<Published> => {
    const fault = faultOf(outgoing)
    if (fault !== null) return { kind: 'refused', reason: fault }
    const there = standing.find(({ key }) => key === outgoing.key)
    if (there) return { kind: 'done', ...shown(there) }
    const once = made.get(outgoing.key)
    if (remembers && once) return { kind: 'done', ...once }
    number += 1
    const one = { uri: `fake:${number}`, url: `https://network.example/${number}`, revision: '1' }
    made.set(outgoing.key, one)
    standing.push({ ...one, key: outgoing.key, outgoing })
    created.set(outgoing.key, (created.get(outgoing.key) ?? 0) + 1)
    return { kind: 'done', ...one }
  }
  /** Like Bluesky: the new one is put under its key, and the old one goes; where the answer is cut, that is not reached. */
  const replace = (published: Published, outgoing: Outgoing): Answered<Published & { lostReplies: boolean }> => {
    const there = standing.find(({ key }) => key === outgoing.key)
    if (there) there.outgoing = outgoing
    const written = publish(outgoing)
    if (written.kind !== 'done') return written
    if (trouble !== 'cut' && published.uri !== written.uri) remove(one => one.uri === published.uri)
    return { ...written, lostReplies: true }
  }
  const remove = (isIt: (one: Standing) => boolean): void => {
    const index = standing.findIndex(isIt)
    if (index >= 0) standing.splice(index, 1)
  }
  const correct = (published: Published, outgoing: Outgoing): Answered<Published & { lostReplies: boolean }> => {
    const fault = faultOf(outgoing)
    if (fault !== null) return { kind: 'refused', reason: fault }
    if (!edits) return replace(published, outgoing)
    const there = standing.find(({ uri }) => uri === published.uri)
    if (!there) return { kind: 'refused', reason: 'it is gone' }
    there.outgoing = outgoing
    there.revision = String(Number(there.revision) + 1)
    return { kind: 'done', ...shown(there), lostReplies: false }
  }
  const takeBack = ({ uri }: Published, next?: { nextKey: string }): Answered<object> => {
    remove(one => one.uri === uri)
    if (!edits && next) remove(one => one.key === next.nextKey)
    return { kind: 'done' }
  }
  const network: Network = {
    host: 'network.example',
    account: async () => (trouble === null ? '@mairie' : null),
    limits: async () => limits,
    publish: outgoing => answering(() => publish(outgoing)),
    find: ({ key }) =>
      answering(() => {
        const there = standing.find(one => one.key === key)
        return { kind: 'done', found: there ? shown(there) : null }
      }, true),
    correct: (published, outgoing) => answering(() => correct(published, outgoing)),
    takeBack: (published, next) => answering(() => takeBack(published, next)),
    replies: since => answering(() => ({ kind: 'done', replies: replies.filter(({ at }) => at > since) }), true),
  }
  return { network, standing, replies, created, strike: kind => (trouble = kind) }
}
