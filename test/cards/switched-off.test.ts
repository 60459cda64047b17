import assert from 'node:assert/strict'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import { allCapabilities, type Capability } from '../../src/core/domain/capabilities/capability.ts'
import type { Locale } from '../../src/core/domain/actor.ts'
import { type Card, type CardName, cardNames } from '../../src/teams/cards/card-templates.ts'
import { parts } from '../../src/teams/slices.ts'
import { verbOf } from '../../src/teams/turn/pruned.ts'
import { cardWithoutSwitchedOff, isOff } from '../../src/teams/turn/without-switched-off.ts'
import { elements, look, renderPost, texts } from './every-card.ts'

/** Cards that are of a capability, by their folder or their name: of several, one of them on is enough. */
const cardsOf: Record<string, readonly Capability[]> = {
  events: ['events'],
  calls: ['calls'],
  newspapers: ['newspapers'],
  releases: ['networks', 'site'],
  variants: ['networks', 'site'],
  'week/elsewhere': ['networks', 'site'],
  relays: ['relays'],
  campaigns: ['campaigns'],
  agenda: ['campaigns'],
  figures: ['figures'],
  // Administrators switch them there.
  capabilities: allCapabilities,
}
/** Cards of several capabilities, each of which goes for itself. */
const divided = ['week/elsewhere', 'variants/connected']
const ofCapabilities = (name: string) => cardsOf[name] ?? cardsOf[name.split('/')[0]!] ?? []

/** What people read of a capability, wherever it stands: stems in French and English. */
const said: Record<Capability, RegExp> = {
  // The journal of decisions counts its lines as « événements ».
  events:
    /événement(?!s? · empreinte)|inscri(?:t|pt|re\b|vez)|particip|organisat(?:eur|rice)|\bevents?\b(?! · )|\bsign(?:ed)? up\b|\bregist(?:ered|ration)|organiser/i,
  calls: /\bappels?\b|(?<!\bon.)\bcalls?\b(?! you)/i,
  // That of decisions is no newspaper, and a campaign has a number too.
  newspapers:
    /(?<!leur )\bnuméros?\b|journa(?:l|ux)\b(?! \d|:verify)(?<!(?:détails du|entrées du|details of the|entries of the) journal)|newspaper|\bissues?\b|\beditions?\b/i,
  networks:
    /bluesky|mastodon|facebook|instagram|linkedin|(?<!un )réseau|(?<!private )\bnetworks?\b|autres canaux|other channels/i,
  // Where people work is a site as well.
  site: /site internet|website|(?:du|sur le|dans le) site\b(?! SharePoint)|(?:on|of) the site\b|(?:^|[,·:] )Site(?=$|,|·|\s?:| \()/,
  relays:
    /(?<!s’)affiches?\b|affichage|\brelais\b|décroch|poster|\brelays?\b|joindre les sites|sites are reached|reaching the sites/i,
  // A section of posts is called so too, and everybody has a calendar of their own.
  campaigns: /campagne|campaign|marronnier|plus lu depuis|not read since|agendas? (?:suivi|des autres)/i,
  // A broadcast has an account of its own; figures in a text ask for a source.
  figures: /chiffres des périodes|figures of past|« bilan|“figures|^chiffres$|^figures$/i,
}

type Kept = Record<string, { why: string; has?: RegExp }>
const data = { why: 'what is kept from before is kept, told and deleted by its rules, whatever is switched off' }
const past = { why: 'it tells of what was done before' }
/** `use-cases/week/see-week.test`. */
const read = { why: 'the week was read while all was on: one that is read without it has nothing of it' }
const itself = { why: 'it is about one that is there already' }
const event = {
  ...itself,
  has: /"kind":"event"|"kinds":\[?"[^\]]*event|"event":\{|"kind":"call-off"|"figures":\{/,
}

/** An agreement that was asked or given for that use. */
const used = (use: string) => ({ ...itself, has: new RegExp(`"uses":\\[[^\\]]*"${use}"`) })

/** Cards, or samples of them, that speak of a capability although it is off, and why. */
const kept: Record<Capability, Kept> = {
  events: {
    'retention/list': data,
    'personal/erasure': data,
    'personal/written': data,
    'broadcasts/broadcast': event,
    'broadcasts/call-off': itself,
    'broadcasts/frame': itself,
    'broadcasts/second calling-off': itself,
    'broadcasts/take-back': itself,
    'broadcasts/why event': itself,
    'circuits/circuit': event,
    'circuits/list': event,
    'circuits/scope': event,
    'posts/editor': event,
    'posts/postpone': itself,
    'posts/preview': event,
    'posts/sealed': event,
    'relays/site': { ...itself, has: /event\.join/ },
    'urgent/told': { ...itself, has: /event\.join/ },
    'validations/to-approve': event,
    'validations/validation': event,
  },
  calls: { 'retention/list': data, 'personal/written': data, 'initiatives/form call': itself },
  newspapers: {
    'retention/list': data,
    'retention/archive': data,
    'personal/erasure done': past,
    'broadcasts/held edition': itself,
    'pictures/asked': used('newspaper'),
    'pictures/media': used('newspaper'),
    'pictures/mine': used('newspaper'),
    'pictures/silent': used('newspaper'),
    'pictures/withdrawal': past,
    'relays/site edition': itself,
    'relays/site copies-taken-back': itself,
    'relays/site copies-gone': itself,
    'relays/site copies-over': itself,
    'validations/validation edition': itself,
  },
  networks: {
    'retention/list': data,
    'week/week': read,
    'week/digest': read,
    'campaigns/form edit': itself,
    'pictures/asked more': itself,
    'pictures/withdrawal': past,
    'validations/validation on-channels': itself,
    'week/release planned': itself,
    'week/elsewhere sure': itself,
  },
  site: {
    'pictures/asked': used('site'),
    'pictures/media': used('site'),
    'pictures/mine': used('site'),
    'pictures/silent': used('site'),
    'pictures/withdrawal': past,
    'validations/validation on-channels': itself,
  },
  relays: {
    'retention/list': data,
    'personal/written': data,
    'broadcasts/second sites-waiting': itself,
    'broadcasts/second sites-asked': itself,
    'placements/holder two': itself,
  },
  campaigns: {
    'retention/list': data,
    'retention/archive': data,
    'journal/history': past,
    'week/week': read,
    'week/digest': read,
  },
  figures: {},
}

type Sample = { name: CardName; sample: string; locale: Locale; told: string; own: readonly string[]; full: Card }
type Drawn = Sample & { card: Card }

const isGone = (name: string, off: ReadonlySet<Capability>) => {
  const of = ofCapabilities(name)
  return of.length > 0 && of.every(one => off.has(one))
}

/** Each with nothing off. */
const wholes = (): (Sample & { data: Record<string, unknown> })[] =>
  cardNames.flatMap(name =>
    Object.entries(readSamples(name, renderPost)).flatMap(([sample, data]) =>
      (['fr', 'en'] as const).map(locale => ({
        name,
        sample,
        locale,
        data,
        told: JSON.stringify(data),
        // Words of people: whatever they name.
        own: texts(data)
          .filter(text => /[ .]/.test(text))
          .toSorted((a, b) => b.length - a.length),
        full: drawSample(name, data, look(locale), renderPost),
      })),
    ),
  )

const peopleRead = ['text', 'title', 'label', 'placeholder', 'altText', 'value']
/** What people read of a card. */
function readOf(card: Card): string[] {
  return elements(shown(card)).flatMap(element =>
    peopleRead.flatMap(name => (typeof element[name] === 'string' ? [element[name]] : [])),
  )
}

/** Without what no client shows. */
function shown(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shown)
  if (typeof node !== 'object' || node === null) return node
  const aside = ['data', 'fallback', 'refresh', ...('id' in node || 'choices' in node ? ['value'] : [])]
  // The value of a choice is an id.
  if (Object.keys(node).sort().join() === 'title,value' && /^[\w,-]*$/.test(String((node as Card)['value'])))
    aside.push('value')
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => !aside.includes(name))
      .map(([name, value]) => [name, shown(value)]),
  )
}

const isField = (node: Card) => typeof node['type'] === 'string' && node['type'].startsWith('Input.')
const sends = (node: Card) => verbOf(node) !== '' && node['associatedInputs'] !== 'none'
const holders = ['items', 'actions', 'facts', 'columns']
const empties = (card: Card) =>
  elements(card).filter(one => holders.some(name => Array.isArray(one[name]) && one[name].length === 0)).length

/** « broadcasts/why event: Vos réponses… »: what a card says of what is off. */
function leftOf({ name, sample, card, own }: Drawn, capability: Capability): string[] {
  return readOf(card).flatMap(text => {
    const rest = own.reduce((left, word) => left.replaceAll(word, ''), text.replaceAll('\\', ''))
    return said[capability].test(rest) ? [`${name} ${sample}: ${text}`] : []
  })
}

function isKept(capability: Capability, { name, sample, told }: Sample): boolean {
  const why = kept[capability][name] ?? kept[capability][`${name} ${sample}`]
  const isItsOwn = ofCapabilities(name).includes(capability) && !divided.includes(name)
  return isItsOwn || (why !== undefined && (why.has?.test(told) ?? true))
}

describe('what is switched off', () => {
  let all: ReturnType<typeof wholes>
  before(() => {
    all = wholes()
  })
  after(() => {
    all = []
  })
  const drawnWithout = (off: ReadonlySet<Capability>): Drawn[] =>
    all
      .filter(({ name }) => !isGone(name, off))
      .map(one => {
        const card = drawSample(one.name, one.data, { ...look(one.locale), off }, renderPost)
        return { ...one, card: cardWithoutSwitchedOff(card, off, parts) }
      })

  const sets = [...allCapabilities.map(one => [one]), allCapabilities]
  for (const names of sets)
    describe(names.length === 1 ? names[0]! : 'all', () => {
      const off = new Set(names)
      let drawn: Drawn[]
      before(() => {
        drawn = drawnWithout(off)
      })
      after(() => {
        drawn = []
      })

      it('has no button left on any card, nor a mark', () => {
        const closed = drawn.flatMap(({ name, sample, card }) =>
          elements(card).flatMap(node => {
            const verb = verbOf(node)
            const word = String((node['data'] as Card | undefined)?.['word'])
            const isClosed = isOff(parts.verbs, verb, off) || (verb === 'word.say' && isOff(parts.words, word, off))
            return isClosed || 'capability' in node ? [`${name} ${sample}: ${verb} ${word}`] : []
          }),
        )
        assert.deepEqual(closed, [])
      })

      it('has no word left on any card that is of something else', () => {
        const left = names.flatMap(one => drawn.filter(card => !isKept(one, card)).flatMap(card => leftOf(card, one)))
        assert.deepEqual([...new Set(left)], [])
      })

      it('leaves nothing empty, and no field that no button sends', () => {
        const wrong = drawn.filter(({ full, card }) => {
          const lonely = elements(card).some(isField) && !elements(card).some(sends) && elements(full).some(sends)
          return lonely || empties(card) > empties(full)
        })
        assert.deepEqual([...new Set(wrong.map(({ name, sample }) => `${name} ${sample}`))], [])
      })
    })

  it('is kept only where it is spoken of', () => {
    const spoken = drawnWithout(new Set())
    const isSpoken = (key: string, one: Capability): boolean =>
      spoken.some(card => (key === card.name || key === `${card.name} ${card.sample}`) && leftOf(card, one).length > 0)
    const idle = allCapabilities.flatMap(one =>
      Object.keys(kept[one]).flatMap(key => (isSpoken(key, one) ? [] : [`${one}: ${key}`])),
    )
    assert.deepEqual(idle, [])
  })
})
