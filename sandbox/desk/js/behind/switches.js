import { h, toast } from '../dom.js'
import { town } from '../town.js'

const resetWords = 'Oublier les conversations, la liste et les fichiers ? Les agents restent.'

/** What the sandbox allows Mary. */
export function switches() {
  const failed = error => toast(error.message, 'error')
  const toggle = (label, change) => {
    const box = h('input', { type: 'checkbox', role: 'switch', onchange: () => change(box.checked).catch(failed) })
    box.checked = true
    return h('label.switch', {}, box, label)
  }
  const reset = async () => {
    if (!confirm(resetWords)) return
    await town.reset().then(() => location.reload(), failed)
  }
  return h(
    'div.switches',
    {},
    toggle('Limites de débit de Teams', on => town.setLimits(on)),
    toggle('Mary peut créer ses listes', createLists => town.setPermissions({ createLists })),
    toggle('Mary peut s’installer elle-même', installApps => town.setPermissions({ installApps })),
    toggle('Mary peut voir les absences', readMailboxes => town.setPermissions({ readMailboxes })),
    toggle('Mary peut envoyer le journal par courriel', sendMail => town.setPermissions({ sendMail })),
    h('button.danger', { type: 'button', onclick: reset }, 'Remettre la ville à neuf'),
  )
}
