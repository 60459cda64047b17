import assert from 'node:assert/strict'
import fc from 'fast-check'
import { typeset } from '../../../../../src/core/domain/posts/text/typography.ts'
import { holds } from '../../../../support/holds.ts'

const [n, f] = ['\u00a0', '\u202f']

describe('typeset', () => {
  it('sets French as French is set', () => {
    const cases: [typed: string, set: string][] = [
      ["L'équipe d'accueil, aujourd'hui", 'L’équipe d’accueil, aujourd’hui'],
      ['Il dit "bonjour" et "au revoir".', `Il dit «${n}bonjour${n}» et «${n}au revoir${n}».`],
      ['“Il a dit “oui” hier”', `«${n}Il a dit «${n}oui${n}» hier${n}»`],
      ['l\'"atelier"', `l’«${n}atelier${n}»`],
      ['«oui», « non »', `«${n}oui${n}», «${n}non${n}»`],
      ['Attention : travaux ; venez ! Qui ? 12 %', `Attention${n}: travaux${f}; venez${f}! Qui${f}? 12${f}%`],
      ['Attention: travaux; venez! Qui? 12%', `Attention${n}: travaux${f}; venez${f}! Qui${f}? 12${f}%`],
      ['Vraiment ?!', `Vraiment${f}?!`],
      ['1 187 agents, 12 345 678 €, 2026 et 500', `1${f}187 agents, 12${f}345${f}678${f}€, 2026 et 500`],
      ['à suivre...', 'à suivre…'],
      ['e\u0301te\u0301', 'été'],
    ]
    for (const [typed, set] of cases) assert.equal(typeset(typed, 'fr'), set)
  })

  it('leaves alone addresses, clock times, what is filled for each reader, and what is no punctuation', () => {
    const same = [
      "Voir https://ville.example.org/a?b=c'd:e;f!... ici",
      'www.ville.example.org?x=1',
      "jeanne.o'neil@ville.example.org",
      'À 9:30, ou 18:05',
      '{prénom}',
      '{direction}',
      '04 76 12 34 56',
      'du 12 2026',
      'C:\\dossier',
      ':-)',
      '....',
      'une 5" de plus',
      'a;b',
      '&eacute;',
    ]
    for (const text of same) assert.equal(typeset(text, 'fr'), text)
    assert.equal(
      typeset('Bonjour {prénom}! Aux agents de {direction}: "{prénom}"', 'fr'),
      `Bonjour {prénom}${f}! Aux agents de {direction}${n}: «${n}{prénom}${n}»`,
    )
    assert.equal(typeset("l'{direction}", 'fr'), 'l’{direction}')
    assert.equal(typeset('un\n\n: deux\n! trois', 'fr'), 'un\n\n: deux\n! trois')
  })

  it('sets English as English is set', () => {
    assert.equal(typeset('It\'s "open": 12 % of 1 500; really?', 'en'), 'It’s “open”: 12 % of 1 500; really?')
  })

  it('has one form, however it was typed', () => {
    const forms = ['L\'avis : "oui" ! 1 500 €', `L’avis: «oui»! 1${n}500€`, `L´avis${f}: “oui”${n}! 1${f}500${n}€`]
    assert.equal(new Set(forms.map(text => typeset(text, 'fr'))).size, 1)
  })

  it('has one form, whatever spaces were typed between words and at the end of a line', () => {
    const bits = [
      'une',
      'espace',
      '"',
      '«',
      '»',
      '“',
      '”',
      ':',
      ';',
      '!',
      '?',
      '%',
      '€',
      '12',
      '500',
      "l'",
      '(',
      ')',
      '-',
      '😀',
      'https://x.fr/a',
      'a@b.fr',
      '{prénom}',
      '\n',
      '\ue000',
    ]
    const spaces = fc
      .array(fc.constantFrom(' ', '\t', n, f, '\u2009', '\u3000'), { minLength: 1, maxLength: 4 })
      .map(parts => parts.join(''))
    const between = (one: string, next: string | undefined, typed: string): string =>
      one === '\n' ? '' : next === '\n' || next === undefined ? typed.slice(1) : typed
    const typed = fc.array(fc.tuple(fc.constantFrom(...bits), spaces), { minLength: 1, maxLength: 12 })
    holds(
      fc.property(typed, fc.constantFrom('fr' as const, 'en' as const), (parts, locale) => {
        const [plain, other] = [() => ' ', (at: number) => parts[at]![1]].map(space =>
          parts.map(([bit], at) => bit + between(bit, parts[at + 1]?.[0], space(at))).join(''),
        )
        assert.equal(typeset(other!, locale), typeset(plain!, locale), JSON.stringify([plain, other]))
      }),
      {
        numRuns: 3000,
        examples: [
          [
            [
              ['une', '  '],
              ['espace', ' '],
            ],
            'fr',
          ],
          [
            [
              ['une', `${n} `],
              ['espace', ' '],
            ],
            'fr',
          ],
          [
            [
              ['une', '\t'],
              [':', ' '],
            ],
            'fr',
          ],
        ],
      },
    )
    assert.equal(typeset('  un\u00a0 \n\t- deux ', 'fr'), '  un\n - deux', 'indented as it was')
  })

  it('changes nothing more the second time', () => {
    const bits = [
      '"',
      "'",
      '’',
      '«',
      '»',
      '“',
      '”',
      ' ',
      n,
      f,
      '\n',
      ':',
      ';',
      '!',
      '?',
      '%',
      '€',
      '.',
      '...',
      '…',
      '1',
      '12',
      '500',
      'a',
      'l',
      'É',
      'e\u0301',
      '{prénom}',
      '{direction}',
      'https://x.fr/?a=b',
      'www.x.fr',
      'a@b.fr',
      '9:30',
      '&amp;',
      '(',
      ')',
      '-',
      ',',
      '\ue000',
      '\\',
      '*',
      '😀',
    ]
    const text = fc.oneof(
      fc.array(fc.constantFrom(...bits), { maxLength: 14 }).map(parts => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    )
    holds(
      fc.property(text, fc.constantFrom('fr' as const, 'en' as const), (typed, locale) => {
        const once = typeset(typed, locale)
        assert.equal(typeset(once, locale), once)
        assert.equal(once, once.normalize('NFC'))
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves every letter, digit and line as it was', () => {
    const bare = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}\n]/gu, '')
    holds(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), typed =>
        assert.equal(bare(typeset(typed, 'fr')), bare(typed)),
      ),
      { numRuns: 500 },
    )
  })
})
