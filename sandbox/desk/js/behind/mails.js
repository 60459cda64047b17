import { debounce, h, toast } from '../dom.js'
import { on, state, tell } from '../state.js'
import { town } from '../town.js'
import { momentOf, plural } from '../wording.js'

/** What left by e-mail, as somebody's program shows it: the page in a frame in which nothing runs, or the text. */
export function startMails() {
  const pane = document.getElementById('pane-mail')
  const body = h('div.mails', { tabindex: '0', role: 'region', 'aria-label': 'Courriels partis', testid: 'mails' })
  pane.replaceChildren(
    h(
      'header.pane-head',
      {},
      h('h2', {}, 'Courriels'),
      h('p', {}, 'Ce qui est parti de la boîte du journal, la seule d’où Mary peut envoyer'),
    ),
    body,
  )
  let shown = ''

  async function load() {
    const mails = await town.mails().catch(error => {
      toast(error.message, 'error')
    })
    if (mails === undefined) return
    const ids = mails.map(({ id }) => id).join()
    if (ids === shown && body.hasChildNodes()) return
    shown = ids
    body.replaceChildren(
      ...(mails.length === 0 ? [h('p.nothing', {}, 'Aucun courriel n’est encore parti.')] : mails.map(draw)),
    )
    tell('shown', 'mail')
  }

  on('mail', debounce(load, 120))
  on('view', () => state.side === 'mail' && load())
  return load()
}

function draw(mail, at) {
  const address = `/town/mails/${encodeURIComponent(mail.id)}`
  const page = h('iframe.mail-page', {
    title: `Le courriel « ${mail.subject} », mis en page`,
    sandbox: '',
    loading: 'lazy',
    src: `${address}/page`,
  })
  return h(
    'article.mail',
    { testid: 'mail' },
    h('h3', {}, mail.subject || '(sans objet)'),
    h('p.told', {}, `${momentOf(mail.at)} · de ${mail.mailbox} · à ${mail.to.join(', ')}`),
    h('details', { open: at === 0 }, h('summary', {}, 'Mis en page'), page),
    h('details', {}, h('summary', {}, 'En texte seul'), h('pre.mail-text', { tabindex: '0' }, mail.text)),
    h(
      'p',
      {},
      h('a', { href: `${address}/eml` }, `Télécharger (.eml, ${plural(Math.ceil(mail.size / 1024), 'Ko', 'Ko')})`),
    ),
  )
}
