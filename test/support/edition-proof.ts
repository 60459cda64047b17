import type { EditionProof, ProofArticle, ProofPicture } from '../../src/core/domain/newspapers/proof.ts'

/** A picture as Mary keeps it, of one colour with a frame. */
export async function proofPicture(alt: string, { width = 900, height = 600, colour = '#3a7ca5' } = {}) {
  const { default: sharp } = await import('sharp')
  const frame = `<svg width="${width}" height="${height}"><rect x="4%" y="4%" width="92%" height="92%" fill="none" stroke="#fff" stroke-width="12"/></svg>`
  const bytes = await sharp({ create: { width, height, channels: 3, background: colour } })
    .composite([{ input: Buffer.from(frame) }])
    .jpeg()
    .toBuffer()
  const picture: ProofPicture = { bytes: new Uint8Array(bytes), contentType: 'image/jpeg', alt, width, height }
  return picture
}

/** A picture as heavy as a photo: noise, a little out of focus. */
export async function photographed(): Promise<ProofPicture> {
  const { default: sharp } = await import('sharp')
  const [width, height] = [1024, 683]
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#888888', noise } })
    .blur(0.6)
    .jpeg({ quality: 70 })
    .toBuffer()
  return { bytes: new Uint8Array(bytes), contentType: 'image/jpeg', alt: 'Une foule', width, height }
}

export const proofArticle: ProofArticle = {
  id: 'a',
  title: 'Les agents du parc ouvrent leur serre',
  summary: 'Chaque mercredi, six jardiniers montrent comment naissent les fleurs de la ville.',
  text: [
    'Depuis le printemps, la serre du parc **Jean-Moulin** reçoit les agents et leurs *familles*. On y sème, on y rempote, et l’on repart avec un plant.',
    '## Une idée de l’équipe',
    '« Nous voulions montrer ce que nous faisons l’hiver », dit Nadia Benali. Le [règlement de la serre](https://intranet.ville.example/serre) tient en trois points :',
    '- venir à pied ou à vélo\n- prévenir la veille\n- garder ses **gants**',
    '### Pour les écoles',
    '> On a planté des radis, et ils ont poussé.\n> Alors on les a mangés.',
    '1. choisir une date\n2. écrire au service',
  ].join('\n\n'),
  pictures: [],
  link: { title: 'S’inscrire à une visite', url: 'https://intranet.ville.example/serre/visites' },
  credit: 'Nadia Benali',
  event: null,
}

/** An edition with everything that one may have. */
export async function editionProof(changes: Partial<EditionProof> = {}): Promise<EditionProof> {
  const other = (title: string, more: Partial<ProofArticle> = {}): ProofArticle => ({
    ...proofArticle,
    title,
    summary: '',
    text: 'Le service change d’étage lundi. Les lignes restent les mêmes, et les dossiers suivent.\n\n'
      .repeat(3)
      .trim(),
    link: null,
    credit: null,
    ...more,
  })
  return {
    locale: 'fr',
    authority: 'Ville de Sainte-Colombe',
    reference: 'TU-2026-11',
    name: 'Trait d’Union',
    tagline: 'Le journal des agents de Sainte-Colombe',
    masthead: await proofPicture('L’hôtel de ville au soleil', { width: 1024, height: 220, colour: '#2a9d8f' }),
    colours: { main: '#1d3557', accent: '#9b2226' },
    number: 11,
    day: '2026-12-01',
    director: 'Claire Martin',
    mention: 'Imprimé par le service reprographie. ISSN 0000-0000.',
    editorial: {
      title: 'Un hiver ensemble',
      text: 'Décembre commence, et avec lui les **fêtes**.\n\nMerci à toutes et tous.',
      signature: 'Claire Martin, directrice générale des services',
    },
    sections: [
      {
        id: 'life',
        name: 'La vie des services',
        articles: [
          {
            ...proofArticle,
            pictures: [await proofPicture('Six personnes en bottes devant une serre')],
            text: `${proofArticle.text}\n\n![La serre en mars](photo:1)`,
          },
          other('Les archives déménagent'),
          other('Portrait : Jean, égoutier', {
            pictures: [
              await proofPicture('Jean tient un casque jaune', { width: 683, height: 1024, colour: '#e9c46a' }),
            ],
          }),
        ],
      },
      {
        id: 'agenda',
        name: 'À vos agendas',
        articles: [
          other('Vœux au personnel', {
            event: { date: '2027-01-12', time: '18:00', ends: '20:00', place: 'Salle des fêtes' },
          }),
          other('Don du sang', { event: { date: '2026-12-15', time: null, ends: null, place: '' } }),
        ],
      },
    ],
    errata: [{ reference: 'TU-2026-10', text: 'La cantine ouvre à 11 h 30, et non à 12 h.' }],
    address: 'https://mary.ville.example/journal/abc.sig.html',
    ...changes,
  }
}

const hostileWords =
  '#panic("x") $x$ *a* _b_ = <c> \\ @d </script><script>alert(1)</script> <!--errata--> ]]> "q" \' ` {{a}} %s'

/** Words that are markup somewhere, in another direction, without a space, or one emoji. */
export async function hostileProof(): Promise<EditionProof> {
  const long = 'W'.repeat(200)
  const article = (title: string, text: string): ProofArticle => ({
    ...proofArticle,
    title,
    summary: text,
    text: `${text}\n\n## ${title}\n\n> ${text}\n\n- ${text}\n\n### 🎉`,
    link: { title: '', url: title === '🎉' ? 'javascript:alert(1)' : 'https://ville.example/?a=1&b=2#x' },
    credit: title,
    event: { date: '2026-12-15', time: '18:00', ends: null, place: text },
  })
  return editionProof({
    authority: hostileWords,
    name: hostileWords,
    tagline: hostileWords,
    mention: hostileWords,
    director: hostileWords,
    masthead: { ...(await proofPicture('x')), alt: hostileWords },
    editorial: { title: '🎉', text: hostileWords, signature: hostileWords },
    errata: [{ reference: 'TU-2026-10', text: hostileWords }],
    sections: [
      {
        id: 's',
        name: '🎉',
        articles: [
          article('🎉', hostileWords),
          article(hostileWords, '👩‍🔬 été'),
          article(long, long),
          article('שלום עולם', 'مرحبا بالعالم'),
        ],
      },
    ],
  })
}

/** As long as an edition gets: forty articles, one of 20 000 signs, with so many pictures. */
export async function fortyArticles(pictures: readonly ProofPicture[] = []): Promise<EditionProof> {
  const paragraph = 'Le service change d’étage lundi ; les lignes restent les mêmes, et les dossiers suivent. '
  const photo = await proofPicture('Un couloir et des cartons', { width: 1024, height: 683 })
  const all = pictures.length > 0 ? pictures : (Array(40).fill(photo) as ProofPicture[])
  const articles = Array.from({ length: 40 }, (_, at): ProofArticle => {
    const text = `${paragraph.repeat(at === 0 ? 220 : 12)}`.slice(0, 20_000)
    const from = (all.length * at) / 40
    const own = all.slice(Math.floor(from), Math.floor(from + all.length / 40))
    return { ...proofArticle, title: `Article ${at + 1} sur quarante`, text, pictures: own }
  })
  return editionProof({
    sections: Array.from({ length: 4 }, (_, at) => ({
      id: `s${at}`,
      name: `Rubrique ${at + 1}`,
      articles: articles.slice(at * 10, at * 10 + 10),
    })),
  })
}
