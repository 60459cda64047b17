import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Network, NetworkPicture, Outgoing, Published } from '../../src/core/ports/networks.ts'
import { photo } from '../support/photo.ts'

/** One publication as somebody without an account reads it. */
export type Read = { uri: string; text: string; alts: string[]; warning?: string }

export type Strike = 'throttle' | 'down' | 'cut-after-accept' | 'page'

/** What the contract needs of a network, or of what stands in for it. */
export type Place = {
  network: Network
  /** The same network with a key that it does not take; null: this one lets everybody in. */
  wrongKey: Network | null
  /** A network at an address where nobody answers. */
  away: Network
  /** All that stands, in any order. */
  read(): Promise<Read[]>
  /** Every request is struck until the next call, only what changes something loses its answer; null: nobody strikes. */
  strike: ((kind: Strike | null) => Promise<void>) | null
  /** Somebody of the public answers, or names the account; null: nobody is there. */
  say: ((text: string, to: string | null) => Promise<void>) | null
  /** Of texts at its limits. */
  texts: { taken: string[]; refused: string[] }
  /** Whether it takes other words for what is there, and keeps what was answered. */
  edits: boolean
  /** Whether it tells by the key that other words are there already. */
  remembersKeys: boolean
  /** It never deletes anything, whoever asks. */
  keepsAll?: true
  close(): Promise<void>
}

export const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  postId: 'a post',
  key: randomUUID(),
  at: new Date().toISOString(),
  locale: 'fr',
  title: 'Inauguration de la médiathèque',
  summary: 'Samedi à 11 heures.',
  text: `La médiathèque ouvre samedi. ${randomUUID()}`,
  warning: '',
  link: null,
  pictures: [],
  sections: [],
  ...more,
})

/** One contract for the fake, for each adapter with its stand-in, and with the real server. */
export function networkContract(name: string, open: () => Promise<Place>): void {
  describe(`the network ${name}`, function () {
    this.timeout(60_000)
    let place: Place
    let network: Network
    before(async () => {
      place = await open()
      network = place.network
    })
    after(() => place.close())
    afterEach(() => place.strike?.(null))

    const publish = async (given: Outgoing): Promise<Published> => {
      const answer = await network.publish(given)
      assert.equal(answer.kind, 'done', JSON.stringify(answer))
      return answer
    }
    const standing = async (text: string): Promise<Read[]> => (await place.read()).filter(one => one.text === text)
    const count = async (text: string): Promise<number> => (await standing(text)).length

    it('says who publishes, where, and what it takes', async () => {
      assert.ok((await network.account())?.length)
      assert.match(network.host, /^[\w.:-]+$/)
      const limits = await network.limits()
      assert.ok(limits.characters >= 300 && limits.pictures >= 1 && limits.altCharacters > 100)
    })

    it('shows the words that it was given, once', async () => {
      const given = outgoing()
      const published = await publish(given)
      const [read, ...others] = await standing(given.text)
      assert.deepEqual([read?.uri, others], [published.uri, []])
    })

    it('shows accents, emoji, addresses, tags and unknown names as they are', async () => {
      const text = `« À l’été » : 👨‍👩‍👧‍👦 et café, voir https://montreval.example/été?a=1 #Montréval @personne.example, ${randomUUID()}`
      await publish(outgoing({ text }))
      assert.equal(await count(text), 1)
    })

    it('the same again is still one', async () => {
      const given = outgoing()
      const first = await publish(given)
      assert.equal((await publish(given)).uri, first.uri)
      assert.equal(await count(given.text), 1)
    })

    it('never shows a second one under a key, whatever its words', async function () {
      if (!place.remembersKeys) return this.skip()
      const given = outgoing()
      const first = await publish(given)
      const other = outgoing({ key: given.key, at: given.at })
      const answer = await network.publish(other)
      if (answer.kind === 'done') assert.equal(answer.uri, first.uri)
      else assert.equal(answer.kind, 'refused')
      assert.deepEqual([await count(given.text), await count(other.text)], [1, 0])
    })

    it('finds what it has, and nothing else', async () => {
      const given = outgoing()
      assert.deepEqual(await network.find(given), { kind: 'done', found: null })
      const published = await publish(given)
      const found = await network.find(given)
      assert.equal(found.kind === 'done' && found.found?.uri, published.uri)
    })

    it('takes the longest texts and refuses those that are longer', async () => {
      for (const text of place.texts.taken) {
        await publish(outgoing({ text }))
        assert.equal(await count(text), 1)
      }
      for (const text of place.texts.refused) {
        const answer = await network.publish(outgoing({ text }))
        assert.equal(answer.kind, 'refused', JSON.stringify(answer))
        assert.equal(await count(text), 0)
      }
    })

    it('shows pictures with what is said of them, and makes them small enough', async () => {
      const limits = await network.limits()
      const pictures: NetworkPicture[] = [
        { bytes: await photo(64), contentType: 'image/png', alt: 'La façade, « côté parc »' },
        { bytes: await photo(1_000_071), contentType: 'image/png', alt: 'Une salle' },
      ].slice(0, limits.pictures)
      const given = outgoing({ pictures })
      await publish(given)
      const [read] = await standing(given.text)
      assert.deepEqual(
        read?.alts,
        pictures.map(one => one.alt),
      )
    })

    it('refuses more pictures than it shows', async () => {
      const { pictures: most } = await network.limits()
      if (most > 10) return
      const bytes = await photo(64)
      const pictures = Array.from({ length: most + 1 }, (_, index) => ({
        bytes,
        contentType: 'image/png',
        alt: `Vue ${index}`,
      }))
      const given = outgoing({ pictures })
      assert.equal((await network.publish(given)).kind, 'refused')
      assert.equal(await count(given.text), 0)
    })

    it('shows other words after a correction, once, and says whether answers were lost', async () => {
      const given = outgoing()
      const published = await publish(given)
      const wrong = outgoing({ key: given.key, at: given.at })
      const first = await network.correct(published, wrong)
      assert.ok(first.kind === 'done', JSON.stringify(first))
      // Whoever cannot edit needs another key, whoever can minds none.
      const corrected = outgoing({ at: given.at })
      for (let times = 0; times < 2; times++) {
        const answer = await network.correct(times === 0 ? first : published, corrected)
        assert.ok(answer.kind === 'done', JSON.stringify(answer))
        assert.equal(answer.lostReplies, !place.edits)
      }
      assert.deepEqual([await count(given.text), await count(wrong.text), await count(corrected.text)], [0, 0, 1])
    })

    it('takes back, twice is fine', async function () {
      if (place.keepsAll) return this.skip()
      const given = outgoing()
      const published = await publish(given)
      for (let times = 0; times < 2; times++) assert.equal((await network.takeBack(published)).kind, 'done')
      assert.equal(await count(given.text), 0)
    })

    it('a correction whose answer was lost leaves nothing behind: other words replace it, a take-back takes it along', async function () {
      if (place.strike === null || place.keepsAll) return this.skip()
      for (const isTakenBack of [true, false]) {
        const given = outgoing()
        const published = await publish(given)
        const lost = outgoing({ at: given.at })
        await network.account()
        await place.strike('cut-after-accept')
        assert.equal((await network.correct(published, lost)).kind, 'unknown')
        await place.strike(null)
        const later = outgoing({ at: given.at, key: lost.key })
        const answer = isTakenBack
          ? await network.takeBack(published, { nextKey: lost.key })
          : await network.correct(published, later)
        assert.equal(answer.kind, 'done', JSON.stringify(answer))
        assert.deepEqual(
          [await count(given.text), await count(lost.text), await count(later.text)],
          [0, 0, isTakenBack ? 0 : 1],
        )
      }
    })

    it('does nothing where nobody answers', async () => {
      const { away } = place
      assert.equal((await away.publish(outgoing())).kind, 'busy')
      assert.equal((await away.find(outgoing())).kind, 'busy')
      assert.equal(await away.account(), null)
    })

    it('says that its key is not taken, and never tells the key', async function () {
      const { wrongKey } = place
      if (wrongKey === null) return this.skip()
      const [given, there] = [outgoing(), outgoing()]
      const published = await publish(there)
      for (const answer of [await wrongKey.publish(given), await wrongKey.takeBack(published)])
        assert.deepEqual(answer, { kind: 'unauthorized' })
      assert.deepEqual([await count(given.text), await count(there.text)], [0, 1])
    })

    it('an answer that is lost is unknown, and is found', async function () {
      if (place.strike === null) return this.skip()
      const given = outgoing()
      // Whatever is asked before is answered: an account is known, a session is open.
      await network.account()
      await place.strike('cut-after-accept')
      assert.equal((await network.publish(given)).kind, 'unknown')
      await place.strike(null)
      const found = await network.find(given)
      const published = await publish(given)
      assert.equal(found.kind === 'done' && found.found?.uri, published.uri)
      assert.equal(await count(given.text), 1)
    })

    for (const [kind, states] of [
      ['throttle', ['busy']],
      ['down', ['busy', 'unknown']],
      ['page', ['busy', 'unknown']],
    ] as const)
      it(`${kind}: it is ${states.join(' or ')}, and once it is over one is shown`, async function () {
        if (place.strike === null) return this.skip()
        const given = outgoing()
        const published = await publish(outgoing())
        await place.strike(kind)
        const answers = [
          await network.publish(given),
          await network.find(given),
          await network.correct(published, outgoing()),
          await network.takeBack(published),
          ...(network.replies ? [await network.replies(given.at)] : []),
        ]
        for (const { kind: state } of answers)
          assert.ok(
            states.some(one => one === state),
            state,
          )
        if (kind === 'throttle') assert.ok(answers.every(one => one.kind === 'busy' && (one.retryInMs ?? 0) <= 3000))
        await place.strike(null)
        assert.ok((await network.limits()).characters >= 300)
        await publish(given)
        assert.equal(await count(given.text), 1)
      })

    it('hears what the public says since then, oldest first', async function () {
      if (place.say === null || network.replies === null) return this.skip()
      const published = await publish(outgoing())
      await place.say('Avant', null)
      await wait(5)
      const since = new Date().toISOString()
      await wait(5)
      await place.say('Bravo ! 👏', published.uri)
      await wait(5)
      await place.say('Et la piscine ?', null)
      const answer = await network.replies(since)
      assert.ok(answer.kind === 'done')
      assert.deepEqual(
        // Where somebody is named in what they are told, the name stands before it.
        answer.replies.map(one => [one.text.replace(/^@\w+ /, ''), one.inReplyTo]),
        [
          ['Bravo ! 👏', published.uri],
          ['Et la piscine ?', null],
        ],
      )
      for (const { url, author, at } of answer.replies) {
        assert.ok(URL.canParse(url) && author.length > 2)
        assert.ok(at > since)
      }
    })
  })
}
