import assert from 'node:assert/strict'
import type { Capability, Off } from '../../../src/core/domain/capabilities/capability.ts'
import { settleTemplate } from '../../../src/teams/cards/settle-template.ts'

const nothing: Off = new Set<Capability>()
const off: Off = new Set<Capability>(['events', 'calls'])
const settled = (template: object, without = nothing, t = {}): unknown => settleTemplate(template, without, t)

describe('a settled template', () => {
  it('has no part of what is off, in lists and elsewhere, and no mark of what is on', () => {
    const card = () => ({
      body: [
        { capability: 'events', text: 'a' },
        { text: 'b' },
        { capability: 'events calls', text: 'c' },
        { capability: 'events site', text: 'd', items: [{ capability: 'calls' }, 'e'] },
      ],
      selectAction: { capability: 'calls', title: 'f' },
      style: { capability: 'site', name: 'g' },
    })
    assert.deepEqual(settled(card(), off), {
      body: [{ text: 'b' }, { text: 'd', items: ['e'] }],
      style: { name: 'g' },
    })
    assert.deepEqual(settled(card()), {
      body: [{ text: 'a' }, { text: 'b' }, { text: 'c' }, { text: 'd', items: [{}, 'e'] }],
      selectAction: { title: 'f' },
      style: { name: 'g' },
    })
  })

  it('leaves what a button sends as it is, but for its words', () => {
    const button = {
      type: 'Action.Submit',
      data: { capability: '${name}', of: [{ capability: 'events' }], say: '${t.a}' },
    }
    assert.deepEqual(settled(button, off, { a: 'mot' }), {
      type: 'Action.Submit',
      data: { capability: '${name}', of: [{ capability: 'events' }], say: 'mot' },
    })
  })

  it('has the words that are the same in every card, and asks for the others later', () => {
    const t = { a: 'mot', deep: { b: 'autre' }, open: 'à ${name}', list: ['x'] }
    const asked = ['${t.a}', '${$root.t.deep.b}', '${t.open}', '${t.list}', '${t.none.at.all}', 'le ${t.a}', '${a}']
    assert.deepEqual(settled([...asked], nothing, t), ['mot', 'autre', ...asked.slice(2)])
  })

  it('gives each button of Universal Actions its fallback, also one within another, and none twice', () => {
    const button = {
      type: 'Action.Execute',
      title: '${t.a}',
      verb: 'post.open',
      data: { postId: '${id}', say: '${t.a}' },
    }
    const fallback = { type: 'Action.Submit', title: 'mot', data: { verb: 'post.open', postId: '${id}', say: 'mot' } }
    const shown = settled(
      {
        actions: [
          { ...button, data: { ...button.data }, associatedInputs: 'none' },
          { type: 'Action.ShowCard', card: { actions: [{ ...button, data: { ...button.data } }] } },
          { type: 'Action.Execute', title: 'x', fallback: 'drop' },
          { type: 'Action.ToggleVisibility', title: '${t.a}' },
        ],
      },
      nothing,
      { a: 'mot' },
    )
    const made = { ...button, title: 'mot', data: { postId: '${id}', say: 'mot' } }
    assert.deepEqual(shown, {
      actions: [
        { ...made, associatedInputs: 'none', fallback: { ...fallback, associatedInputs: 'none' } },
        { type: 'Action.ShowCard', card: { actions: [{ ...made, fallback }] } },
        { type: 'Action.Execute', title: 'x', fallback: 'drop' },
        { type: 'Action.ToggleVisibility', title: 'mot\u00a0▾' },
      ],
    })
  })
})
