import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

type Section = { level: number; heading: string; text: string }

function sectionsOf(page: string): Section[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
  // A line of a shell's comment begins like a heading.
  const fences = text
    .split('```')
    .map((part, index) => (index % 2 === 1 ? part.replaceAll(/^#/gm, ' #') : part))
    .join('```')
  return fences
    .split(/^(?=#{1,3} )/m)
    .filter(part => part.startsWith('#'))
    .map(part => {
      const [first, ...rest] = part.split('\n')
      return { level: first!.indexOf(' '), heading: first!, text: rest.join('\n') }
    })
}

/** What is typed, set or read by a machine, comments of commands aside. */
const typedIn = ({ text }: Section) =>
  [
    ...[...text.matchAll(/```(?:sh|http|powershell)\n([^`]*)```/g)].flatMap(([, block]) =>
      block!
        .split('\n')
        .map(line => line.replace(/\s+#.*$/, '').trim())
        .filter(line => line !== ''),
    ),
    ...[...text.replaceAll(/```[^`]*```/g, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code!.replaceAll(/\s+/g, ' ')),
  ].sort()

/** Figures, whatever divides their thousands: `1 200`, `1,200`; `0.3` and `0,3`; `9:00` and `9 h`. */
const figuresIn = ({ text }: Section) =>
  [
    ...text
      .replaceAll(/```[^`]*```|`[^`]*`|\]\([^)]*\)/g, '')
      .replaceAll(/(\d)[ \u00a0\u202f](?=\d{3}\b)/g, '$1')
      .matchAll(/\d+(?:[.,:]\d+)*/g),
  ]
    .map(([figure]) => figure.replace(',', '.').replace(':00', ''))
    .sort()

for (const [here, there] of [
  ['install.md', 'installation.md'],
  ['operations.md', 'exploitation.md'],
] as const)
  describe(`${here} and ${there}`, () => {
    const [english, french] = [sectionsOf(here), sectionsOf(there)]

    it('have the same sections', () =>
      assert.deepEqual(
        french.map(({ level }) => level),
        english.map(({ level }) => level),
        `${english.length} sections in English, ${french.length} in French: translate what one of them lacks`,
      ))

    for (const [index, section] of english.entries()) {
      it(`say the same commands and figures: ${section.heading}`, () => {
        assert.deepEqual(typedIn(french[index]!), typedIn(section))
        assert.deepEqual(figuresIn(french[index]!), figuresIn(section))
      })
    }
  })
