/** Mary's address of the page in which posts are written; that of an edition is one of the tabs. */
const known = /^post\.html\?[\w=&%-]+$/
const ofTabs = /^edition\.html\?[\w=&%-]+$/

/**
 * Opens another page of Mary's in place of this one; that page leads back here. `page`: its address relative to this
 * one.
 */
export function followPage(page: string) {
  if (ofTabs.test(page)) return location.assign(page)
  if (!known.test(page)) return
  const isWeek = location.pathname.endsWith('/week.html')
  const from = isWeek ? `week&back=${encodeURIComponent(location.search.slice(1))}` : 'desk'
  location.assign(`${page}&from=${from}`)
}
