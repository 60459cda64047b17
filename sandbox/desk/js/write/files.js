import { h } from '../dom.js'
import { icon } from '../icon.js'

const maxBytes = 20 * 1024 * 1024

/**
 * Files that wait to be sent. Pictures that are pasted or dropped go inline; those chosen with the clip go as
 * files.
 */
export function waitingFiles(changed) {
  let files = []
  const shelf = h('ul.waiting', { 'aria-label': 'À envoyer', hidden: true })
  const draw = () => {
    shelf.hidden = files.length === 0
    shelf.replaceChildren(
      ...files.map(file =>
        h(
          'li',
          {},
          icon('file'),
          `${file.name} `,
          h(
            'button.quiet',
            {
              type: 'button',
              'aria-label': `Enlever ${file.name}`,
              onclick: () => {
                files = files.filter(other => other !== file)
                draw()
              },
            },
            icon('close'),
          ),
        ),
      ),
    )
    changed()
  }
  return {
    shelf,
    add: async (list, inline) => {
      for (const file of list) {
        if (file.size > maxBytes) continue
        const contentType = file.type || 'application/octet-stream'
        files.push({
          name: file.name,
          contentType,
          base64: await base64Of(file),
          inline: inline && contentType.startsWith('image/'),
        })
      }
      draw()
    },
    count: () => files.length,
    take: () => {
      const taken = files
      files = []
      draw()
      return taken
    },
  }
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
