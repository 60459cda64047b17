/** What became of an article that everybody may read. */
export type SiteChange = 'published' | 'corrected' | 'taken-back'
