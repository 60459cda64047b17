import type { PublicArticle } from '../../src/core/domain/releases/public-article.ts'
import { bodyHtml, type SiteArticle } from '../../src/site/site-article.ts'
import type { Site } from '../../src/site/write-feeds.ts'

export const root = 'https://mary.example/site'
export const site: Site = { name: 'Ville de « Montréval » & co', root, home: 'https://www.montreval.example/' }
export const postId = '22222222-2222-4222-8222-222222222222'

/** What must end nothing that holds it, and run nowhere. */
export const hostile = `]]></title></script><script>alert(1)</script><img src=x onerror="alert(1)">&amp;&lt;b&gt; ]]> ]]> " ' \u0000\u0008\ufffe \ud800`

export function publicOne(change: Partial<PublicArticle> = {}): PublicArticle {
  return {
    postId,
    locale: 'fr',
    title: 'La médiathèque rouvre',
    summary: 'Mardi à 12 h 30.',
    text: '## Le lieu\n\n**Ouvert** *dès* [mardi](https://a.example/?a=1&b=2).\n\n![La salle](photo:2)\n\n- un\n- deux\n\n> Enfin !',
    link: { title: 'Le programme', url: 'https://b.example/p' },
    pictures: [
      { id: 'facade', alt: 'La façade' },
      { id: 'salle', alt: 'La salle' },
    ],
    section: 'agenda',
    event: null,
    at: '2026-11-25T09:00:00.000Z',
    correctedAt: null,
    edition: 1,
    url: null,
    ...change,
  }
}

type Changed = Partial<Omit<SiteArticle, 'body'> & Pick<PublicArticle, 'text' | 'link'>>

export function siteOne({ text, link, ...change }: Changed = {}): SiteArticle {
  const { text: usual, link: usualLink, ...all } = publicOne()
  const pictures = change.pictures ?? [
    { src: 'https://mary.example/media/facade.abc', alt: 'La façade' },
    { src: 'https://mary.example/media/salle.abc', alt: 'La salle' },
  ]
  const words = { text: text ?? usual, link: link === undefined ? usualLink : link }
  return {
    ...all,
    section: 'Agenda',
    address: `${root}/articles/${change.postId ?? postId}`,
    pictures,
    body: bodyHtml(words, pictures),
    ...change,
  }
}
