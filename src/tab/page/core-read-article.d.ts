// Written by `npm run core-code`.
import type * as core from '../../core/domain/posts/read-article.ts'
export type ArticlePicture = core.ArticlePicture
export type ArticleBlock = core.ArticleBlock
export declare const readArticle: typeof core.readArticle
export declare const writeArticle: typeof core.writeArticle
export declare const articleWords: typeof core.articleWords
