/** What happened to an article that everybody may read. */
export type SiteChange = 'published' | 'corrected' | 'taken-back'
