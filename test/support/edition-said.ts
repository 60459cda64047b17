import type { Page } from 'playwright-core'
import type { WrittenEdition, WrittenLine, WrittenSection } from '../../src/teams/newspapers/drawn/written-edition.ts'

type SaidMove = { editionId: string; revision: number; itemId: string; section: string; before: string | null }
type SaidWords = { editionId: string; seen: string; title: string; text: string; signature: string }

export type SaidEdition = {
  edition: WrittenEdition
  moves: SaidMove[]
  words: SaidWords[]
  presses: { verb: string; data: Record<string, unknown> }[]
  /** What a move answers; undefined: it is done. */
  answer: (move: SaidMove) => object | undefined
  /** Somebody else does something: every page that follows the edition hears of it. */
  change: (change: (edition: WrittenEdition) => Partial<WrittenEdition>) => void
}

const states: [WrittenLine['state'], string][] = [
  ['ready', 'prêt'],
  ['awaited', 'attendu de Karim Blanc avant le lundi 30 novembre à 11 h'],
  ['changed', 'modifiée depuis'],
  ['withdrawn', 'retirée : plus à publier'],
]

/** An edition as the server says it, `counts` articles under each heading. */
export function saidEdition(counts: readonly number[] = [3, 2, 0]): WrittenEdition {
  let n = 0
  const names = ['Vie des services', 'Portraits', 'Agenda']
  const sections: WrittenSection[] = counts.map((count, at) => ({
    id: `s${at + 1}`,
    name: names[at] ?? `Rubrique ${at + 1}`,
    closed: false,
    signs: count * 2_400,
    room: at === 2 ? 0 : 6_000,
    signsText: at === 2 ? '0 signe' : `${count * 2_400} signes sur 6 000`,
    lines: Array.from({ length: count }, () => {
      const [state, stateText] = states[n % states.length]!
      n += 1
      const piece = n === 2
      return {
        id: `i${n}`,
        title: n === 1 ? 'Le potager de la crèche des Tilleuls ouvre aux collègues' : `Article ${n}`,
        kindText: piece ? 'Arrivées et départs' : '',
        reference: piece ? '' : `PUB-2026-000${n}`,
        state,
        stateText,
        signs: '2 400 signes',
        by: 'Anne Roy',
      }
    }),
  }))
  const edition = {
    kind: 'edition' as const,
    id: '11111111-0000-4000-8000-000000000000',
    revision: 4,
    reference: 'TU-2026-11',
    title: 'Trait d’Union · numéro 11, mercredi 2 décembre',
    stateText: 'En composition',
    closes: 'Bouclage dans 2 jours ouvrés : lundi 30 novembre',
    isLate: false,
    missing: 'Manque : 1 article attendu, l’éditorial',
    remarks: [],
    faults: ['« Article 4 » ne sera pas publiée. Retirez-la du numéro.'],
    open: true,
    isPrinting: false,
    signs: 12_000,
    room: 18_000,
    signsText: '12 000 signes sur 18 000',
    sections,
    ready: '2 publications prêtes à entrer : Noël solidaire, La patinoire',
    calls: ['APP-2026-0003 « Décembre » : 4 directions sur 12 ont répondu, jusqu’au lundi 30 novembre'],
    editorial: { seen: '', title: '', text: '', signature: '', by: '' },
    editorialMost: 3_000,
    reads: [],
    mail: { notes: [], resend: '', mailed: '' },
    isComms: true,
    editions: [{ reference: 'TU-2026-11', name: 'Trait d’Union, TU-2026-11' }],
  }
  return { ...edition, mark: '1' }
}

/** Answers for Mary what this page asks about an edition, from what the test holds. */
export async function sayEdition(page: Page, edition = saidEdition()): Promise<SaidEdition> {
  const said: SaidEdition = {
    edition,
    moves: [],
    words: [],
    presses: [],
    answer: () => undefined,
    change: change => {
      const changed = { ...said.edition, ...change(said.edition) }
      said.edition = { ...changed, mark: `${Number(said.edition.mark) + 1}` }
    },
  }
  const path = '**/tab/api/edition'
  await page.route(path, route => route.fulfill({ json: said.edition }))
  await page.route(`${path}/live`, route =>
    route.fulfill({ contentType: 'text/event-stream', body: 'data: {"head":1}\n\n' }),
  )
  await page.route(`${path}/move`, route => {
    const move = route.request().postDataJSON() as SaidMove
    said.moves.push(move)
    const answer = said.answer(move)
    if (answer) return route.fulfill({ json: answer })
    said.change(({ sections, revision }) => ({ sections: withMoved(sections, move), revision: revision + 1 }))
    return route.fulfill({ json: { kind: 'changed', text: 'C’est déplacé.', edition: said.edition } })
  })
  await page.route(`${path}/editorial`, route => {
    const words = route.request().postDataJSON() as SaidWords
    said.words.push(words)
    if (words.seen !== said.edition.editorial.seen)
      return route.fulfill({ json: { kind: 'refused', text: 'Quelqu’un l’a changé.', edition: said.edition } })
    const { title, text, signature } = words
    const editorial = { seen: `${said.words.length}`, title, text, signature, by: 'Anne Roy' }
    said.change(({ revision }) => ({ editorial, revision: revision + 1 }))
    return route.fulfill({ json: { kind: 'changed', text: 'L’éditorial est enregistré.', edition: said.edition } })
  })
  return said
}

function withMoved(sections: WrittenSection[], { itemId, section, before }: SaidMove): WrittenSection[] {
  const line = sections.flatMap(one => one.lines).find(one => one.id === itemId)!
  return sections.map(one => {
    const lines = one.lines.filter(other => other !== line)
    if (one.id !== section) return { ...one, lines }
    const at = before === null ? lines.length : lines.findIndex(other => other.id === before)
    return { ...one, lines: lines.toSpliced(at, 0, line) }
  })
}
