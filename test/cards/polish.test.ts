import assert from 'node:assert/strict'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { elements, look, renderPost, texts } from './every-card.ts'

const drawn = (name: string, sample: string) => {
  const samples = readSamples(name, renderPost)
  assert.ok(sample in samples, `${name} has ${Object.keys(samples).join(' ')}`)
  return drawSample(name, samples[sample]!, look('fr'), renderPost)
}
const titles = (card: unknown) =>
  elements(card).flatMap(({ type, title }) => (String(type).startsWith('Action.E') ? [String(title)] : []))

describe('the help card', () => {
  it('has a button for why one gets a publication, and names no word twice', () => {
    for (const sample of Object.keys(readSamples('replies/help', renderPost))) {
      const card = drawn('replies/help', sample)
      assert.ok(titles(card).includes('Pourquoi je reçois ceci\u202f?'), sample)
      assert.equal(new Set(titles(card)).size, titles(card).length, sample)
      const [hint, events] = elements(card)
        .filter(({ type }) => type === 'TextBlock')
        .slice(-2)
      assert.match(String(events!['text']), /^Pour un événement/, sample)
      assert.equal(
        hint!['text'],
        'Chaque bouton s’écrit aussi\u00a0: «\u00a0proposer\u00a0», «\u00a0pourquoi\u00a0»…',
        'not the list of buttons again',
      )
    }
  })
})

describe('the templates for what is urgent', () => {
  it('are each named once: on the button, or above it where a phone would cut the name', () => {
    for (const [sample, data] of Object.entries(readSamples('urgent/choose', renderPost))) {
      const shown = elements(drawSample('urgent/choose', data, look('fr'), renderPost))
      for (const { name } of (data as { templates: { name: string }[] }).templates)
        assert.equal(
          shown.filter(({ type, text, title }) => text === name || (type === 'Action.Execute' && title === name))
            .length,
          1,
          `${sample} ${name}`,
        )
    }
  })
})

describe('a history', () => {
  it('says a digest where it is new, not beside each visa of the same text', () => {
    const said = texts(drawn('journal/history', 'whole')).filter(text => text.includes('empreinte'))
    const digests = said.map(text => /empreinte (\w+)/.exec(text)![1])
    assert.ok(digests.length > 0)
    assert.equal(
      digests.some((one, index) => one === digests[index - 1]),
      false,
      said.join('\n'),
    )
  })
})
