import assert from 'node:assert/strict'
import { exampleHeadings, readSections } from '../../../src/core/domain/newspapers/read-sections.ts'
import { knownHeadings } from '../../../src/core/use-cases/newspapers/change-newspaper.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { elements } from '../../cards/every-card.ts'

describe('the form of a newspaper', () => {
  it('shows headings that are read as they stand, whatever sections are called', async () => {
    const names: Record<string, string> = { 'service-life': 'Vie de nos services', portraits: 'Visages' }
    const ports = { ...createFakePorts(), sectionName: async (id: string) => names[id] ?? id }
    const answer = await createChat(ports).press(comms, 'newspaper.form', {})
    const example = elements(answer).find(({ id }) => id === 'headings')?.['placeholder']
    const read = readSections(example, await knownHeadings(ports), [])
    assert.ok('sections' in read, JSON.stringify(read))
    assert.deepEqual(
      read.sections.map(({ name, takes, room }) => [name, takes, room]),
      [
        ['Vie de nos services', ['service-life', 'arrivals'], 6000],
        ['Visages', ['portraits'], 3000],
      ],
    )
  })

  it('shows no heading whose name would be read as something else', () => {
    const known = ['Sports, loisirs', 'A = B', 'Prix · 3', 'Culture'].map(name => ({ id: name, name }))
    const example = exampleHeadings(known.map(({ name }) => name))
    assert.equal(example, 'Culture = Culture · 6000')
    assert.ok('sections' in readSections(example, known, []))
    assert.equal(exampleHeadings(['Sports, loisirs']), '')
  })
})
