import assert from 'node:assert/strict'
import type { LineState } from '../../../src/core/domain/newspapers/seen-edition.ts'
import { drawEdition, type EditionCardData } from '../../../src/teams/newspapers/drawn/draw-edition.ts'
import { readSamples } from '../../../src/commands/cards/read-samples.ts'
import { look, renderPost } from '../../cards/every-card.ts'
import { plainIn } from '../form-of.ts'

describe('a picture that is taken back after printing, on the card of its edition', () => {
  const samples = readSamples('newspapers/edition', renderPost) as unknown as Record<string, EditionCardData>

  const plain = (data: EditionCardData) =>
    plainIn({ kind: 'card', card: drawEdition(data, look('fr')) }).replace(/\s/g, ' ')
  const shown = (sample: string, pictures: number) => {
    const data = samples[sample]!
    const stands: LineState = { state: 'picture-lost', pictures }
    const [first, ...others] = data.sections
    const [line, ...lines] = first!.lines
    const lost = { ...line!, stands }
    const sections = [{ ...first!, lines: [lost, ...lines] }, ...others]
    const faults = [{ key: 'picture-lost', about: lost.title, itemId: lost.id }]
    return plain({ ...data, sections, faults })
  }

  it('is told with what to do while nobody has it', () => {
    assert.match(shown('previewed', 1), /Manque : 1 article avec une image retirée/)
    const approved = shown('approved', 1)
    assert.match(approved, /image retirée depuis l’impression/)
    assert.match(approved, /Enlevez-la de l’article, puis relancez l’aperçu/)
  })

  it('is told honestly once it was published', () => {
    const one = shown('published', 1)
    assert.match(one, /1 image retirée : la page et le PDF la montrent encore, reprenez le numéro/)
    assert.match(one, /papier/)
    assert.match(shown('published', 2), /2 images retirées : la page et le PDF les montrent encore/)
    assert.doesNotMatch(plain(samples['published']!), /image/)
  })
})
