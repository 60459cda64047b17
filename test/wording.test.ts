import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import type { WordTree } from '../src/words.ts'

/**
 * What an editor of a public service would send back: the rule, and what breaks it. `but`: keys under which the word
 * means something else; `under`: keys that the rule is about, where it is not about all.
 */
type Rule = { rule: string; never: RegExp; but?: RegExp; under?: RegExp }

/** What people write themselves is a message; what Mary sends, asks and keeps is not. */
const ownMessages =
  /^(replies\.(kept|note|held|reply|forwarded)|broadcasts\.why\.wrong|notices\.(nothing-kept|foreign-file|message-gone)|summaries\.(note|quoted)|journal\.verbs\.note|initiatives\.(source|quoted))/

const french: Rule[] = [
  {
    rule: 'the glossary has no such word',
    never: /\b(notifications?|requêtes?|utilisateurs?|utilisatrices?|items?|tickets?)\b/i,
  },
  // But for what article 6 GDPR calls a task.
  { rule: 'the public are the citizens', never: /(?<!intérêt )\bpublic\b/i },
  { rule: '« message » is what a person wrote', never: /\bmessages?\b/i, but: ownMessages },
  { rule: 'motif, never raison', never: /(?<!\ben )\braisons?\b/i },
  { rule: 'bilan, never rapport', never: /\b(?<!par )rapports?\b/i },
  { rule: 'a compte rendu is of a file that was read', never: /\bcomptes? rendus?\b/i, but: /^audiences\./ },
  { rule: 'suspendu, never en pause', never: /en pause\b/i },
  {
    rule: 'a diffusion is bloquée; retenue is a proposition',
    never: /\bretenue?s?\b/i,
    but: /^(states\.initiative|initiatives|triage|journal\.verbs\.initiative|figures)\b/,
  },
  {
    rule: 'a publication is abandonnée; an event or a sending is annulé',
    never: /\bannul/i,
    under:
      /^(posts\.|states\.post\.|initiatives\.(?!near\.)|broadcasts\.dropped\.(given-up|edited)|journal\.verbs\.post)/,
  },
  // Of likely doubles it is no way back: the sending itself is given up. Of a field it is what Ctrl+Z does.
  {
    rule: 'the way back is Revenir',
    never: /^Annuler$/,
    but: /^(initiatives\.near\.cancel|tab\.post\.writing\.undo)$/,
  },
  { rule: 'champs, never blancs', never: /(?<!sur )\bblancs?\b/i },
  { rule: 'modèle d’urgence', never: /modèles? urgents?|textes? d’urgence|textes? prêts?/i },
  { rule: 'envois facultatifs', never: /(le|ce qui est|du) facultatif|ne reçoi\w+ plus/i },
  {
    rule: 'direction adjointe, supérieur hiérarchique',
    never: /suppléan|au-dessus d|niveau au-dessus|personne au-dessus/i,
  },
  { rule: 'empreinte, never sceau', never: /\bsceaux?\b/i },
  { rule: 'a card is renvoyée', never: /republi/i },
  { rule: 'visa de, never oui de', never: /\boui de\b|\bvisée? par\b/i },
  { rule: 'ESSAI', never: /recette/i },
  { rule: 'nature, never type', never: /\btypes?\b/i },
  {
    rule: 'no « même qui », no « pour qui ne »: who is a person',
    never: /même (à )?qui |pour qui (l’|ne )|\bà qui ne /i,
  },
  { rule: 'numbers that people read as words are words', never: /\b3 diffusions/ },
  { rule: 'hors des heures de travail', never: /heures habituelles/i },
  { rule: 'Relancer is for people', never: /relanc\w+ (l’envoi|la diffusion)|le relancer/i },
  { rule: 'settings are for administrators', never: /\b[A-Z]{2,}_[A-Z_]+\b|\bnpm run\b/ },
  // But for a label that people and guides rely on.
  { rule: 'not the masculine alone', never: /l’auteur\b|(?<!Transmettre à )un collègue|est remplacé[ \u202f]\?/i },
  { rule: 'no point médian, no ending in brackets', never: /\p{L}·\p{L}|\p{L}\((e|s|es|ne|trice)\)/u },
  {
    rule: '« le » before a date that a verb precedes',
    never: /(?<=\p{L} )(?<!\b(le|du|au) )\{(date|slot|until|since|day|lent)\}/iu,
  },
  { rule: 'Téléphonez, not appelez', never: /\bappelez\b/i },
]

const english: Rule[] = [
  { rule: 'the glossary has no such word', never: /\b(notifications?|requests?|requested|users?|items?|tickets?)\b/i },
  { rule: 'a message is what a person wrote', never: /\bmessages?\b/i, but: ownMessages },
  { rule: 'approval, never validation or visa', never: /\bvalidat|\bvisas?\b/i },
  { rule: 'staff, never agents', never: /\bagents?\b/i },
  {
    rule: 'a proposal is accepted, never retained; a submission is for approval',
    never: /retain|(your|new|my|a) submissions?\b/i,
  },
  { rule: 'a broadcast is on hold', never: /\bheld\b/i },
  {
    rule: 'what was sent was sent: « nothing left » reads « nothing remains »',
    never: /\bnothing left\b(?! to)|\bleft already|\bhas left\b|\bleaves? (for|at|within|\{)/i,
  },
  { rule: 'opted out of optional posts', never: /what is optional|left the optional/i },
  { rule: 'no longer', never: /no more\b(?! (answers|than))|exists no/i },
  { rule: 'template, field', never: /\bblanks?\b|text for emergencies/i },
  { rule: 'digest', never: /\bseals?\b|\bheads? of the history/i },
  { rule: '[TEST]', never: /recette|essai/i },
  { rule: 'settings are for administrators', never: /\b[A-Z]{2,}_[A-Z_]+\b|\bnpm run\b/ },
  { rule: 'pick up', never: /tak(e|en) on\b/i },
  { rule: 'audience and timing', never: /\bthe reach\b|^reach$/i },
]

const frenchSigns: Rule[] = [
  { rule: 'U+202F before ; ! ?', never: /(?<![\u202f«“(])[;!?]/ },
  { rule: 'U+00A0 before :', never: /(?<!\u00a0|https|\*\*):/ },
  { rule: 'U+00A0 within « »', never: /«(?!\u00a0)|(?<!\u00a0)»/ },
  { rule: 'U+00A0 or U+202F before %', never: /(?<![\u00a0\u202f])%/ },
  { rule: 'the apostrophe is ’, and quotes are « » or “ ”', never: /['"]/ },
  { rule: '… is one sign', never: /\.\.\./ },
  { rule: 'a space is one', never: /[ \u00a0\u202f]{2}/ },
  { rule: 'thousands are tied', never: /\d \d{3}\b/ },
]

const englishSigns: Rule[] = [
  { rule: 'no space before ; : ! ?', never: /[ \u00a0\u202f][;:!?]/ },
  { rule: 'the apostrophe is ’, and quotes are “ ”', never: /['"«»]/ },
  { rule: '… is one sign', never: /\.\.\./ },
  { rule: 'a space is one', never: / {2}/ },
]

const open = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const locales = {
  fr: JSON.parse(open('cards/locales/fr.json')) as WordTree,
  en: JSON.parse(open('cards/locales/en.json')) as WordTree,
}

function leaves(tree: WordTree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] => {
    const key = `${before}${name}`
    // What people type may be spelled as they are used to.
    if (key === 'typed') return []
    return typeof value === 'string'
      ? [[key, value]]
      : Array.isArray(value)
        ? value.map(one => [key, one])
        : leaves(value, `${key}.`)
  })
}

function broken(rules: Rule[], texts: [string, string][]): string[] {
  return rules.flatMap(({ rule, never, but, under }) =>
    texts
      .filter(([key, text]) => never.test(text) && !but?.test(key) && (under?.test(key) ?? true))
      .map(([key, text]) => `${rule}: ${key}: ${text}`),
  )
}

/** Every node of a tree that holds forms for numbers; `other` alone may be a key like any. */
function counted(tree: WordTree, before = ''): [string, WordTree][] {
  return Object.entries(tree).flatMap(([name, value]): [string, WordTree][] =>
    typeof value === 'string' || Array.isArray(value)
      ? []
      : typeof value['other'] === 'string' && ('one' in value || value['other'].includes('{n}'))
        ? [[`${before}${name}`, value]]
        : counted(value, `${before}${name}.`),
  )
}

/** The lines of a page, without what is typed, its tables' rules, pictures and addresses. */
function linesOf(page: string): [string, string][] {
  const told = open(page)
    .replaceAll(/```[^`]*```|`[^`]*`/g, 'x')
    .replaceAll(/<img[^>]*>|\]\([^)]*\)|^\|[-|]+\|$/gm, '')
  return told.split('\n').map((line, index) => [`${page}:${index + 1}`, line.trimStart()])
}

const guidePages = readdirSync(new URL('../docs/guide', import.meta.url))
  .filter(name => name.endsWith('.md'))
  .map(name => `docs/guide/${name}`)

describe('the wording', () => {
  it('keeps to one word an idea, in French', () => assert.deepEqual(broken(french, leaves(locales.fr)), []))
  it('keeps to one word an idea, in English', () => {
    // What is filled in bears names of the code.
    const texts = leaves(locales.en).map(([key, text]): [string, string] => [key, text.replaceAll(/\{\w+\}/g, '{}')])
    assert.deepEqual(broken(english, texts), [])
  })
  it('is set as French is', () => assert.deepEqual(broken(frenchSigns, leaves(locales.fr)), []))
  it('is set as English is', () => assert.deepEqual(broken(englishSigns, leaves(locales.en)), []))

  it('counts in both languages, with the same places in each form', () => {
    const places = (text: string) =>
      [...new Set(text.match(/\{[^}]+\}/g))]
        .filter(place => place !== '{n}')
        .sort()
        .join(' ')
    const [fr, en] = [counted(locales.fr), new Map(counted(locales.en))]
    assert.deepEqual(
      fr.map(([key]) => key).filter(key => !en.has(key)),
      [],
    )
    assert.equal(fr.length, en.size)
    for (const [key, forms] of [...fr, ...en]) {
      const { zero, one, other } = forms
      assert.ok(typeof one === 'string' && typeof other === 'string', `${key} has a form for one`)
      const own = [one, other, ...(typeof zero === 'string' ? [zero] : [])]
      assert.equal(new Set(own.map(places)).size, 1, `${key}: ${own.join(' | ')}`)
      assert.ok(other.includes('{n}') || !one.includes('{n}'), `${key} says how many`)
    }
  })

  it('is that of the guide and of the app’s own page too', () => {
    const guide = guidePages.flatMap(linesOf)
    const named = (path: string) =>
      Object.entries(JSON.parse(open(path)) as Record<string, string>).filter(([key]) => !key.startsWith('$'))
    const elsewhere =
      /glossary|motif|bilan|pause|blancs|urgence|facultatif|adjointe|empreinte|renvoyée|visa de|ESSAI|masculine|médian/
    assert.deepEqual(
      broken(
        french.filter(({ rule }) => elsewhere.test(rule)),
        [...guide, ...named('manifest/fr.json')],
      ),
      [],
    )
    assert.deepEqual(broken(english, named('manifest/en.json')), [])
    assert.deepEqual(
      broken(frenchSigns, [...guide, ...linesOf('docs/installation.md'), ...linesOf('docs/exploitation.md')]),
      [],
    )
  })
})
