/** As Mary names the page in which posts are written. */
const known = /^post\.html\?[\w=&%-]+$/

/**
 * Another page of Mary's in the place of this one, which leads back here.
 * @param {string} page its address from here
 */
export function followPage(page) {
  if (!known.test(page)) return
  const isWeek = location.pathname.endsWith('/week.html')
  const from = isWeek ? `week&back=${encodeURIComponent(location.search.slice(1))}` : 'desk'
  location.assign(`${page}&from=${from}`)
}
