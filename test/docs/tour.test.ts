import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import type { CardName } from '../../src/teams/cards/card-templates.ts'
import { namedInSteps, plain, tour } from '../support/readme-tour.ts'
import { elements, look, renderPost, words } from '../cards/every-card.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** What is on the screen under that name: buttons of a card as it is drawn, labels of a page, signs of the town. */
const drawn = new Map<CardName, string[]>()
const titlesOf = (card: CardName) =>
  Object.values(readSamples(card, renderPost))
    .flatMap(data => elements(drawSample(card, data, look('fr'), renderPost)))
    .flatMap(({ title }) => (typeof title === 'string' ? [plain(title).replace(/ \(.*\)$/, '')] : []))
const onCard = (card: CardName) => {
  const titles = drawn.get(card) ?? titlesOf(card)
  drawn.set(card, titles)
  return titles
}
const onPage = (label: string) => [plain(label)]
const typed = (key: string) =>
  (JSON.parse(read('cards/locales/fr.json')) as { typed: Record<string, string[]> }).typed[key]!
const inTown = (...files: string[]) =>
  files.flatMap(file =>
    [...read(`sandbox/desk/${file}`).matchAll(/'([^'\n]+)'|<span>([^<,]+)/g)].map(one => one[1] ?? one[2]!),
  )
const people = () => inTown('js/people/cast.js')
const tabs = () => inTown('js/tabs.js')

/** Of each step of the README's tour: every name in it with where it is found; `routes/tour` walks them. */
const steps: { names: Record<string, () => string[]> }[] = [
  {
    names: {
      proposer: () => typed('propose'),
      Envoyer: () => onCard('initiatives/form'),
      Liste: tabs,
      Canal: tabs,
    },
  },
  {
    names: {
      'Communication, rédige': people,
      Retenir: () => onCard('triage/inbox'),
      'Ouvrir la publication': () => onCard('triage/inbox'),
      'Soumettre à validation': () => onCard('posts/editor'),
    },
  },
  { names: { Approuver: () => onCard('validations/validation') } },
  {
    names: Object.fromEntries(
      [
        'Vérifier les destinataires',
        'Diffuser maintenant',
        'Suspendre',
        'Reprendre',
        'Corriger',
        'Retirer chez tous',
      ].map(name => [name, () => onCard('broadcasts/broadcast')]),
    ),
  },
  {
    names: {
      Canaux: () => onPage(words.fr.text('posts.editor.sections.channels')),
      'Canaux et heures…': () => onPage(words.fr.text('tab.post.channels.where')),
      Prévoir: () => onCard('week/elsewhere'),
      Public: tabs,
      Courriels: tabs,
    },
  },
  {
    names: {
      'nouveau journal': () => typed('newNewspaper'),
      journal: () => typed('edition'),
      'Ajouter ce qui est prêt': () => onCard('newspapers/edition'),
      Aperçu: () => onCard('newspapers/edition'),
      'Soumettre à validation': () => onCard('newspapers/edition'),
      'Joindre les sites': () => onCard('broadcasts/broadcast'),
      'C’est affiché': () => onCard('relays/site'),
    },
  },
  {
    names: {
      'Protection des données (DPO)': people,
      registre: () => typed('register'),
      rédiger: () => typed('draft'),
    },
  },
  { names: { Pannes: tabs } },
]

describe('the three minutes of the README', () => {
  it('begin with a button of the town', () => {
    const [[, start] = []] = [...tour.matchAll(/Press \*([^*]+)\*/g)]
    assert.ok(inTown('index.html').includes(start ?? ''), start)
  })

  it('name at each step what is there at that step, and nothing else', () => {
    assert.deepEqual(
      namedInSteps.map(names => names.toSorted()),
      steps.map(({ names }) => Object.keys(names).sort()),
    )
    for (const { names } of steps)
      for (const [name, found] of Object.entries(names))
        assert.ok(found().includes(name), `${name}: ${found().join(', ')}`)
  })
})
