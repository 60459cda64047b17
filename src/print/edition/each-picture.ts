import type { EditionProof, ProofArticle, ProofPicture } from '../../core/domain/newspapers/proof.ts'

type Article<Picture> = Omit<ProofArticle, 'pictures'> & { pictures: Picture[] }
type Section<Picture> = Omit<EditionProof['sections'][number], 'articles'> & { articles: Article<Picture>[] }

/** A proof with something else in the place of its pictures. */
export type ProofWith<Picture> = Omit<EditionProof, 'masthead' | 'sections'> & {
  masthead: Picture | null
  sections: Section<Picture>[]
}

/** One after the other, so that a decoder holds one picture at a time. */
export async function eachPicture<From, To = ProofPicture>(
  proof: ProofWith<From>,
  made: (picture: From) => Promise<To>,
): Promise<ProofWith<To>> {
  const masthead = proof.masthead && (await made(proof.masthead))
  const sections: Section<To>[] = []
  for (const section of proof.sections) {
    const articles: Article<To>[] = []
    for (const article of section.articles) {
      const pictures: To[] = []
      for (const one of article.pictures) pictures.push(await made(one))
      articles.push({ ...article, pictures })
    }
    sections.push({ ...section, articles })
  }
  return { ...proof, masthead, sections }
}
