import { h } from '../dom.js'
import { icon } from '../icon.js'
import { adaptive } from '../cards/card-of.js'

/** Pictures and files of an activity; cards are drawn elsewhere. */
export function attachmentsOf(activity) {
  return (activity.attachments ?? []).map(attachment => {
    const { contentType = '', name, content, contentUrl } = attachment
    if (contentType === adaptive || contentType === 'text/html') return null
    if (contentType.startsWith('image/')) return picture(contentUrl ?? '', name)
    const address = content?.downloadUrl ?? contentUrl
    return h(
      'p.attached',
      {},
      icon('file'),
      address === undefined
        ? (name ?? contentType)
        : h('a', { href: near(address), target: '_blank', rel: 'noopener' }, name ?? 'Fichier'),
    )
  })
}

function picture(address, name) {
  return h('img.attached-picture', { src: near(address), alt: name ?? 'Image jointe', loading: 'lazy' })
}

/** A browser does not know the sandbox's certificate: what lies there is asked from the desk's own server. */
function near(address) {
  const id = /\/v3\/attachments\/([^/]+)\//.exec(address)?.[1] ?? /\/files\/([^/?]+)/.exec(address)?.[1]
  return id === undefined ? address : `/town/files/${id}`
}
