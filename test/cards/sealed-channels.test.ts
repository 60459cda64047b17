import assert from 'node:assert/strict'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import { drawValidation, type ValidationData } from '../../src/teams/validations/drawn/draw-validation.ts'
import { sealedChannels } from '../../src/teams/validations/drawn/sealed-channels.ts'
import { look, renderPost, texts, words } from './every-card.ts'

const samples = readSamples('validations/validation', renderPost) as unknown as Record<string, ValidationData>
const said = (sample: string) =>
  texts(drawValidation(samples[sample]!, look('fr')))
    .join(' | ')
    .replaceAll(/[\u202f\u00a0]/g, ' ')

describe('the card of a validation, of a post that goes elsewhere', () => {
  it('shows each channel as the public will read it, with its hour, its pictures and its link', () => {
    const card = said('on-channels')
    assert.match(
      card,
      /Sur les autres canaux.*Article du site · prévu avec la publication.*\*\*Sept mois de travaux\*\*/s,
    )
    assert.match(card, /\*Enfin !\*.*Images : 1\. La grande salle, vue de l’entrée/s)
    assert.match(card, /Bluesky · mardi 1er décembre à 14 h.*La médiathèque rouvre samedi\..*Horaires \(https/s)
    assert.match(card, /Mastodon · pas prévu.*Avertissement : Travaux.*La médiathèque rouvre samedi\./s)
    assert.doesNotMatch(said('waiting'), /Sur les autres canaux/)
  })

  it('tells what changed on each since its reader last looked', () => {
    const card = said('on-channels')
    assert.match(card, /Bluesky : .*mardi.* → .*samedi/)
    assert.match(card, /Mastodon : .*Ajouté : .*Travaux/)
    assert.match(
      card,
      /Autres canaux : .*Bluesky \(mardi 1er décembre à 14 h\).* → .*Site \(prévu avec la publication\)/,
    )
    assert.doesNotMatch(said('second'), /Autres canaux/)
  })

  it('says how to read what has no room', () => {
    const text = 'mot '.repeat(400).trim()
    const variant = { kind: 'linkedin', title: '', summary: '', text, warning: '', link: null, pictures: [] } as const
    const [cut] = sealedChannels({ variants: [{ ...variant, pictures: [] }] }, { number: '42' }, words.fr)
    assert.ok(cut && cut.text.length < 710 && cut.text.endsWith('mot…'))
    assert.match(cut.more, /variantes 42 linkedin/)
    const [whole] = sealedChannels(
      { variants: [{ ...variant, pictures: [] }] },
      { most: 20_000, number: '42' },
      words.fr,
    )
    assert.deepEqual([whole?.text, whole?.more], [text, ''])
  })
})
