import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { cardNames } from '../../src/teams/cards/card-templates.ts'
import { ownData } from './own-data.ts'
import { type Drawn, elements, everyCard, parseFaults, texts } from './every-card.ts'

/** Every sample of every card in both languages, drawn as Mary draws it. */
describe('cards', function () {
  this.timeout(60_000)
  const drawn = everyCard()
  const each = (check: (one: Drawn, title: string) => void) => {
    for (const one of drawn) check(one, `${one.name} ${one.sample} ${one.locale}`)
  }

  it('has a sample for every card', () => {
    assert.ok(cardNames.length >= 30)
    assert.deepEqual([...new Set(drawn.map(({ name }) => name))], [...cardNames])
  })

  it('is taken by Microsoft’s library without a word', () => {
    each(({ card }, title) => assert.deepEqual(parseFaults(card), [], title))
  })

  it('follows the schema of Adaptive Cards 1.5', function () {
    const path = process.env['ADAPTIVE_CARD_SCHEMA']
    if (!path) return this.skip()
    const validate = schemaOf(path)
    each(({ card }, title) =>
      assert.ok(
        validate(card),
        `${title}: ${JSON.stringify(validate.errors?.filter(({ keyword }) => keyword === 'type' || keyword === 'enum').slice(0, 6))}`,
      ),
    )
  })

  it('leaves no expression and no word open', () => {
    each(({ card }, title) => {
      for (const text of texts(card))
        assert.doesNotMatch(text.replaceAll(/\{(prénom|direction)\}/g, ''), /\$\{|\{\w+\}|undefined|\[object/, title)
    })
  })

  it('is no later than 1.5, has three columns at most, no isEnabled, no null', () => {
    each(({ card }, title) => {
      assert.equal(card['version'], '1.5', title)
      for (const element of elements(card)) {
        assert.ok(!('isEnabled' in element), title)
        assert.ok(!Array.isArray(element['columns']) || element['columns'].length <= 3, title)
        assert.ok(!Array.isArray(element['actions']) || element['actions'].length <= 6, title)
        assert.ok(!Object.values(element).includes(null), title)
        if (element['type'] === 'Image') assert.ok(element['altText'], title)
      }
    })
  })

  it('gives every Universal Action a fallback that says the same', () => {
    each(({ card }, title) => {
      const refresh = (card['refresh'] as { action?: unknown } | undefined)?.action
      for (const action of elements(card).filter(
        element => element['type'] === 'Action.Execute' && element !== refresh,
      )) {
        const fallback = action['fallback'] as Record<string, unknown>
        assert.equal(fallback['type'], 'Action.Submit', title)
        assert.equal(fallback['title'], action['title'], title)
        assert.deepEqual(fallback['data'], { verb: action['verb'], ...(action['data'] as object) }, title)
      }
    })
  })

  it('carries opaque ids and versions only', () => {
    each(({ card }, title) => {
      for (const { data } of elements(card)) {
        if (typeof data !== 'object' || data === null) continue
        assert.deepEqual(
          Object.keys(data).filter(key => !ownData.includes(key)),
          [],
          title,
        )
      }
    })
  })

  it('says on a button what a phone shows whole', () => {
    each(({ card }, title) => {
      const titles = elements(card).flatMap(({ type, title: one }) =>
        String(type).startsWith('Action.') && typeof one === 'string' ? [one] : [],
      )
      assert.deepEqual(
        titles.filter(one => one.length > 38),
        [],
        title,
      )
    })
  })

  it('sets no more buttons side by side than a phone shows whole', () => {
    each(({ card }, title) => {
      for (const { type, actions } of elements(card)) {
        if (type !== 'ActionSet' || !Array.isArray(actions) || actions.length < 2) continue
        const titles = actions.map(({ title }: { title: string }) => title)
        const wide = titles.reduce((sum, one) => sum + widthPx(one) + buttonEdgesPx, -besidePx)
        assert.ok(wide <= phonePx, `${title}: ${titles.join(' | ')}, about ${Math.round(wide)} px`)
      }
    })
  })

  it('names every input, and says what is wrong with one that is required', () => {
    each(({ card }, title) => {
      for (const input of elements(card).filter(({ type }) => String(type).startsWith('Input.'))) {
        assert.ok(input[input['type'] === 'Input.Toggle' ? 'title' : 'label'], `${title} ${String(input['id'])}`)
        if (input['isRequired']) assert.ok(input['errorMessage'], `${title} ${String(input['id'])}`)
      }
    })
  })

  it('never gives two inputs or targets one id: phones refuse such a card', () => {
    each(({ card }, title) => {
      const ids = elements(card).flatMap(({ id, type }) => (typeof id === 'string' && type !== undefined ? [id] : []))
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
        title,
      )
    })
  })
})

/** What the smallest phone leaves a card; the edges of a button, with what is left beside it. */
const [phonePx, besidePx, buttonEdgesPx] = [288, 8, 35]

/** Letters of Noto Sans Bold at 14 px, as the pictures of the cards are drawn; all others are taken for capitals. */
const letterPx: [RegExp, number][] = [
  [/[m]/, 13.7],
  [/[wM]/, 12.5],
  [/[nuhêùN]/, 9.2],
  [/[abdegkopqvxyàâçéèôû0-9]/, 8.5],
  [/[csz]/, 7.1],
  [/r/, 6.4],
  [/[ft]/, 5.7],
  [/[ijlIîï]/, 4.4],
  [/[\s'’.:()]/, 3.9],
  [/./, 9.6],
]

function widthPx(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterPx.find(([letters]) => letters.test(letter))![1], 0)
}

function schemaOf(path: string) {
  const { id, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  const definitions = schema['definitions'] as Record<string, { properties: Record<string, unknown>; anyOf: unknown[] }>
  definitions['AdaptiveCard']!.properties['msteams'] = {}
  // Of Teams alone: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
  definitions['Input.ChoiceSet']!.properties['choices.data'] = {}
  // https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search
  definitions['ChoiceInputStyle']!.anyOf.push({ enum: ['filtered'] })
  return new Ajv({ strict: false, validateSchema: false, logger: false }).compile({ $id: String(id), ...schema })
}
